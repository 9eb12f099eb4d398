"""A sentence to its cues: who is to do what, how firmly, and where the verb stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.extraction.offline.claims import Strength
from assistant.extraction.offline.lexicon import loaded
from assistant.extraction.offline.parties import Who
from assistant.extraction.offline.scene import Scene, vocative
from assistant.extraction.offline.vocabulary import pattern, word_set
from schemas.extraction import Basis
from schemas.value import OwnerSide

Family = Literal["commitment", "delegated", "request", "receipt", "duty", "agreement"]

MODALS = "|".join(f"(?P<{kind}>{'|'.join(rows)})" for kind, rows in loaded("modals.yaml").items())
MODAL = re.compile(f" (?:{MODALS})(?= )")
SPECIAL_WORDS = word_set("special_words")
MODAL_WORDS = word_set("modal_words")
AFTER_MODAL = word_set("after_modal")
SKIPS = tuple(tuple(text.split()) for text in sorted(AFTER_MODAL, key=lambda t: -len(t.split())))
HANDS_ON = "have|get|ask|let|tell|want|need|like|make sure(?: that)?|see if|see whether|remind"
HANDED_ON = re.compile(
    rf" (?:{HANDS_ON}) ((?:my |our |your |the )?[^ ,.]+(?: [^ ,.]+){{0,2}}?) "
    r"(?=(?:to |will |can |could )?[a-z])"
)
REQUEST = pattern("request")
COMMITMENT = pattern("commitment")
AGREEMENT = pattern("agreement")
QUESTION_TO_BOTH = pattern("question_to_both")
BOTH = Who(None, OwnerSide.BOTH)
OPENING = r"(?:\d+|-|\*|•|[a-c]) (?:\. |\) )?|(?:and|so|then|ok|yes|great|perfect|[^ ,.]+ ,) "
IMPERATIVE = re.compile(rf"^ (?:{OPENING})*")


@dataclass(frozen=True)
class Cue:
    """`start` is its first word, `verb` the word where the verb phrase begins."""

    family: Family
    basis: Basis
    strength: Strength
    who: Who
    start: int
    verb: int
    said: str
    asked: bool = False


def cues_of(scene: Scene) -> list[Cue]:
    """All cues of a sentence, one for each place where a verb phrase begins."""
    found: dict[int, Cue] = {}
    for cue in (*_special(scene), *_modal(scene), *_imperative(scene)):
        found.setdefault(cue.verb, cue)
    ordered = sorted(found.values(), key=lambda cue: cue.verb)
    return [c for i, c in enumerate(ordered) if not i or c.start >= ordered[i - 1].start]


def _special(scene: Scene) -> Iterator[Cue]:
    """Cues that are more than a modal: "let me", "please", "if you could", "shall we"."""
    words = scene.sentence.words
    if words.present.isdisjoint(SPECIAL_WORDS):
        return
    for match in COMMITMENT.finditer(words.line):
        start, verb = words.at(match.start() + 1), words.at(match.end() + 1)
        said = match[0]
        yield _handed_on(
            scene, Cue("commitment", Basis.COMMITMENT, Strength.STRONG, scene.speaker, start, verb, said)
        )
    for match in REQUEST.finditer(words.line):
        yield _request(scene, words.at(match.start() + 1), words.at(match.end() + 1), match[0])
    for patterns, strength in ((AGREEMENT, Strength.STRONG), (QUESTION_TO_BOTH, Strength.WEAK)):
        for match in patterns.finditer(words.line):
            start, verb = words.at(match.start() + 1), words.at(match.end() + 1)
            asked = strength is Strength.WEAK
            yield Cue("agreement", Basis.AGREEMENT, strength, BOTH, start, verb, match[0], asked)


def _request(scene: Scene, start: int, verb: int, said: str) -> Cue:
    who = vocative(scene.sentence, scene.parties) or scene.hearer
    cue = Cue(
        "request", Basis.REQUEST, Strength.STRONG, who, start, after(scene.words, verb), said, asked=True
    )
    return _handed_on(scene, cue)


def after(words: tuple[str, ...], at: int) -> int:
    """The place behind words that only lead up to a verb ("go ahead and", "be able to")."""
    moved = True
    while moved:
        moved = False
        for skip in SKIPS:
            if words[at : at + len(skip)] == skip and at + len(skip) < len(words):
                at += len(skip)
                moved = True
                break
    return at


def _modal(scene: Scene) -> Iterator[Cue]:
    words = scene.sentence.words
    if words.present.isdisjoint(MODAL_WORDS):
        return
    for match in MODAL.finditer(words.line):
        at, verb = words.at(match.start() + 1), words.at(match.end() + 1)
        if (
            cue := _inverted(scene, at)
            if scene.sentence.is_question or match["idea"] or match["can"]
            else None
        ):
            yield cue
        elif subject := scene.who_before(at):
            kind = match.lastgroup or "strong"
            if cue := _by_subject(scene, subject, kind, verb, match[0]):
                yield _handed_on(scene, cue)


def _inverted(scene: Scene, at: int) -> Cue | None:
    """ "Can you …", "could Hema …": a modal before its subject asks."""
    words = scene.words
    if words[at] not in ("can", "could", "would", "will") or at + 2 >= len(words):
        return None
    if words[at + 1] == "you":
        skip = 3 if words[at + 2] in ("guys", "all", "two") else 2
        return _request(scene, at, at + skip, "can you")
    for end in (at + 4, at + 3, at + 2):
        if (
            at + 1 < end < len(words)
            and (who := scene.who(words[at + 1 : end]))
            and words[at + 1] not in ("i", "we")
        ):
            return Cue(
                "request", Basis.REQUEST, Strength.STRONG, who, at, after(words, end), "can they", asked=True
            )
    return None


def _by_subject(scene: Scene, subject: tuple[Who, int], kind: str, verb: int, said: str) -> Cue | None:
    """The cue that a modal is after its subject; None where the two do not bind anybody."""
    who, start = subject
    word = scene.words[start]
    verb = after(scene.words, verb)
    if word in ("i", "we"):
        if kind == "idea":
            return None
        strength = Strength.STRONG if kind in ("strong", "now", "duty") else Strength.WEAK
        return Cue("commitment", Basis.COMMITMENT, strength, who, start, verb, f"{word} {kind}")
    if word == "you":
        return _to_hearer(scene, who, kind, start, verb)
    if kind in ("would", "idea") or (kind == "can" and scene.sentence.is_question):
        return None
    basis = Basis.PROCESS if kind == "duty" else Basis.COMMITMENT
    strength = Strength.WEAK if kind == "can" else Strength.STRONG
    return Cue("delegated", basis, strength, who, start, verb, f"they {kind}")


def _to_hearer(scene: Scene, who: Who, kind: str, start: int, verb: int) -> Cue | None:
    receives = scene.words[verb : verb + 1]
    if (
        kind in ("strong", "can")
        and receives
        and receives[0] in ("have", "get", "receive", "see", "expect", "find")
    ):
        strength = Strength.STRONG if kind == "strong" else Strength.WEAK
        return Cue("receipt", Basis.COMMITMENT, strength, scene.speaker, start, verb, f"you {kind}")
    if kind in ("duty", "strong"):
        named = vocative(scene.sentence, scene.parties) or who
        return Cue("request", Basis.REQUEST, Strength.STRONG, named, start, verb, f"you {kind}", asked=True)
    if kind == "idea" and scene.words[verb - 1] == "should":
        return Cue("request", Basis.REQUEST, Strength.WEAK, who, start, verb, "you should", asked=True)
    return None


def _handed_on(scene: Scene, cue: Cue) -> Cue:
    """ "I'll have Sam send it": whoever is to do it owns it."""
    words = scene.words
    line = (
        scene.sentence.words.line[scene.sentence.words.starts[cue.verb] - 1 :]
        if cue.verb < len(words)
        else ""
    )
    match = HANDED_ON.match(line)
    if match is None or (first := match[1].split())[0] in (
        "it",
        "that",
        "this",
        "them",
        "you",
        "us",
        "him",
        "her",
        "me",
    ):
        return cue
    who = scene.who(first)
    if who is None or who.words is None or match[1] in ("i", "we", "me"):
        return cue
    verb = cue.verb + len(match[0].split())
    while verb < len(words) and words[verb] in ("to", "will", "can", "could"):
        verb += 1
    return Cue(cue.family, cue.basis, cue.strength, who, cue.start, after(words, verb), cue.said, cue.asked)


def _imperative(scene: Scene) -> Iterator[Cue]:
    """A mail or a list that tells to do something; in speech only "send me" and the like."""
    line = scene.sentence.words.line
    match = IMPERATIVE.match(line)
    at = scene.sentence.words.at(match.end() + 1) if match else 0
    if at >= len(scene.words) - 1 or scene.sentence.is_question:
        return
    first, second = scene.words[at], scene.words[at + 1]
    to_us = first in (
        "send",
        "give",
        "shoot",
        "email",
        "forward",
        "get",
        "drop",
        "ping",
        "text",
    ) and second in ("me", "us", "it", "them", "that", "over")
    if to_us and second in ("me", "us"):
        yield _request(scene, at, at, "send me")
