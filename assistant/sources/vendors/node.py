"""A vendor's JSON, read field by field: a value of the expected kind, or one sentence that names its path."""

import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from assistant.errors import InputError
from assistant.sources.reading import Document

LONGEST_MS = 1000 * 3_600_000
YEARS = range(1980, 2200)
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
CLOCK = re.compile(r"^(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2}(?:[.,]\d+)?)$")
OPENING = 4096
MARKS_AND_SPACE = b"\xef\xbb\xbf\xff\xfe \t\r\n"
OPENS_JSON = re.compile(r'\s*(\{\s*["}]|\[\s*[\[{\]])')


@lru_cache(maxsize=4)
def parsed(document: Document) -> "Node | str":
    """The root of the document; else why it is broken JSON, which is empty where it is no JSON at all.

    The formats that look at one file one after the other share one parse.
    """
    opening = document.data[:OPENING].replace(b"\0", b"").lstrip(MARKS_AND_SPACE)
    if not opening.startswith((b"{", b"[")) or not OPENS_JSON.match(document.text):
        return ""
    try:
        return Node(json.loads(document.text), "", document.name)
    except json.JSONDecodeError as error:
        return f"line {error.lineno} column {error.colno}: {error.msg}"
    except (ValueError, RecursionError):
        return "it is nested too deep, or holds a number that is too long"


def root_of(document: Document) -> "Node":
    """The root of a document that is known to be JSON."""
    root = parsed(document)
    return root if isinstance(root, Node) else Node(None, "", document.name)


@dataclass(frozen=True, slots=True)
class Node:
    """A value of the JSON, with the path that leads to it."""

    value: object
    path: str
    file: str

    def __getitem__(self, key: str) -> "Node":
        """The field of an object; a field that is absent, or of what is no object, holds None."""
        found = self.value.get(key) if isinstance(self.value, dict) else None
        return Node(found, f"{self.path}.{key}" if self.path else key, self.file)

    def first(self, *keys: str) -> "Node":
        """The first of the fields that is there, else the last."""
        nodes = [self[key] for key in keys]
        return next((node for node in nodes if node.value is not None), nodes[-1])

    @property
    def fields(self) -> Mapping[str, object]:
        """The fields where this is an object, else none."""
        return self.value if isinstance(self.value, dict) else {}

    @property
    def is_list(self) -> bool:
        """Whether this is a list, which may be empty."""
        return isinstance(self.value, list)

    def items(self) -> Iterator["Node"]:
        """The members of a list, each an object; InputError where this is no such list."""
        if not isinstance(self.value, list):
            raise self.problem("a list")
        for index, value in enumerate(self.value):
            node = Node(value, f"{self.path}[{index}]", self.file)
            if not isinstance(value, dict):
                raise node.problem("an object")
            yield node

    def members(self) -> Iterator["Node"]:
        """The members of a list of anything; none where the list is absent."""
        if self.value is None:
            return
        if not isinstance(self.value, list):
            raise self.problem("a list")
        for index, value in enumerate(self.value):
            yield Node(value, f"{self.path}[{index}]", self.file)

    def objects(self) -> Iterator["Node"]:
        """The members of a list of objects; none where the list is absent."""
        return iter(()) if self.value is None else self.items()

    def peek(self) -> "Node":
        """The first member of a list, or nothing; raises nothing."""
        first = self.value[0] if isinstance(self.value, list) and self.value else None
        return Node(first, f"{self.path}[0]", self.file)

    def text(self) -> str:
        """The stripped text; empty where there is none."""
        if self.value is None:
            return ""
        if not isinstance(self.value, str):
            raise self.problem("text")
        return printable(self.value).strip()

    def flag(self) -> bool | None:
        """True, false, or None where it is absent."""
        if self.value is not None and not isinstance(self.value, bool):
            raise self.problem("true or false")
        return self.value

    def identity(self) -> str | None:
        """An id as text: long numbers keep all their digits."""
        if isinstance(self.value, int | float) and not isinstance(self.value, bool):
            return str(self.value)
        return self.text() or None

    def milliseconds(self, unit: int) -> int | None:
        """A time that counts in units of `unit` milliseconds, given as a number or as digits."""
        number = self._number()
        if number is None:
            return None
        if not math.isfinite(number) or abs(number * unit) > LONGEST_MS:
            raise self.problem("a time within 1,000 hours")
        return round(number * unit)

    def _number(self) -> float | None:
        if self.value is None or self.value == "":
            return None
        if isinstance(self.value, bool) or not isinstance(self.value, int | float | str):
            raise self.problem("a number")
        try:
            return float(self.value)
        except (ValueError, OverflowError) as error:
            raise self.problem("a number") from error

    def clock(self) -> int | None:
        """The milliseconds of an `HH:MM:SS` or `MM:SS`."""
        text = self.text()
        if not text:
            return None
        found = CLOCK.match(text)
        if found is None:
            raise self.problem("a time like 00:05:32")
        hours, minutes, seconds = found.groups()
        whole = (int(hours or 0) * 60 + int(minutes)) * 60_000
        return whole + round(float(seconds.replace(",", ".")) * 1000)

    def instant(self) -> datetime | None:
        """A date with a time of day in ISO 8601, or milliseconds since 1970 UTC."""
        if self.value is None or self.value == "":
            return None
        try:
            at = self._instant()
        except (ValueError, OverflowError, OSError) as error:
            raise self.problem("a date and time like 2026-11-04T15:03:12Z") from error
        if at.year not in YEARS:
            raise self.problem(f"a year between {YEARS.start} and {YEARS.stop}")
        return at

    def _instant(self) -> datetime:
        if isinstance(self.value, int | float) and not isinstance(self.value, bool):
            return datetime.fromtimestamp(self.value / 1000, UTC)
        text = self.text()
        if len(text) <= len("2026-11-04"):
            raise ValueError("no time of day")
        return datetime.fromisoformat(text)

    def problem(self, expected: str) -> InputError:
        """The sentence that says what was expected here, and what is there."""
        path = self.path or "the top"
        return InputError(f"'{self.file}': {path}: expected {expected}, found {_kind(self.value)}.")


def printable(text: str) -> str:
    """The text with a mark in place of each control character and lone surrogate."""
    return UNPRINTABLE.sub("\ufffd", text)


def _kind(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    shown = printable(json.dumps(value, ensure_ascii=False))
    return shown if len(shown) <= 40 else shown[:39] + "…"
