"""A sentence to the events that it sets a date for: the kickoff on the 14th, the next call on Thursday."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.extraction.offline.claims import Claim
from assistant.extraction.offline.due_phrases import DuePhrase
from assistant.extraction.offline.lexicon import Deliverable, Mention
from assistant.extraction.offline.meetings import (
    BOOKED,
    DATE_WORKS,
    NEXT_MEETING,
    date_proposed,
    next_meeting,
)
from assistant.extraction.offline.parties import Who, function_in
from assistant.extraction.offline.scene import Scene
from assistant.extraction.offline.titles import titled
from assistant.extraction.offline.vocabulary import word_set, wording
from assistant.extraction.offline.whole_sentence import (
    DOUBTFUL,
    IF,
    claim_about,
    is_open,
    mention_before,
    noun_of,
    span_of,
)
from schemas.extraction import Basis
from schemas.value import Category, OwnerSide

EVENT_VERB = wording("event_verb")
ARRIVES = wording("arrives")
BOTH = Who(None, OwnerSide.BOTH)
SHORT = 12  # words of a sentence that only names an event and its date
REACH = 8  # words between what happens and its date
BEGINS = ("start", "begin", "kick")
ENDS = ("end", "finish", "wrap")
GO_LIVE = Mention(Deliverable("go_live", Category.GO_LIVE, "the go-live", "event"), 0, 0)
SIGNATURE = Mention(Deliverable("signature", Category.SIGNATURE, "the contract", "document"), 0, 0)
PAST_TENSE = wording("past_tense")
RUNS_BY = wording("runs_by")
LIVE_BY = wording("live_by")
SIGN_BY = wording("sign_by")
NOT_DONE = word_set("no_milestone")
NOT_HELD = word_set("not_held")


BY = frozenset({"by", "before", "from"})
DATED = (NEXT_MEETING, BOOKED, LIVE_BY, SIGN_BY, DATE_WORKS)


def event_claims(scene: Scene) -> Iterator[Claim]:
    """The events that a sentence sets a date for."""
    if not scene.has_date_word or not _may_be_dated(scene):
        return
    dated = [d for d in scene.dues if d.is_date]
    if not dated:
        return
    if IF.search(scene.sentence.words.line) is None and DOUBTFUL.isdisjoint(scene.words):
        for family in (_dated_events, _milestones, _named, _running):
            found = list(family(scene, dated))
            if found:
                yield from (replace(claim, asked=scene.sentence.is_question) for claim in found)
                return
    yield from list(next_meeting(scene, dated)) or date_proposed(scene, dated)


def _may_be_dated(scene: Scene) -> bool:
    """Whether a sentence speaks of something that a date in it can be the date of."""
    words = scene.sentence.words
    if scene.mentions:
        is_short = len(scene.words) <= SHORT
        return is_short or any(words.first(said) for said in (EVENT_VERB, *DATED))
    runs = not BY.isdisjoint(words.present) and words.first(RUNS_BY) is not None
    return runs or any(words.first(said) for said in DATED)


def arrivals(scene: Scene) -> Iterator[Claim]:
    """ "The SOC 2 is on its way to you": whoever says it sends it."""
    words = scene.sentence.words
    for match in words.all(ARRIVES):
        mention = mention_before(scene, words.at(match.start() + 1), 3)
        if mention is None or mention.deliverable.kind != "document" or is_open(scene, match.start()):
            continue
        due = next((d for d in scene.dues if d.is_date), None)
        claim = claim_about(scene, titled("Send", noun_of(scene, mention)), Basis.COMMITMENT, mention, "send")
        yield replace(claim, who=scene.speaker, due=span_of(scene, due), has_date=due is not None)


def _named(scene: Scene, dated: list[DuePhrase]) -> Iterator[Claim]:
    """ "Kickoff on the thirteenth": an event and its date, and hardly a word more."""
    mention = next((m for m in scene.mentions if m.deliverable.kind == "event"), None)
    if mention is None or len(scene.words) > SHORT or not 0 <= dated[0].start - mention.end <= 2:
        return
    claim = claim_about(scene, titled("Hold", noun_of(scene, mention)), Basis.AGREEMENT, mention, "event")
    yield replace(claim, who=BOTH, due=span_of(scene, dated[0]), has_date=True)


def _dated_events(scene: Scene, dated: list[DuePhrase]) -> Iterator[Claim]:
    words = scene.sentence.words
    for match in words.all(EVENT_VERB):
        at, end = words.at(match.start() + 1), words.at(match.end() + 1)
        mention = mention_before(scene, at, 3)
        due = next((d for d in dated if 0 <= d.start - end <= REACH), None)
        if (
            mention is None
            or due is None
            or mention not in scene.mentions
            or not _is_held(scene, mention, match["verb"], end)
        ):
            continue
        title = titled(_opening(match["verb"], mention), noun_of(scene, mention))
        claim = claim_about(scene, title, Basis.AGREEMENT, mention, "event")
        owner = function_in(scene.words[mention.start : mention.end], scene.speaker.side) or BOTH
        yield replace(claim, who=owner, due=span_of(scene, due), has_date=True)
        return


def _milestones(scene: Scene, dated: list[DuePhrase]) -> Iterator[Claim]:
    """ "We sign before Easter", "live on the thirteenth": the dates that a plan leads to."""
    words = scene.sentence.words
    for said, mention, title in ((LIVE_BY, GO_LIVE, "Go live"), (SIGN_BY, SIGNATURE, "Sign the contract")):
        for match in words.all(said):
            at, end = words.at(match.start() + 1), words.at(match.end() + 1)
            due = nearest(dated, at)
            if due is not None and NOT_DONE.isdisjoint(words.each[max(0, at - 3) : end]):
                claim = claim_about(
                    scene, title, Basis.AGREEMENT, mention, "sign" if mention is SIGNATURE else "event"
                )
                yield replace(claim, who=BOTH, due=span_of(scene, due), has_date=True)
                return


def nearest(dated: Sequence[DuePhrase], at: int) -> DuePhrase | None:
    """The date that words at a place go with: the next one behind them, else the last one before."""
    near = [d for d in dated if -REACH <= d.start - at <= REACH]
    return next((d for d in near if d.start >= at), near[-1] if near else None)


def _running(scene: Scene, dated: list[DuePhrase]) -> Iterator[Claim]:
    """ "All four sites running by the first of May"."""
    words = scene.sentence.words
    if words.first(PAST_TENSE):
        return
    for match in words.all(RUNS_BY):
        end = words.at(match.end() + 1)
        due = next((d for d in dated if 0 <= d.start - end <= 1), None)
        if due is not None and words.each[due.start] in BY and not scene.mentions:
            claim = claim_about(scene, "Go live", Basis.AGREEMENT, GO_LIVE, "event")
            yield replace(claim, who=BOTH, due=span_of(scene, due), has_date=True)
            return


def _is_held(scene: Scene, mention: Mention, verb: str, end: int) -> bool:
    """Whether the date is that of the event itself, not of something said about it."""
    if mention.deliverable.kind == "document":
        return verb in ("is due", "are due")
    return scene.words[end : end + 1] not in tuple((word,) for word in NOT_HELD)


def _opening(verb: str, mention: Mention) -> str:
    if any(word in verb for word in BEGINS):
        return "Start"
    if any(word in verb.split() for word in ENDS):
        return "Finish"
    return {"document": "Send", "event": "Hold", "process": "Complete", "state": "Get"}[
        mention.deliverable.kind
    ]
