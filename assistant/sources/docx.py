"""A Word document to the conversations that its paragraphs hold as text."""

import html
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.errors import InputError
from assistant.sources.archive import OLD_OFFICE_MAGIC, ZIP_MAGIC
from assistant.sources.docx_paragraphs import paragraphs_of
from assistant.sources.reading import Document, Reading
from assistant.sources.registry import Format, format_of
from schemas.finding import Finding, Severity

CUE_TIME = re.compile(r"\s*\d+:\d+:\d+[.,]\d+\s*-->\s*\d+:\d+:\d+[.,]\d+\s*")
LONGEST_NAME = 60


def format_with(texts: tuple[Format, ...]) -> Format:
    """The format, which reads what the paragraphs hold by the formats of text."""
    return Format("docx", matches, lambda document: read(document, texts))


def matches(document: Document) -> bool:
    """Any zip archive or old Office file: nothing else can read them, and the refusal says why."""
    return document.data.startswith((*ZIP_MAGIC, OLD_OFFICE_MAGIC))


def read(document: Document, texts: tuple[Format, ...]) -> tuple[Reading, ...]:
    """What the text formats make of the paragraphs; hidden text is left out, with a finding."""
    found = paragraphs_of(document)
    text = as_text(found.texts).strip()
    if not text:
        raise InputError(
            f"'{document.name}' holds no text. Check that the transcript is in the document itself."
        )
    inner = replace(document, data=text.encode())
    first, *others = (
        replace(reading, format=f"{reading.format}-docx") for reading in format_of(inner, texts).read(inner)
    )
    return (replace(first, findings=first.findings + _hidden(found.hidden)), *others)


def as_text(paragraphs: Sequence[str]) -> str:
    """The paragraphs with blank lines between them; as captions where they are times, names and words.

    Teams' older documents hold a time, a name and the words in three paragraphs each.
    """
    times = [number for number, text in enumerate(paragraphs) if CUE_TIME.fullmatch(text)]
    cues = [paragraphs[at:until] for at, until in pairwise((*times, len(paragraphs)))]
    if not cues or not all(_has_name_and_words(cue) for cue in cues):
        return "\n\n".join(paragraphs)
    head = "\n".join(["WEBVTT", *paragraphs[: times[0]]])
    return "\n\n".join([head, *(_caption(cue) for cue in cues)])


def _has_name_and_words(cue: Sequence[str]) -> bool:
    lines = [text for text in cue[1:] if text.strip()]
    return len(lines) > 1 and len(lines[0]) <= LONGEST_NAME


def _caption(cue: Sequence[str]) -> str:
    time, name, *words = (text.strip() for text in cue if text.strip())
    said = html.escape(" ".join(" ".join(words).split()), quote=False)
    return f"{time}\n<v {html.escape(name, quote=False)}>{said}</v>"


def _hidden(count: int) -> tuple[Finding, ...]:
    if not count:
        return ()
    message = f"{count} characters of the document are formatted as hidden text and were left out."
    hint = "Nobody who looks at the document sees them. Show hidden text in Word to check what they say."
    return (Finding(code="hidden_text_dropped", severity=Severity.WARNING, message=message, hint=hint),)
