"""Date phrases, the day they were said on and the calendars in; the windows that they name out."""

from assistant.dates.context import Context, Conventions
from assistant.dates.resolution import Reading, Resolution
from assistant.dates.resolve import resolve
from assistant.dates.spot import read, spot

__all__ = ["Context", "Conventions", "Reading", "Resolution", "read", "resolve", "spot"]
