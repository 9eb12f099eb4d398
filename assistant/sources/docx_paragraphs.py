"""A Word document to its paragraphs, as a stream: no tree of the document is ever built."""

from dataclasses import dataclass
from typing import IO
from xml.sax import SAXException
from xml.sax.handler import ContentHandler, feature_namespaces
from xml.sax.xmlreader import AttributesNSImpl

from defusedxml import DefusedXmlException
from defusedxml.sax import make_parser

from assistant.errors import InputError
from assistant.sources.archive import DAMAGED, damaged, main_part
from assistant.sources.reading import Document

WORD = frozenset(
    {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    }
)
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
STANDS_FOR = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-"}
LEFT_OUT = frozenset({"del", "moveFrom", "Fallback"})
MOST_ELEMENTS = 300_000
MOST_EVENTS = 2 * MOST_ELEMENTS
MOST_CHARACTERS = 3_000_000
MOST_LINES = 50_000
CHUNK = 65_536
MOST_SILENT_CHUNKS = 4


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """The paragraphs in order, and how many characters are formatted as hidden."""

    texts: tuple[str, ...]
    hidden: int


def paragraphs_of(document: Document) -> Paragraphs:
    """The paragraphs in order: `w:br` is a line break, `w:tab` a tab; raises InputError."""
    collector = _Collector()
    with main_part(document) as stream:
        try:
            _parse(stream, collector)
        except DefusedXmlException as error:
            message = f"'{document.name}' declares entities, as no transcript does. Save it as .docx again."
            raise InputError(message) from error
        except _TooMuch as error:
            message = f"'{document.name}' holds more than any transcript. Export it as text, or split it."
            raise InputError(message) from error
        except (SAXException, LookupError, *DAMAGED) as error:
            raise damaged(document.name) from error
    return Paragraphs(tuple(collector.paragraphs), collector.hidden)


def _parse(stream: IO[bytes], collector: "_Collector") -> None:
    """Feeds the parser in chunks: a single tag of many attributes shows as chunks without an event."""
    parser = make_parser()
    parser.forbid_dtd = True
    parser.setFeature(feature_namespaces, True)
    parser.setContentHandler(collector)
    silent = 0
    while chunk := stream.read(CHUNK):
        before = collector.events
        parser.feed(chunk)
        silent = silent + 1 if collector.events == before else 0
        if silent > MOST_SILENT_CHUNKS:
            raise _TooMuch
    parser.close()


class _TooMuch(Exception):
    """The document is built to exhaust whoever reads it."""


class _Collector(ContentHandler):
    """Collects paragraphs; a text box holds some inside another, hence the stack."""

    def __init__(self) -> None:
        super().__init__()
        self.paragraphs: list[str] = []
        self.hidden = 0
        self.events = 0
        self._open: list[list[str]] = []
        self._elements = self._characters = self._lines = 0
        self._left_out = 0
        self._in_run = self._in_text = self._is_hidden = False

    def startElementNS(
        self, name: tuple[str | None, str], qname: str | None, attrs: AttributesNSImpl
    ) -> None:
        self._elements += 1
        self._count()
        space, tag = name
        if (space in WORD or space == COMPATIBILITY) and tag in LEFT_OUT:
            self._left_out += 1
        if space not in WORD or self._left_out:
            return
        if tag == "p":
            self._lines += 1
            self._open.append([])
        elif tag == "r":
            self._in_run, self._is_hidden = True, False
        elif self._in_run:
            self._in_word(space, tag, attrs)

    def _in_word(self, space: str | None, tag: str, attrs: AttributesNSImpl) -> None:
        if tag == "vanish":
            self._is_hidden = attrs.get((space, "val"), "true") not in ("0", "false", "off")
        elif tag == "t":
            self._in_text = True
        elif tag in STANDS_FOR:
            self._lines += STANDS_FOR[tag] == "\n"
            self._add(STANDS_FOR[tag])

    def endElementNS(self, name: tuple[str | None, str], qname: str | None) -> None:
        space, tag = name
        if (space in WORD or space == COMPATIBILITY) and tag in LEFT_OUT:
            self._left_out -= 1
        elif space in WORD and not self._left_out:
            self._close(tag)

    def _close(self, tag: str) -> None:
        if tag == "t":
            self._in_text = False
        elif tag == "r":
            self._in_run = False
        elif tag == "p":
            self.paragraphs.append("".join(self._open.pop()))

    def characters(self, content: str) -> None:
        self._count()
        if self._in_text and not self._left_out:
            self._characters += len(content)
            self._add(content.replace("\n", " "))

    def _count(self) -> None:
        self.events += 1
        if (
            self._elements > MOST_ELEMENTS
            or self.events > MOST_EVENTS
            or self._characters > MOST_CHARACTERS
            or self._lines > MOST_LINES
        ):
            raise _TooMuch

    def _add(self, content: str) -> None:
        if self._is_hidden:
            self.hidden += len(content.strip())
        elif self._open:
            self._open[-1].append(content)
