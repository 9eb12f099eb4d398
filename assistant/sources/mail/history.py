"""Lines that a mail quotes to the place in its thread where they were written."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from assistant.sources.mail.passages import Origin, Passage

LINKS = re.compile(r"<?(?:https?://|mailto:|www\.)[^\s>\]]+[>\]]?", re.I)
SILENT = re.compile(r"[\W_]+")
SHORTEST = 10
MOST_SEARCHED = 500_000_000


@dataclass(frozen=True, slots=True)
class Earlier:
    """What one mail added to its thread: letters and digits alone, and who wrote which stretch."""

    text: str
    starts: tuple[int, ...]
    origins: tuple[Origin, ...]

    def origin_at(self, position: int) -> Origin:
        """Who wrote the stretch at a position."""
        return self.origins[bisect_right(self.starts, position) - 1]


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the thread a quoted line was found."""

    earlier: Earlier
    start: int


def essence(text: str) -> str:
    """Letters and digits in one case: what stays of a text when it is quoted, wrapped and converted."""
    if "://" in text or "www." in text or "mailto:" in text:
        text = LINKS.sub("", text)
    return SILENT.sub("", text.casefold())


def earlier(passages: Sequence[Passage], sender: Origin) -> Earlier:
    """What later mails may quote of a mail."""
    texts = [essence(part.text) for part in passages]
    starts = list(accumulate(map(len, texts), initial=0))[:-1]
    origins = tuple(part.origin or sender for part in passages)
    return Earlier("".join(texts), tuple(starts), origins)


def places_of(lines: Sequence[str], thread: Sequence[Earlier]) -> list[Place | None]:
    """Where each line is in the thread; a short one only where it goes on from its neighbour.

    After many lines that a huge thread does not hold, the others are looked for no more, and stay in.
    """
    texts = [essence(line) for line in lines]
    misses = MOST_SEARCHED // max(1, sum(len(each.text) for each in thread))
    places: list[Place | None] = []
    before: tuple[Earlier, int] | None = None
    for text in texts:
        place = _place(text, before, thread if misses > 0 else ()) if text else None
        misses -= bool(text) and place is None
        places.append(place)
        before = (place.earlier, place.start + len(text)) if place else before
    for at in range(len(lines) - 2, -1, -1):
        after = _next_place(places, texts, at + 1)
        if places[at] is None and texts[at] and after is not None:
            start = after.start - len(texts[at])
            if start >= 0 and after.earlier.text.startswith(texts[at], start):
                places[at] = Place(after.earlier, start)
    if not any(places):
        return _whole(texts, thread)
    return places


def _next_place(places: Sequence[Place | None], texts: Sequence[str], at: int) -> Place | None:
    return next((places[here] for here in range(at, min(at + 4, len(places))) if texts[here]), None)


def _place(text: str, before: tuple[Earlier, int] | None, thread: Sequence[Earlier]) -> Place | None:
    if before is not None and before[0].text.startswith(text, before[1]):
        return Place(*before)
    if len(text) < SHORTEST:
        return None
    if before is not None and thread and (start := before[0].text.find(text)) >= 0:
        return Place(before[0], start)
    found = ((each, each.text.find(text)) for each in reversed(thread))
    return next((Place(each, start) for each, start in found if start >= 0), None)


def _whole(texts: Sequence[str], thread: Sequence[Earlier]) -> list[Place | None]:
    """A quote of a few short words, where they are all that somebody wrote."""
    said = "".join(texts)
    whole = next((each for each in reversed(thread) if said and each.text == said), None)
    return [Place(whole, 0) if whole and text else None for text in texts]


def spread(lines: Sequence[str], places: Sequence[Place | None]) -> Iterator[Place | None]:
    """Lines without a letter go with the line above them."""
    last: Place | None = next((each for each in places if each), None)
    for line, place in zip(lines, places, strict=True):
        last = place if essence(line) else last
        yield last
