"""An HTML page of a mail to lines as a person sees them, with quote marks, and to the text that is hidden."""

import re
from dataclasses import dataclass, field

from lxml import etree

from assistant.sources.mail.hidden import hidden_selectors, hides, shade

SKIPPED = frozenset({"script", "style", "head", "title", "template", "noscript", "object", "svg"})
BLOCK = re.compile(
    r"address|article|aside|blockquote|body|center|dd|div|dl|dt|fieldset|footer|form|h[1-6]|header|hr|li|main|nav"
    r"|ol|p|pre|section|table|tbody|thead|tr|ul"
)
PARAGRAPHS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote"})
CELLS = frozenset({"td", "th"})
QUOTES = frozenset({"blockquote"})
VOID = frozenset(
    {"br", "hr", "img", "col", "input", "link", "meta", "area", "base", "embed", "source", "wbr"}
)
CHUNK = 1_000_000
DEEPEST_QUOTE = 50


@dataclass(frozen=True, slots=True)
class Page:
    """What a page shows and what it hides."""

    text: str
    hidden: str


@dataclass(frozen=True, slots=True)
class Element:
    """An open element; `background` is None where it cannot be told."""

    tag: str
    is_hidden: bool = False
    is_skipped: bool = False
    is_literal: bool = False
    quotes: int = 0
    background: str | None = "white"


@dataclass
class Layout:
    """The target of the event parser: it lays text out in lines while the page streams by."""

    lines: list[str] = field(default_factory=list)
    current: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    hiding: set[str] = field(default_factory=set)
    open: list[Element] = field(default_factory=lambda: [Element("")])

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element opens."""
        outer = self.open[-1]
        if BLOCK.fullmatch(tag):
            self._break(outer.quotes)
        if tag == "br":
            self._end_line(outer.quotes)
        if tag == "li":
            self.current.append("- ")
        if tag in CELLS and "".join(self.current).strip():
            self.current.append(" | ")
        if tag not in VOID:
            self.open.append(self._inner(tag, attributes, outer))

    def _inner(self, tag: str, attributes: dict[str, str], outer: Element) -> Element:
        background, is_hidden = outer.background, outer.is_hidden
        if attributes and not is_hidden:
            background = shade(attributes, outer.background)
            is_hidden = hides(attributes, background, self.hiding)
        return Element(
            tag,
            is_hidden,
            outer.is_skipped or tag in SKIPPED,
            outer.is_literal or tag == "pre",
            min(outer.quotes + (tag in QUOTES), DEEPEST_QUOTE),
            background,
        )

    def end(self, tag: str) -> None:
        """An element closes; libxml2 closes what a page leaves open."""
        if tag in VOID or len(self.open) == 1:
            return
        closed = self.open.pop()
        if tag == "style":
            self.hiding |= hidden_selectors("".join(self.styles))
            self.styles.clear()
        if BLOCK.fullmatch(tag):
            self._break(closed.quotes)
            if tag in PARAGRAPHS and self.lines and self.lines[-1].strip("> "):
                self.lines.append(">" * self.open[-1].quotes)

    def data(self, text: str) -> None:
        """Text of the element that is open."""
        element = self.open[-1]
        if element.tag == "style":
            self.styles.append(text)
        elif element.is_skipped:
            return
        elif element.is_hidden:
            self.hidden.append(text)
        elif element.is_literal:
            self._literal(text, element.quotes)
        else:
            self.current.append(re.sub(r"[ \t\r\n\f]+", " ", text))

    def _literal(self, text: str, quotes: int) -> None:
        *whole, rest = text.split("\n")
        for line in whole:
            self.current.append(line)
            self._end_line(quotes)
        self.current.append(rest)

    def _break(self, quotes: int) -> None:
        if "".join(self.current).strip():
            self._end_line(quotes)
        else:
            self.current.clear()

    def _end_line(self, quotes: int) -> None:
        text = re.sub(r" {2,}", " ", "".join(self.current)).strip()
        self.lines.append(f"{'>' * quotes} {text}" if quotes else text)
        self.current.clear()

    def comment(self, text: str) -> None:
        """A comment is not shown."""

    def close(self) -> None:
        """The end of the page."""
        self._break(self.open[-1].quotes)

    def page(self) -> Page:
        """What was laid out so far."""
        text = re.sub(r"\n{3,}", "\n\n", "\n".join(self.lines)).strip("\n")
        return Page(text, " ".join("".join(self.hidden).split()))


def page_of(html: str) -> Page:
    """The page laid out; markup however broken gives what can be read of it."""
    layout = Layout()
    parser = etree.HTMLParser(
        target=layout,  # type: ignore[arg-type] # the stubs want bytes taken too; a page fed as text gives none
        huge_tree=True,
        recover=True,
    )
    for start in range(0, len(html), CHUNK):
        parser.feed(html[start : start + CHUNK])
    if html:
        parser.close()
    return layout.page()
