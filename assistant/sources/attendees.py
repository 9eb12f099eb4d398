"""The lines above a transcript to the people that they list."""

import re
from collections.abc import Iterable, Iterator

from assistant.sources.labels import is_plausible
from assistant.sources.placeholders import is_bot
from assistant.sources.reading import Voice

MOST_CHARS = 2_000
LISTED = re.compile(r"^\W*(?:attendees|participants|present|in attendance)\b\s*:?\s*(.*)$", re.IGNORECASE)
INVITED = re.compile(r"\[([^\[\]]{1,100})\]\(mailto:([^()\s]{1,200})\)")
ADDRESS = re.compile(r"<?([\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})>?")
COMMA = re.compile(r"[,;]\s*(?![^(]*\))")


def attendees_in(lines: Iterable[str]) -> tuple[Voice, ...]:
    """The people of `Attendees: …` (or the line below it) and of Gemini's `Invited [Name](mailto:…)`."""
    found: dict[str, Voice] = {}
    for voice in _voices([part[:MOST_CHARS] for line in lines for part in line.split("\n")]):
        found.setdefault(voice.label, voice)
    return tuple(found.values())


def _voices(lines: list[str]) -> Iterator[Voice]:
    for number, line in enumerate(lines):
        for name, address in INVITED.findall(line):
            yield Voice(name.strip(), emails=(address.lower(),))
        if listed := LISTED.match(line):
            below = next((text for text in lines[number + 1 : number + 3] if text.strip()), "")
            yield from _named(listed[1] or below)


def _named(line: str) -> Iterator[Voice]:
    for part in COMMA.split(line.replace("**", "")):
        address = ADDRESS.search(part)
        name = ADDRESS.sub("", part).strip(" <>\t-•*")
        if name and is_plausible(name) and not is_bot(name):
            yield Voice(name, emails=(address[1].lower(),) if address else ())
