"""A sentence to its facts that are no steps: who decides, what is not needed, what it costs, how long."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.extraction.offline.claims import Span
from assistant.extraction.offline.lexicon import loaded
from assistant.extraction.offline.parties import Who
from assistant.extraction.offline.process import review_by
from assistant.extraction.offline.scene import Scene
from assistant.extraction.offline.vocabulary import pattern
from schemas.extraction import FactKind

NOT_REQUIRED = pattern("not_required")
LIVE_BY = pattern("live_by")
SIGNED_BY = pattern("signed_by")
DECIDED_BY = pattern("decided_by")
ECONOMIC_BUYER = pattern("economic_buyer")
CHAMPION = pattern("champion")
DURATION = pattern("duration")
AUTHORITY = pattern("authority")
PRICED = pattern("priced")
UNITS = "thousand|grand|euros?|dollars|pounds|francs|million"
AMOUNT = re.compile(
    rf"[$€£] ?\d[\d.,]*\d?(?: ?(?:k|m|{UNITS}))?\b|\b\d[\d.,]*(?: ?k\b| (?:{UNITS})\b)", re.IGNORECASE
)
RIGHT_BEHIND = 2
NEAR = 5  # words between "we don't need" and what is not needed


@dataclass(frozen=True)
class Stated:
    """A fact in words, and the sentence that states it."""

    kind: FactKind
    quote: Span
    about: str | None = None
    value: str | None = None


def each_once(facts: Iterable[Stated]) -> tuple[Stated, ...]:
    """Each fact once, where it is stated first."""
    kept: dict[tuple[FactKind, str | None, str | None], Stated] = {}
    for fact in facts:
        kept.setdefault((fact.kind, fact.about, (fact.value or "").casefold()), fact)
    return tuple(kept.values())


def facts_of(scene: Scene) -> Iterator[Stated]:
    """The facts that a sentence states; questions and mere talk state none."""
    if scene.under is not None:
        return
    yield from _not_required(scene)
    if scene.sentence.is_question:
        return
    yield from _deciders(scene)
    yield from _target_dates(scene)
    yield from _durations(scene)
    yield from _amounts(scene)


def _stated(scene: Scene, kind: FactKind, about: str | None = None, value: str | None = None) -> Stated:
    sentence = scene.sentence
    return Stated(kind, Span(sentence.at, sentence.start, sentence.end), about, value)


@cache
def _stages() -> dict[tuple[str, ...], str]:
    rows = loaded("stages.yaml").items()
    return {tuple(name.split()): stage for stage, names in rows for name in names}


def _not_required(scene: Scene) -> Iterator[Stated]:
    """ "Under 50k we don't need procurement"."""
    if scene.sentence.is_question:
        return
    words = scene.sentence.words
    for match in NOT_REQUIRED.finditer(words.line):
        at = words.at(match.end() + 1)
        reach = RIGHT_BEHIND if scene.words[at - 1] == "no" else NEAR
        stage = _stage_in(scene.words[at : at + reach]) or _stage_in(
            scene.words[: words.at(match.start() + 1)][-3:]
        )
        if stage and _is_firm(scene, words.at(match.start() + 1)):
            yield _stated(scene, FactKind.NOT_REQUIRED, about=stage)
            return


def _stage_in(words: Sequence[str]) -> str | None:
    stages = _stages()
    for length in (2, 1):
        for at in range(len(words) - length + 1):
            if stage := stages.get(tuple(words[at : at + length])):
                return stage
    return None


def _is_firm(scene: Scene, at: int) -> bool:
    """Whether "no" and "without" are said of a process, not in passing ("no problem with legal")."""
    words = scene.words
    if words[at] == "without":
        return {"go", "sign", "buy", "approve", "do"} & set(words[max(0, at - 5) : at]) != set()
    return (
        words[at] != "no"
        or at == 0
        or words[at - 1] in ("have", "is", "need", ",", "there", "are", "so", "got")
    )


def _deciders(scene: Scene) -> Iterator[Stated]:
    line = scene.sentence.words.line
    if match := ECONOMIC_BUYER.search(line):
        who = _decider(scene, scene.sentence.words.at(match.start() + 1))
        if who and who.words and who.side is not scene.hearer.side:
            yield _stated(scene, FactKind.ECONOMIC_BUYER, value=who.words)
    if CHAMPION.search(line) and scene.speaker.words:
        yield _stated(scene, FactKind.CHAMPION, value=scene.speaker.words)
    if (match := AUTHORITY.search(line)) and (ECONOMIC_BUYER.search(line) or _is_approved(scene)):
        start, end = scene.sentence.words.original(match.start("value"), match.end("value"))
        yield _stated(scene, FactKind.AUTHORITY_LIMIT, value=scene.utterance.text[start:end])


def _is_approved(scene: Scene) -> bool:
    return not {
        "board",
        "cfo",
        "ceo",
        "committee",
        "approval",
        "approve",
        "approves",
        "sign",
        "signs",
        "vote",
        "coo",
    }.isdisjoint(scene.words)


def _decider(scene: Scene, at: int) -> Who | None:
    """Who decides: the name or function nearest before the words that say so, else behind, else "she"."""
    before = [
        scene.who(scene.words[i : i + n])
        for i in range(at - 1, max(-1, at - 9), -1)
        for n in (2, 1)
        if i + n <= at
    ]
    after = [
        scene.who(scene.words[i : i + n]) for i in range(at, min(len(scene.words), at + 9)) for n in (2, 1)
    ]
    for who in (*before, *after):
        if who is not None and who.words:
            return who
    return None


def _target_dates(scene: Scene) -> Iterator[Stated]:
    line = scene.sentence.words.line
    for about, said in (("go_live", LIVE_BY), ("signature", SIGNED_BY), ("decision", DECIDED_BY)):
        if said.search(line) and not {"not", "never", "if"} & set(scene.words):
            due = next((d for d in scene.dues if d.is_date), None)
            if due is not None:
                yield _stated(scene, FactKind.TARGET_DATE, about, scene.utterance.text[slice(*due.span)])
                return


def _durations(scene: Scene) -> Iterator[Stated]:
    """How long a step takes; the step must be named in the sentence."""
    words = scene.sentence.words
    match = DURATION.search(words.line)
    if match is None:
        return
    mention = scene.mentions[0] if scene.mentions else None
    if mention is None:
        functions = (scene.who(scene.words[i : i + 1]) for i in range(len(scene.words)))
        mention = next((m for who in functions if who and who.words and (m := review_by(who.words))), None)
    if mention is not None:
        start, end = words.original(match.start("value"), match.end("value"))
        yield _stated(scene, FactKind.DURATION, mention.deliverable.key, scene.utterance.text[start:end])


def _amounts(scene: Scene) -> Iterator[Stated]:
    sentence = scene.sentence
    if not PRICED.search(sentence.words.line):
        return
    if match := AMOUNT.search(scene.utterance.text, sentence.start, sentence.end):
        yield _stated(scene, FactKind.AMOUNT, value=match[0])
