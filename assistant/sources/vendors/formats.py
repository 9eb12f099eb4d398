"""The JSON formats that are read, told apart by shape: the vendors', our own, vCon, and what is refused."""

from assistant.errors import InputError
from assistant.sources.ingest import INGEST
from assistant.sources.reading import Document, Reading
from assistant.sources.registry import Format
from assistant.sources.vendors.assemblyai import ASSEMBLYAI
from assistant.sources.vendors.avoma import AVOMA
from assistant.sources.vendors.chorus import CHORUS
from assistant.sources.vendors.deepgram import DEEPGRAM
from assistant.sources.vendors.fathom import FATHOM
from assistant.sources.vendors.fireflies import FIREFLIES
from assistant.sources.vendors.gong import GONG
from assistant.sources.vendors.grain import GRAIN
from assistant.sources.vendors.hubspot import HUBSPOT
from assistant.sources.vendors.node import parsed
from assistant.sources.vendors.recall import RECALL
from assistant.sources.vendors.vcon import format_with
from assistant.sources.vendors.whisper import WHISPER

SHAPES = (
    INGEST,
    HUBSPOT,
    GONG,
    FIREFLIES,
    FATHOM,
    CHORUS,
    AVOMA,
    GRAIN,
    RECALL,
    DEEPGRAM,
    ASSEMBLYAI,
    WHISPER,
)


def _is_json(document: Document) -> bool:
    return parsed(document) != ""


def _refuse(document: Document) -> tuple[Reading, ...]:
    found = parsed(document)
    if isinstance(found, str):
        raise InputError(f"'{document.name}' is broken JSON: {found}. Check that the export was complete.")
    names = ", ".join(each.name for each in (*SHAPES, VCON))
    raise InputError(f"'{document.name}' is JSON of a shape that is not read. These are: {names}.")


VCON = format_with(SHAPES)
OTHER_JSON = Format("other-json", _is_json, _refuse, is_read=False)
VENDOR_FORMATS = (*SHAPES, VCON, OTHER_JSON)
