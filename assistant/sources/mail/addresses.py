"""Address lists, of mail headers and as people paste them, to names and e-mail addresses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

EMAIL = re.compile(r"[^\s<>()\[\]\"',;:|]{1,64}@[^\s<>()\[\]\"',;:|@]{1,190}\.[^\s<>()\[\]\"',;:|@.]{2,24}")
MAILTO = re.compile(r"\[?\s*mailto:[^\]\s]*\s*\]?", re.I)
TRIM = " \t\r\n'\"*<>()[]"
LONGEST_LIST = 100_000
GROUP = re.compile(r"\s*[^:;<>@\"]{0,200}:(.*);\s*", re.S)
OPENERS, CLOSERS = "<([", ">)]"


@dataclass(frozen=True, slots=True)
class Address:
    """A correspondent; at least one of the two is known."""

    name: str | None
    email: str | None

    @property
    def label(self) -> str:
        """What stands for the correspondent in a thread: the e-mail address where it is known."""
        return self.email or self.name or ""


def addresses(text: str) -> tuple[Address, ...]:
    """The correspondents that a list names, in order; groups without members are left out."""
    pieces = _rejoined([piece for piece in _pieces(text[:LONGEST_LIST]) if piece.strip(TRIM)])
    found = (_address(piece) for piece in pieces)
    return tuple(each for each in found if each is not None)


def first_address(text: str) -> Address | None:
    """The one correspondent of a From line, where a comma may stand inside the name."""
    if text.count("@") > 1 and len(set(EMAIL.findall(text))) > 1:
        return next(iter(addresses(text)), None)
    return _address(text[:LONGEST_LIST])


def _pieces(text: str) -> Iterator[str]:
    """The list cut at its separators: semicolons where it has any, commas otherwise."""
    group = GROUP.fullmatch(text)
    text = (group.group(1) if group else text).replace("\n", " ")
    separator = ";" if ";" in text else ","
    start, depth, quoted = 0, 0, False
    for at, char in enumerate(text):
        if char == '"':
            quoted = not quoted
        elif not quoted and char in OPENERS:
            depth += 1
        elif not quoted and char in CLOSERS:
            depth = max(0, depth - 1)
        elif char == separator and not quoted and depth == 0:
            yield text[start:at]
            start = at + 1
    yield text[start:]


def _rejoined(pieces: list[str]) -> list[str]:
    """`Reyes, Dana <dana@…>` without quotes is one person whose comma is no separator."""
    joined: list[str] = []
    for piece in pieces:
        if joined and _is_surname(joined[-1]) and _follows_a_surname(piece, len(pieces)):
            joined[-1] = f"{joined[-1]},{piece}"
        else:
            joined.append(piece)
    return joined


def _is_surname(piece: str) -> bool:
    return "@" not in piece and "," not in piece and len(piece.split()) == 1


def _follows_a_surname(piece: str, count: int) -> bool:
    given = EMAIL.sub("", piece).strip(TRIM).split()
    return 1 <= len(given) <= 2 and ("@" in piece or count == 2)


def _address(piece: str) -> Address | None:
    piece = " ".join(piece.split())
    found = EMAIL.search(piece)
    email = found.group(0).casefold() if found else None
    name = _name(EMAIL.sub(" ", MAILTO.sub(" ", piece))) if found else _name(_without_route(piece))
    if name is None and email is None:
        return None
    return Address(name, email)


def _without_route(piece: str) -> str:
    """Notes writes `Dana Reyes/LON/ACME@ACME`."""
    return re.split(r"[/@]", piece, maxsplit=1)[0]


def _name(text: str) -> str | None:
    """A display name, the given name first; None where nothing readable is left."""
    text = re.sub(r"[<>\[\]\"]|\(\s*\)|\bmailto:|@\S*", " ", text)
    text = re.sub(r"\s+", " ", text).strip(" \t'*,;:.-" if len(text) < 3 else " \t'*,;:-")
    if not any(char.isalpha() for char in text) or text.casefold().startswith("undisclosed"):
        return None
    family, comma, given = text.partition(", ")
    if comma and "," not in given and len(family.split()) <= 3 and 1 <= len(given.split()) <= 3:
        text = f"{given} {family}"
    return text[:120]
