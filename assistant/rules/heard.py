"""Conversations to what rules ask of them: the topics spoken of, with quotes, and who spoke when."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from schemas.conversation import Conversation, Participant, Utterance
from schemas.evidence import Evidence
from schemas.value import Side

LISTENED_TO = frozenset({"speech", "message", "quoted", "chat"})
QUOTES_KEPT = 2
LONGEST_QUOTE = 280


class Topic(StrEnum):
    """What a conversation can speak of without planning a step; stages bear the stage's name."""

    PROCUREMENT = "procurement"
    LEGAL = "legal"
    SECURITY = "security"
    PRIVACY = "privacy"
    SIGNATURE = "signature"
    BUSINESS_CASE = "business_case"
    ECONOMIC_BUYER = "economic_buyer"
    GO_LIVE_DATE = "go_live_date"
    TEST = "test"
    CRITERIA = "criteria"
    REGULATION = "regulation"
    CHECK_IN = "check_in"


# Written in lower case, as texts are searched: a recogniser's transcript has no capitals.
TEST = r"(?:[\w-]+ ){0,2}(?:pilot|proof of concept|poc|trial|test phase)"
WORDS: dict[Topic, str] = {
    Topic.PROCUREMENT: r"procurement|purchasing|purchase (?:order|requisition)s?|pos?|sourcing team"
    r"|(?:vendor|supplier) (?:registration|onboarding|management|portal|form|master|set-?up)",
    Topic.LEGAL: r"legal|redlines?|counsel|lawyers?|msa|master (?:services? )?agreement"
    r"|contract (?:review|draft)|terms and conditions",
    Topic.SECURITY: r"info-?sec|security (?:review|team|questionnaire|assessment|audit)|ciso|soc ?2"
    r"|iso ?27001|pen(?:etration)?[ -]?tests?",
    Topic.PRIVACY: r"personal data|data (?:protection|privacy|processing|subjects?)|privacy"
    r"|gdpr|dpas?|dpias?|dpo|pii|phi|ccpa|patient (?:data|records)|sub-?processors?",
    Topic.SIGNATURE: r"signatures?|sign(?:ed|ing)? (?:off|the|by|it)|docu-?sign|signator(?:y|ies)",
    Topic.BUSINESS_CASE: r"business case|roi|return on investment|cost[ -](?:benefit|justification)"
    r"|payback(?: period)?",
    Topic.ECONOMIC_BUYER: r"(?:final|last) (?:say|word|approval|decision)"
    r"|signs? off on (?:the )?(?:budget|spend)|budget (?:owner|holder)|economic buyer",
    Topic.GO_LIVE_DATE: r"go(?:es|ing)?[ -]live|live by|roll(?:ed)?[ -]?out|launch(?:ed)?",
    Topic.TEST: rf"(?:start|begin|kick off|running|set up|extend|during|end of) (?:the|our|your|a) {TEST}"
    rf"|(?:the|our|your|this) {TEST} (?:starts?|begins?|runs|is running|ends|kicks off)",
    Topic.CRITERIA: r"(?<!decision )(?<!selection )criteria|what success looks like"
    r"|(?:success|acceptance|two|three|four|five|these|those) (?:measures|metrics|kpis)"
    r"|measures (?:of|for) (?:success|(?:the |our )?(?:pilot|trial|test|poc))",
    Topic.REGULATION: r"hipaa|sox|fda|finra|pci(?:[ -]dss)?|bafin|gxp|fedramp|itar|nerc|ferpa"
    r"|regulators?|regulated|regulatory",
    Topic.CHECK_IN: r"(?:weekly|bi-?weekly|fortnightly|standing|recurring|regular) "
    r"(?:\w+ )?(?:call|sync|check-?in|meeting|catch-?up|touch-?point|cadence)|check in every week",
}
CAPITALS = frozenset({"po", "pos"})  # abbreviations that are other words in lower case
SPOKEN = re.compile(
    rf"\b(?=[a-z])(?:{'|'.join(f'(?P<{topic}>{words})' for topic, words in WORDS.items())})\b"
)
REACH = 80
REFUSED = re.compile(
    r"(?:\b(?:no|not|never|skip|instead of)|n['’]t)(?:[^\w.!?]+need\b(?:[^\w.!?]+(?!without\b)\w+){0,5}"
    r"|(?:[^\w.!?]+(?!without\b)\w+){0,3})[^\w.!?]*$"
)
SUPPOSED = re.compile(r"(?:\b(?:if|would|could|might|maybe|perhaps|last year)\b|['’]d\b)[^.!?]*$")
SENTENCE_END = re.compile(r"[.!?]+[\s\"”’)]+|\n+")


@dataclass(frozen=True)
class Heard:
    """What rules know of the conversations; a topic has a few quotes, those of the buyer first.

    `last_spoke` is the last day on which each named participant said something.
    """

    topics: Mapping[Topic, tuple[Evidence, ...]] = field(default_factory=lambda: MappingProxyType({}))
    last_spoke: Mapping[str, date] = field(default_factory=lambda: MappingProxyType({}))
    names: frozenset[str] = frozenset()
    last_held: date | None = None
    conversations: int = 0

    def by_buyer(self, topic: Topic) -> bool:
        """Whether the buyer speaks of a topic."""
        return any(quote.side is Side.BUYER for quote in self.topics.get(topic, ()))


def hear(conversations: Iterable[Conversation]) -> Heard:
    """Listen through all conversations once."""
    found: dict[Topic, list[Evidence]] = defaultdict(list)
    last_spoke: dict[str, date] = {}
    held: list[date] = []
    names: set[str] = set()
    count = 0
    for conversation in conversations:
        count += 1
        people = {p.id: p for p in conversation.participants}
        names |= {p.name for p in people.values() if not p.is_placeholder}
        held += [conversation.held_at.date()] if conversation.held_at else []
        for utterance in conversation.utterances:
            speaker = people.get(utterance.speaker or "")
            if utterance.kind not in LISTENED_TO:
                continue
            if speaker and utterance.said_at:
                day = utterance.said_at.date()
                last_spoke[speaker.name] = max(day, last_spoke.get(speaker.name, day))
            for topic, words in _spoken_of(utterance.text):
                span = _sentence(utterance.text, *words)
                found[topic].append(_evidence(conversation.id, utterance, speaker, span))
    topics = {topic: _telling(quotes) for topic, quotes in found.items()}
    last_held = max([*held, *last_spoke.values()], default=None)
    return Heard(MappingProxyType(topics), MappingProxyType(last_spoke), frozenset(names), last_held, count)


@lru_cache(maxsize=4096)  # a plan is checked after each change, and its quotes stay the same
def topics_in(text: str) -> frozenset[Topic]:
    """The topics that a text speaks of and does not refuse."""
    return frozenset(topic for topic, _ in _spoken_of(text))


def _spoken_of(text: str) -> Iterator[tuple[Topic, tuple[int, int]]]:
    """Each topic with the span of the words that speak of it."""
    lowered = text.lower() if len(text.lower()) == len(text) else text
    for match in SPOKEN.finditer(lowered):
        start = match.start()
        if match[0] in CAPITALS and not text[start].isupper():
            continue
        before = lowered[max(0, start - REACH) : start]
        if match.lastgroup and not REFUSED.search(before) and not _is_thought(match.lastgroup, before):
            yield Topic(match.lastgroup), match.span()


def _is_thought(topic: str, before: str) -> bool:
    """Whether a test is only imagined: "we'd run a pilot" plans none."""
    return topic == Topic.TEST and SUPPOSED.search(before) is not None


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of the sentence around a span, no longer than a quote should be."""
    low, high = max(0, start - LONGEST_QUOTE // 2), min(len(text), end + LONGEST_QUOTE // 2)
    begin = max((m.end() for m in SENTENCE_END.finditer(text, low, start)), default=low)
    stop = SENTENCE_END.search(text, end, high)
    close = stop.start() + 1 if stop and text[stop.start()] != "\n" else stop.start() if stop else high
    begin += len(text[begin:start]) - len(text[begin:start].lstrip())
    return begin, end + len(text[end:close].rstrip())


def _evidence(
    conversation: str, utterance: Utterance, speaker: Participant | None, span: tuple[int, int]
) -> Evidence:
    return Evidence(
        conversation=conversation,
        utterance=utterance.id,
        start=span[0],
        end=span[1],
        quote=utterance.text[span[0] : span[1]],
        speaker=speaker.name if speaker else None,
        side=speaker.side if speaker else Side.UNKNOWN,
        said_at=utterance.said_at,
    )


def _telling(quotes: list[Evidence]) -> tuple[Evidence, ...]:
    """The first few quotes, the buyer's before others."""
    spans = {(q.conversation, q.utterance, q.start): q for q in reversed(quotes)}
    once = [q for q in quotes if spans[q.conversation, q.utterance, q.start] is q]
    return tuple(sorted(once, key=lambda q: q.side is not Side.BUYER)[:QUOTES_KEPT])
