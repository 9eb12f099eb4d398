"""A pattern of the cue grammar to the words one of which stands in every line that it matches."""

import re
from collections.abc import Iterator
from itertools import product

LOOKAROUND = re.compile(r"\(\?<?[=!]")
GROUP = re.compile(r"\((?:\?:|\?P<\w+>)?")


class _Unknown(Exception):
    """A pattern may begin with any word."""


def heads_of(pattern: str) -> frozenset[str] | None:
    """The words with which a match can begin; None where it can begin with any word."""
    try:
        begun = set(_alternatives(pattern))
    except _Unknown:
        return None
    heads = {text.split(" ")[0] for text in begun}
    return None if "" in heads else frozenset(heads)


def group_in(pattern: str, name: str) -> str:
    """The pattern inside a named group."""
    opening = f"(?P<{name}>"
    at = pattern.index(opening)
    return pattern[at + len(opening) : _closing(pattern, at) - 1]


def _alternatives(pattern: str) -> Iterator[str]:
    """The texts that a pattern matches, each as far as its first space."""
    for alternative in _split(pattern):
        yield from _texts(alternative)


def _texts(sequence: str) -> set[str]:
    begun, at = {""}, 0
    while at < len(sequence) and any(" " not in text for text in begun):
        end, options = _item(sequence, at)
        following = sequence[end : end + 1]
        if following in ("?", "*", "+"):
            options, end = options | ({""} if following != "+" else set()), end + 1
            if following != "?" and any(" " not in text for text in options):
                raise _Unknown
        begun = {a if " " in a else a + b for a, b in product(begun, options)}
        at = end
    return begun


def _item(sequence: str, at: int) -> tuple[int, set[str]]:
    """Where the item at a place ends, and what it matches."""
    if sequence[at] == "(":
        end = _closing(sequence, at)
        if LOOKAROUND.match(sequence, at):
            return end, {""}
        opening = GROUP.match(sequence, at)
        assert opening is not None
        return end, set(_alternatives(sequence[opening.end() : end - 1]))
    if sequence[at] in r"[.\^$":
        raise _Unknown
    return at + 1, {sequence[at]}


def _split(pattern: str) -> Iterator[str]:
    """The alternatives of a pattern, without those inside its groups."""
    first = at = 0
    while at < len(pattern):
        if pattern[at] == "(":
            at = _closing(pattern, at)
        elif pattern[at] == "|":
            yield pattern[first:at]
            first = at = at + 1
        else:
            at += 2 if pattern[at] == "\\" else 1
    yield pattern[first:]


def _closing(pattern: str, at: int) -> int:
    """The place behind the bracket that closes the one at a place; classes hold no round brackets."""
    depth = 0
    for place in range(at, len(pattern)):
        depth += (pattern[place] == "(") - (pattern[place] == ")")
        if not depth:
            return place + 1
    raise _Unknown
