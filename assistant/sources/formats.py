"""Every format that is read, the most specific first."""

from assistant.sources.docx import format_with
from assistant.sources.mail import MAIL
from assistant.sources.registry import Format
from assistant.sources.subtitles import SBV, SRT, VTT
from assistant.sources.text import TEXT_FORMATS
from assistant.sources.vendors.formats import VENDOR_FORMATS

DOCX = format_with((VTT, *TEXT_FORMATS))
FORMATS: tuple[Format, ...] = (DOCX, *MAIL, *VENDOR_FORMATS, VTT, SRT, SBV, *TEXT_FORMATS)
