"""Cues to turns: whose each cue is, and which cues are one utterance that a pause cut."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.sources.cue_text import Said, said_in
from assistant.sources.cues import Cue, timed
from assistant.sources.labels import Speakers, speakers_in, split_label
from assistant.sources.reading import Turn

MAX_GAP_MS, MAX_CHARS = 2_000, 1_500
TERMINAL = re.compile(r"[.?!…。？！](?:[\"'”’)\]]|\s)*$")
STEM = re.compile(r"(.+/\d+)-\d+")


@dataclass(frozen=True, slots=True)
class Piece:
    """One voice in one cue, with the stem of Teams' cue id that says which cues belong together."""

    at: int
    turn: Turn
    stem: str | None


def turns_of(cues: Sequence[Cue], people: Iterable[str] = ()) -> tuple[Turn, ...]:
    """The turns in the order in which they began; their `cues` add up to the cues that hold words."""
    said = [(at, cue, said_in(cue)) for at, cue in timed(cues)]
    pieces = list(_pieces(said, _speakers([each for _, _, saids in said for each in saids], people)))
    return tuple(_merged(sorted(pieces, key=lambda piece: piece.at)))


def _speakers(said: Sequence[Said], people: Iterable[str]) -> Speakers:
    """The labels that stand as `Name: ` before the words, in files that do not tag their voices."""
    if any(each.label is not None for each in said):
        return Speakers()
    lines = [line for each in said for line in each.text.split("\n")]
    found = (split_label(line.removeprefix("- ")) for line in lines)
    return speakers_in([pair[0] for pair in found if pair], of_lines=len(said), known=tuple(people))


def _pieces(said: Iterable[tuple[int, Cue, tuple[Said, ...]]], speakers: Speakers) -> Iterator[Piece]:
    label: str | None = None
    for at, cue, saids in said:
        # In a file with `Name: ` prefixes, words without one are the last speaker's.
        label = label if speakers.labels else None
        stem = STEM.fullmatch(cue.id or "")
        count = 1
        for each in (part for whole in saids for part in _by_prefix(whole, speakers)):
            label = each.label or label
            if not each.text:
                continue
            turn = Turn(label, each.text, cue.start_ms, cue.end_ms, each.said_at, cues=count)
            yield Piece(at, turn, stem[1] if stem else None)
            count = 0


def _by_prefix(said: Said, speakers: Speakers) -> Iterator[Said]:
    """The words of a cue, apart where a line begins with a speaker."""
    label, words = said.label, list[str]()
    for line in said.text.split("\n"):
        found = speakers.split(line.removeprefix("- "))
        if found is not None:
            yield Said(label, " ".join(words), said.said_at)
            label, words = found[0], []
        words.append(found[1] if found else line)
    yield Said(label, " ".join(word for word in words if word), said.said_at)


def _merged(pieces: Iterable[Piece]) -> Iterator[Turn]:
    held: Piece | None = None
    for piece in pieces:
        if held is not None and _belongs(held, piece):
            held = replace(held, turn=_joined(held.turn, piece.turn))
            continue
        if held is not None:
            yield held.turn
        held = piece
    if held is not None:
        yield held.turn


def _belongs(held: Piece, piece: Piece) -> bool:
    """Whether a piece goes on with the one before it: the same cue id, or the same unfinished sentence."""
    before, after = held.turn, piece.turn
    if before.label != after.label or len(before.text) > MAX_CHARS:
        return False
    if held.stem is not None and held.stem == piece.stem:
        return True
    ended = before.end_ms if before.end_ms is not None else before.start_ms
    if before.label is None or ended is None or after.start_ms is None:
        return False
    return after.start_ms - ended <= MAX_GAP_MS and not TERMINAL.search(before.text)


def _joined(before: Turn, after: Turn) -> Turn:
    ends = [end for end in (before.end_ms, after.end_ms) if end is not None]
    return replace(
        before,
        text=f"{before.text} {after.text}",
        end_ms=max(ends, default=None),
        cues=before.cues + after.cues,
    )
