"""Public mails with marked zones to figures: how much new text is kept, how much of the old is known."""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.sources.mail import messages
from assistant.sources.mail.history import essence
from assistant.sources.mail.lines import lines_of
from assistant.sources.mail.page import page_of
from assistant.sources.mail.passages import passages
from assistant.sources.reading import Document

Row = dict[str, Any]
Figures = list[tuple[str, str]]


@dataclass(frozen=True)
class Share:
    """A count out of a total."""

    right: int = 0
    total: int = 0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.right + other.right, self.total + other.total)

    def __str__(self) -> str:
        return f"{100 * self.right / max(1, self.total):.1f} % ({self.right} of {self.total})"


def figures(data_dir: Path) -> Figures:
    """The figures of both sets, as name and value."""
    return [
        *_zones(_rows(data_dir / "emails_quagga_zones.jsonl")),
        *_replies(_rows(data_dir / "emails_reply_stripping.jsonl")),
    ]


def _rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _zones(rows: list[Row]) -> Figures:
    found = {
        name: Share()
        for name in (
            "new lines kept",
            "new lines kept as message",
            "quoted lines known as quoted",
            "quoted authors named",
        )
    }
    for row in rows:
        for name, share in _zone_shares(row).items():
            found[name] += share
    return [(f"zones: {name}", str(share)) for name, share in found.items()]


def _zone_shares(row: Row) -> dict[str, Share]:
    first = min(
        (zone["start"] for zone in row["zones"] if zone["type"] == "Header"), default=len(row["text"])
    )
    signed = [zone for zone in row["zones"] if zone["type"].startswith(("Body/Signature", "Body/Outro"))]
    parts = passages(row["text"], None)
    own = _count(line for part in parts if part.origin is None for line in part.lines)
    said = _count(line for part in parts if part.kind == "message" for line in part.lines)
    quoted = _count(line for part in parts if part.origin for line in part.lines)
    new: list[str] = []
    unsigned: list[str] = []
    old: list[str] = []
    for start, line in _body_lines(row):
        (new if start < first else old).append(line)
        if start < first and not any(zone["start"] <= start < zone["end"] for zone in signed):
            unsigned.append(line)
    authors = {
        essence(part.origin.author.name or part.origin.author.email or "")
        for part in parts
        if part.origin and part.origin.author
    }
    names = [
        essence(row["text"][z["start"] : z["end"]])
        for z in row["zones"]
        if z["type"] == "Header/Person/From" and not _is_forwarder(row, z)
    ]
    return {
        "new lines kept": _share(new, own),
        "new lines kept as message": _share(unsigned, said),
        "quoted lines known as quoted": _share(old, quoted),
        "quoted authors named": Share(
            sum(any(n and (n in a or a in n) for a in authors if a) for n in names), len(names)
        ),
    }


def _is_forwarder(row: Row, zone: Row) -> bool:
    """Whether the name is that of one who passed a mail on, not of its author."""
    return "Forwarded by" in row["text"][max(0, zone["start"] - 20) : zone["start"]]


def _body_lines(row: Row) -> Iterator[tuple[int, str]]:
    """The lines of the bodies that are text, each with its position."""
    bodies = [zone for zone in row["zones"] if zone["type"] == "Body"]
    heads = [zone for zone in row["zones"] if zone["type"] == "Header"]
    at = 0
    for line in row["text"].split("\n"):
        inside = any(zone["start"] <= at < zone["end"] for zone in bodies)
        if inside and not any(zone["start"] < at + len(line) and at < zone["end"] for zone in heads):
            yield at, line
        at += len(line) + 1


def _count(lines: Iterator[str]) -> Counter[str]:
    return Counter(key for line in lines if (key := essence(line)))


def _share(lines: list[str], found: Counter[str]) -> Share:
    wanted = _count(part.text for line in lines for part in lines_of(line))
    return Share((wanted & found).total(), wanted.total())


def _replies(rows: list[Row]) -> Figures:
    shares: dict[str, Share] = {}
    for row in rows:
        shares[row["format"]] = shares.get(row["format"], Share()) + Share(int(_is_right(row)), 1)
    return [(f"replies, {name}: new text exact", str(share)) for name, share in shares.items()]


def _is_right(row: Row) -> bool:
    text = row["text"]
    if row["format"] == "eml":
        text = next(messages(Document(row["file"], text.encode()))).text
    if row["format"] == "html":
        text = page_of(text).text
    own = " ".join(part.text for part in passages(text, None) if part.origin is None)
    own = " ".join(own.split())
    if row["match"] == "exact_stripped":
        return own == " ".join(row["expected_reply"].split())
    if row["match"] == "startswith":
        return own.startswith(" ".join(row["expected_reply"].split()))
    has = all(each in own for each in row["must_contain"])
    return has and not any(each in own for each in row["must_not_contain"])


if __name__ == "__main__":
    for name, value in figures(Path(sys.argv[1])):
        print(f"{name}: {value}")
