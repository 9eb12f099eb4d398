"""A small file to one that is broken as exports, mail servers and hostile senders break files."""

import json
import re
from collections.abc import Callable, Sequence
from random import Random
from typing import Any
from xml.sax.saxutils import escape

LARGEST = 200_000
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
NUMBERS = (
    *(b"0", b"-1", b"00", b"99999999", b"2147483648", b"1e308", b"1e999", b"NaN", b"-Infinity", b"0.0000001"),
    *(b"9" * 30, b"9" * 5_000, b"0001", b"9999", b"31", b"60", b"\xd9\xa3\xd9\xa4", b"\xc2\xb2"),
)
STRANGE = tuple(
    text.encode()
    for text in (
        *("\u202e", "\u200b", "\u00ad", "\u2028", "\u0085", "\ufeff", "\ufffd", "\U000e0041", "\u0301" * 40),
        *("ß", "İ", "ﬁ", "：", "٠", "名前: ", "👩\u200d💻", "\ud7a3", "e\u0301", "\u3000", "…", "“"),
        *("&#x110000;", "&#xd800;", "&#99;", "&amp", "\\ud800", "\\u0000", "=?utf-7?q?+2AA-?=", "+2AA-"),
    )
)
CONTROL = tuple(
    bytes([code]) for code in (0, 1, 7, 8, 9, 10, 11, 12, 13, 26, 27, 28, 31, 127, 128, 133, 173, 255)
)
WORDS = tuple(
    text.encode()
    for text in (
        *(
            "\n",
            "\n\n",
            "\r",
            " ",
            "\t",
            ": ",
            ":",
            ",",
            ";",
            "<",
            ">",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            '"',
            "'",
        ),
        *(" --> ", "-->", "00:00:01.000 --> 00:00:02.000", "0:01", "[0:01]", "10:15 PM", "WEBVTT\n", "NOTE "),
        *("<v Sam>", "<v ", "</v>", "Speaker 1: ", "This is Sam ", "Date: ", "Attendees: ", "Transcript\n"),
        *("9999-12-31 23:59:59", "0001-01-01 00:00", "2026-02-30 25:61", " EST", "+14:00", " Europe/London"),
        *(" America/Argentina", " Etc/Nowhere", "2026-03-11T15:00:00.123456789Z", "03/04/2026 10:00"),
        *("From: ", "Sent: ", "To: ", "Cc: ", "Subject: ", "\nFrom a\n", "> ", ">", "-- \n", "wrote:\n"),
        *(
            "-----Original Message-----\n",
            "On Wed, Mar 11, 2026 at 3:59 PM, ",
            "References: ",
            "@",
            "mailto:",
        ),
        *("Content-Type: ", "; charset=utf-7", "; charset=hex", "; charset=", "; format=flowed", "base64"),
        *(
            "multipart/mixed; boundary=a",
            "message/rfc822",
            "text/html",
            "*=a\x00b''",
            "; filename*=a",
            "; filename*0=b",
            "boundary*=utf-8''a; ",
            "; charset*1=b",
            "--outer\n",
            "--inner--",
        ),
        *("<div>", "<style>", "<blockquote>", "<!--", "]]>", "&x;", "<!DOCTYPE x>", "<w:p>", "</w:p>"),
        *("null", "true", "[]", "{}", '""', "0"),
    )
)
OPENERS = (b"[", b'{"a":', b"(", b"<div>", b"<b>", b"> ", b">", b"<w:p>", b'"', b"Re: ", b"<", b"Fwd: Re: ")

Mutation = Callable[[bytes, Random, Sequence[bytes]], bytes]


def mutated(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    """The file after one to four mutations; `others` are what pieces are spliced from.

    Three of four JSON files stay JSON: most others are refused before any reader sees them.
    """
    stays_json = data.startswith((b"{", b"[")) and random.random() < 0.75
    kinds = {_json: 1} if stays_json else MUTATIONS
    for _ in range(random.choice((1, 1, 2, 3, 4))):
        data = random.choices(list(kinds), list(kinds.values()))[0](data, random, others)
    return data[:LARGEST]


def mutated_xml(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    """XML with a mutation in one of its texts, and sometimes in its marks."""
    texts = [match.span(1) for match in re.finditer(rb">([^<>\s][^<>]*)<", data)]
    start, end = random.choice(texts)
    words = mutated(random.choice((data[start:end], random.choice(others))), random, others)
    legal = ILLEGAL.sub("\ufffd", words.decode("utf-8", "replace"))
    broken = data[:start] + escape(legal).encode() + data[end:]
    return broken if random.random() < 0.75 else mutated(broken, random, others)


def _place(data: bytes, random: Random, longest: int = 200) -> tuple[int, int]:
    start = random.randint(0, len(data))
    return start, min(len(data), start + random.randint(0, random.choice((2, 20, longest))))


def _put(data: bytes, piece: bytes, random: Random) -> bytes:
    """The piece in place of a few bytes, or between two."""
    start, end = _place(data, random, 40)
    return data[:start] + piece + data[random.choice((start, end)) :]


def _flip(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    flipped = bytearray(data)
    for _ in range(random.randint(1, 8) if data else 0):
        flipped[random.randrange(len(flipped))] = random.randrange(256)
    return bytes(flipped)


def _delete(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    start, end = _place(data, random)
    return data[:start] + data[end:]


def _duplicate(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    start, end = _place(data, random)
    return _put(data, data[start:end], random)


def _splice(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    other = random.choice(others)
    start, end = _place(other, random, 2_000)
    if random.random() < 0.5:
        return data[: random.randint(0, len(data))] + other[start:]
    return _put(data, other[start:end], random)


def _truncate(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    return data[: random.randint(0, len(data))]


def _number(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    found = [match.span() for match in re.finditer(rb"\d+", data)]
    if not found:
        return _put(data, random.choice(NUMBERS), random)
    start, end = random.choice(found)
    return data[:start] + random.choice(NUMBERS) + data[end:]


def _strange(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    return _put(data, random.choice(STRANGE), random)


def _control(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    return _put(data, random.choice(CONTROL), random)


def _word(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    return _put(data, random.choice(WORDS), random)


def _lines(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    lines = data.split(b"\n")
    start = random.randrange(len(lines))
    some = lines[start : start + random.randint(1, 6)]
    random.shuffle(some)
    lines[start : start + random.randint(0, 6)] = some
    return random.choice((b"\n", b"\n", b"\n", b"\r\n", b"\r", b" ", b"\n\n")).join(lines)


def _repeat(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    """A word, a line or a block many times over, at its own place."""
    start, end = _place(data, random)
    piece = random.choice((data[start:end], random.choice(WORDS), random.choice(STRANGE), b" "))
    size = random.choice((300, 300, 3_000, 3_000, 20_000, LARGEST))
    return data[:start] + piece * (size // max(1, len(piece))) + data[end:]


def _nested(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    depth = random.choice((10, 100, random.randint(850, 1_000), 3_000))
    start, end = _place(data, random, 40)
    opener = random.choice(OPENERS)
    closer = {b"[": b"]", b'{"a":': b"1}", b"(": b")"}.get(opener, b"") * random.choice((0, depth))
    return data[:start] + opener * depth + closer + data[end:]


def _encoded(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    text = data.decode("utf-8", "replace")
    return text.encode(random.choice(("utf-16", "utf-16-be", "utf-8-sig", "cp1252", "utf-32")), "replace")


def _json(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    """Another value somewhere in the tree, or a field less."""
    try:
        root = json.loads(data)
    except (ValueError, RecursionError):
        return _word(data, random, others)
    holders = list(_holders(root))
    if not holders:
        return _word(data, random, others)
    holder, key = random.choice(holders)
    if random.random() < 0.2:
        del holder[key]
    else:
        holder[key] = _other(holder[key], root, random)
    try:
        return json.dumps(root, ensure_ascii=random.random() < 0.5).encode("utf-8", "surrogatepass")
    except (ValueError, RecursionError):
        return _word(data, random, others)


def _holders(value: Any) -> list[tuple[Any, Any]]:
    """Each place in the tree, as what holds it and its key there."""
    places = list(
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    return [*((value, key) for key, _ in places), *(each for _, inner in places for each in _holders(inner))]


def _other(value: Any, root: Any, random: Random) -> Any:
    choices: tuple[Any, ...] = (
        *(None, True, 0, -1, 10**18, 1e308, float("nan"), float("inf"), "", " ", "\x00", "x" * 5_000),
        *(
            [],
            {},
            [value],
            {"a": value},
            [value, value],
            str(value),
            json.dumps(root),
            "2026-03-11T15:00:00Z",
        ),
        *("9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "a" + " " * 20_000 + "b", "\ud800", "A"),
        *([value] * 300, "Dana R.", "Speaker 1", "Fireflies.ai Notetaker", "(", "a@b.example", 1773241200000),
    )
    return random.choice(choices)


# Each with its weight: what costs time, or mostly ends in a refusal, is rarer.
MUTATIONS: dict[Mutation, int] = {
    _flip: 6,
    _delete: 6,
    _duplicate: 6,
    _splice: 6,
    _truncate: 3,
    _number: 8,
    _strange: 8,
    _control: 6,
    _word: 12,
    _lines: 6,
    _repeat: 5,
    _nested: 3,
    _encoded: 1,
    _json: 20,
}
