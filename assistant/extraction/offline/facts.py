"""A sentence to its facts that are no steps: who decides, what is not needed, what it costs, how long."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from assistant.extraction.offline.deciders import deciders
from assistant.extraction.offline.functions import review_by
from assistant.extraction.offline.lexicon import loaded
from assistant.extraction.offline.scene import Scene
from assistant.extraction.offline.stated import Stated, stated
from assistant.extraction.offline.vocabulary import wording
from schemas.extraction import FactKind

NOT_REQUIRED = wording("not_required")
LIVE_BY = wording("live_by")
SIGNED_BY = wording("signed_by")
DECIDED_BY = wording("decided_by")
DURATION = wording("duration")
TAKES = wording("takes")
PRICED = wording("priced")
TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
ONES = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen"
COUNTS = f"{ONES}|{TENS}|hundred|half|and|a"
UNITS = "thousand|grand|euros?|dollars|pounds|francs|million"
AMOUNT = re.compile(
    rf"[$€£] ?\d[\d.,]*\d?(?: ?(?:k|m|{UNITS}))?\b|\b\d[\d.,]*(?: ?k\b| (?:{UNITS})\b)"
    rf"|\b(?:(?:{COUNTS})[ -])+(?:{UNITS})\b",
    re.IGNORECASE,
)
RIGHT_BEHIND = 2
NEAR = 5  # words between "we don't need" and what is not needed


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
    yield from deciders(scene)
    yield from _target_dates(scene)
    yield from _durations(scene)
    yield from _amounts(scene)


@cache
def _stages() -> dict[tuple[str, ...], str]:
    rows = loaded("stages.yaml").items()
    return {tuple(name.split()): stage for stage, names in rows for name in names}


def _not_required(scene: Scene) -> Iterator[Stated]:
    """ "Under 50k we don't need procurement"."""
    if scene.sentence.is_question:
        return
    words = scene.sentence.words
    for match in words.all(NOT_REQUIRED):
        at = words.at(match.end() + 1)
        reach = RIGHT_BEHIND if scene.words[at - 1] == "no" else NEAR
        stage = _stage_in(scene.words[at : at + reach]) or _stage_in(
            scene.words[: words.at(match.start() + 1)][-3:]
        )
        if stage and _is_firm(scene, words.at(match.start() + 1)):
            yield stated(scene, FactKind.NOT_REQUIRED, about=stage)
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
        before = set(words[max(0, at - 5) : at])
        return bool({"go", "sign", "buy", "approve"} & before) and "not" not in before
    return (
        words[at] != "no"
        or at == 0
        or words[at - 1] in ("have", "is", "need", ",", "there", "are", "so", "got")
    )


def _target_dates(scene: Scene) -> Iterator[Stated]:
    if not scene.has_date_word:
        return
    words = scene.sentence.words
    for about, said in (("go_live", LIVE_BY), ("signature", SIGNED_BY), ("decision", DECIDED_BY)):
        match = words.first(said)
        if match and not {"not", "never", "if"} & set(scene.words):
            dated = [d for d in scene.dues if d.is_date]
            behind = (d for d in dated if d.start >= words.at(match.start() + 1))
            due = next(behind, dated[0] if dated else None)
            if due is not None:
                yield stated(scene, FactKind.TARGET_DATE, about, scene.utterance.text[slice(*due.span)])
                return


def _durations(scene: Scene) -> Iterator[Stated]:
    """How long a step takes; the step must be named in the sentence."""
    words = scene.sentence.words
    match = words.first(DURATION)
    if match is None:
        return
    mention = scene.mentions[0] if scene.mentions else None
    if mention is None:
        functions = (scene.who(scene.words[i : i + 1]) for i in range(len(scene.words)))
        mention = next((m for who in functions if who and who.words and (m := review_by(who.words))), None)
    topic = scene.spoken_of() if words.first(TAKES) else None
    about = mention.deliverable.key if mention else topic.value if topic else None
    if about is not None:
        value = "value" if match["value"] else "length"
        start, end = words.original(match.start(value), match.end(value))
        yield stated(scene, FactKind.DURATION, about, scene.utterance.text[start:end])


def _amounts(scene: Scene) -> Iterator[Stated]:
    sentence = scene.sentence
    if not sentence.words.first(PRICED):
        return
    if match := AMOUNT.search(scene.utterance.text, sentence.start, sentence.end):
        yield stated(scene, FactKind.AMOUNT, value=match[0])
