"""A grammar in patterns, and its parser: tokens to every meaning of each part, by position and end.

A pattern is a row of words and parts: `word`, `CLASS` (a token of that class), `<part>` (another part
of the grammar), `(one|two words)` for a choice, and `?` after whatever may be missing. Classes and parts
are handed to the rule's function in their order, None where they are missing.
"""

import re
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from assistant.dates.tokens import Token

Build = Callable[..., Any]
Rules = Sequence[tuple[str, Build]]
Found = tuple[tuple[int, tuple[Any, ...]], ...]
Find = Callable[[Sequence[Token], int], Iterable[tuple[int, Any]]]

MOST_MEANINGS = 4
"""Of one stretch of tokens as one part; more are never defensible."""

_SYMBOL = re.compile(r"<\w+>|\)\?|[()|]|[^\s()|<>?]+\??|\?")
_Row = tuple[str, ...]


@dataclass(slots=True)
class _Node:
    """A point in the tree of all patterns of a part: where it goes on, and which rules end here."""

    words: dict[str, "_Node"] = field(default_factory=dict)
    classes: dict[str, "_Node"] = field(default_factory=dict)
    parts: dict[str, "_Node"] = field(default_factory=dict)
    ends: list[tuple[int, Build, tuple[int | None, ...]]] = field(default_factory=list)

    def step(self, symbol: str) -> "_Node":
        """The node behind a symbol, made where it is new."""
        if symbol.startswith("<"):
            return self.parts.setdefault(symbol[1:-1], _Node())
        table = self.classes if symbol.isupper() else self.words
        return table.setdefault(symbol, _Node())


def _rows(pattern: str) -> tuple[list[tuple[tuple[str, int], ...]], int]:
    """All rows of symbols that a pattern allows, each symbol with its place among the captures."""
    symbols = _SYMBOL.findall(pattern.replace(">?", "> ?"))
    rows, rest, places = _choice(symbols, 0)
    assert not rest, f"unbalanced pattern: {pattern}"
    return rows, places


def _choice(symbols: list[str], place: int) -> tuple[list[tuple[tuple[str, int], ...]], list[str], int]:
    rows: list[tuple[tuple[str, int], ...]] = []
    furthest = place
    while True:
        more, symbols, reached = _sequence(symbols, place)
        rows += more
        furthest = max(furthest, reached)
        if not symbols or symbols[0] != "|":
            return rows, symbols, furthest
        symbols = symbols[1:]


def _sequence(symbols: list[str], place: int) -> tuple[list[tuple[tuple[str, int], ...]], list[str], int]:
    rows: list[tuple[tuple[str, int], ...]] = [()]
    while symbols and symbols[0] not in ("|", ")", ")?"):
        symbol, symbols = symbols[0], symbols[1:]
        if symbol == "(":
            more, symbols, place = _choice(symbols, place)
            optional, symbols = symbols[0] == ")?", symbols[1:]
        else:
            optional = symbol.endswith("?") or symbols[:1] == ["?"]
            symbols = symbols[1:] if symbols[:1] == ["?"] else symbols
            name = symbol.removesuffix("?")
            more = [((name, place),)]
            place += name.isupper() or name.startswith("<")
        rows = [row + tail for row in rows for tail in (*more, *([()] if optional else []))]
    return rows, symbols, place


@dataclass(frozen=True)
class Outside:
    """A part that no pattern describes: the words that it may begin with, and what finds it."""

    starts: Container[str]
    find: Find


class Grammar:
    """Rules by part, made ready for parsing; `outside` are the parts that a parse brings along."""

    def __init__(self, rules: Mapping[str, Rules], outside: Iterable[str] = ()) -> None:
        self._outside = frozenset(outside)
        self.roots = {part: self._tree(rows) for part, rows in rules.items()}
        first = {part: self._first(part) for part in self.roots}
        self._starts = {part: words for part, (words, _) in first.items()}
        self.words = frozenset().union(*self._starts.values())
        self.led_by = {
            name: frozenset({name, *(part for part, (_, parts) in first.items() if name in parts)})
            for name in self._outside
        }
        self._startable: dict[tuple[str, ...], frozenset[str]] = {}

    def _tree(self, rules: Rules) -> _Node:
        root = _Node()
        for order, (pattern, build) in enumerate(rules):
            rows, places = _rows(pattern)
            for row in rows:
                self._add(root, row, (order, build), places)
        return root

    def _add(
        self, root: _Node, row: tuple[tuple[str, int], ...], rule: tuple[int, Build], places: int
    ) -> None:
        node = root
        captured: list[int] = []
        for symbol, place in row:
            node = node.step(symbol)
            if symbol.isupper() or symbol.startswith("<"):
                captured.append(place)
        slots = tuple(captured.index(i) if i in captured else None for i in range(places))
        node.ends.append((*rule, slots))

    def _first(self, part: str) -> tuple[frozenset[str], frozenset[str]]:
        """The words and classes that a part may begin with, and the parts from outside that it may."""
        leftmost = self._leftmost(part, set())
        assert part not in leftmost, f"{part} begins with itself"
        roots = [self.roots[each] for each in (part, *(leftmost - self._outside))]
        return frozenset(symbol for root in roots for symbol in (*root.words, *root.classes)), frozenset(
            leftmost & self._outside
        )

    def _leftmost(self, part: str, seen: set[str]) -> set[str]:
        """The parts that a part may begin with, at any depth."""
        for each in set(self.roots[part].parts) - seen if part in self.roots else ():
            seen.add(each)
            self._leftmost(each, seen)
        return seen

    def startable(self, token: Token) -> frozenset[str]:
        """The parts that a token may begin, those apart that begin with a part from outside."""
        signature = (token.text if token.text in self.words else "", *token.classes)
        parts = self._startable.get(signature)
        if parts is None:
            known = {part for part, words in self._starts.items() if not words.isdisjoint(signature)}
            parts = self._startable[signature] = frozenset(known)
        return parts


class Parse:
    """One reading of a row of tokens; what a part means at a position is found once."""

    def __init__(self, grammar: Grammar, tokens: Sequence[Token], outside: Mapping[str, Outside]) -> None:
        self._grammar = grammar
        self._roots = grammar.roots
        self._tokens = tokens
        self._outside = outside
        self._startable = [self._parts_at(token) for token in tokens]
        self._found: list[dict[str, Found]] = [{} for _ in tokens]

    def _parts_at(self, token: Token) -> frozenset[str]:
        led = [
            self._grammar.led_by[name] for name, part in self._outside.items() if token.text in part.starts
        ]
        return self._grammar.startable(token).union(*led)

    def part(self, name: str, at: int) -> Found:
        """Every end at which the part may stop when it starts at a position, with its meanings."""
        if at >= len(self._tokens) or name not in self._startable[at]:
            return ()
        found = self._found[at].get(name)
        if found is None:
            found = self._found[at][name] = self._read(name, at)
        return found

    def _read(self, name: str, at: int) -> Found:
        if name in self._outside:
            return tuple((end, (meaning,)) for end, meaning in self._outside[name].find(self._tokens, at))
        ends: list[tuple[int, int, Any]] = []
        self._walk(self._roots[name], at, (), ends)
        if not ends:
            return ()
        ends.sort(key=_order)
        meanings: dict[int, tuple[Any, ...]] = {}
        for end, _, meaning in ends:
            kept = meanings.get(end, ())
            if len(kept) < MOST_MEANINGS and meaning not in kept:
                meanings[end] = (*kept, meaning)
        return tuple(meanings.items())

    def _walk(
        self, node: _Node | None, at: int, caught: tuple[Any, ...], ends: list[tuple[int, int, Any]]
    ) -> None:
        while node is not None:
            for order, build, slots in node.ends:
                meaning = build(*[None if slot is None else caught[slot] for slot in slots])
                if meaning is not None:
                    ends.append((at, order, meaning))
            if at >= len(self._tokens):
                return
            text, _, _, classes = self._tokens[at]
            if node.classes and classes:
                for name, value in classes.items():
                    if name in node.classes:
                        self._walk(node.classes[name], at + 1, (*caught, value), ends)
            if node.parts and not self._startable[at].isdisjoint(node.parts):
                self._walk_parts(node, at, caught, ends)
            node, at = node.words.get(text), at + 1

    def _walk_parts(
        self, node: _Node, at: int, caught: tuple[Any, ...], ends: list[tuple[int, int, Any]]
    ) -> None:
        startable, found = self._startable[at], self._found[at]
        for name, behind in node.parts.items():
            if name in startable:
                if name not in found:
                    found[name] = self._read(name, at)
                for end, meanings in found[name]:
                    for meaning in meanings:
                        self._walk(behind, end, (*caught, meaning), ends)


def _order(end: tuple[int, int, Any]) -> int:
    return end[1]
