"""Every format that is read, the most specific first."""

from assistant.sources.registry import Format
from assistant.sources.subtitles import SBV, SRT, VTT
from assistant.sources.text import TEXT_FORMATS

FORMATS: tuple[Format, ...] = (VTT, SRT, SBV, *TEXT_FORMATS)
