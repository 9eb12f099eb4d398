"""A sentence in its surroundings: who speaks, who is spoken to, and what it could refer to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.extraction.offline.antecedents import Antecedent, antecedents
from assistant.extraction.offline.due_phrases import DuePhrase, due_phrases, has_date_word
from assistant.extraction.offline.lexicon import Mention, category_of, mentions
from assistant.extraction.offline.parties import Parties, Who, function_in
from assistant.extraction.offline.sentences import Sentence
from assistant.extraction.offline.vocabulary import word_set
from schemas.conversation import Utterance
from schemas.value import Category, OwnerSide

LOOK_AHEAD, LOOK_BACK = 4, 4
LONGEST_SUBJECT = 4
TOPIC_LASTS, TOLD_LASTS = 8, 12  # utterances
SUBJECT_STOPS = word_set("subject_stops")
TRAILING = word_set("trailing_adverbs")
PRONOUNS = word_set("pronouns")
SOMEBODY = word_set("somebody")


@dataclass(frozen=True)
class Scene:
    """`told` are the persons named so far, the last one last; `nearby` the nouns said so far;
    `under` the kind of mere talk that it is part of; `heading` who owns the list that it is an item of;
    `topic` what was spoken of last, and in which utterance."""

    sentence: Sentence
    utterance: Utterance
    speaker: Who
    hearer: Who
    parties: Parties
    told: tuple[tuple[int, Who], ...] = ()
    nearby: tuple[Antecedent, ...] = ()
    under: str | None = None
    heading: Who | None = None
    topic: tuple[int, Category] | None = None

    @cached_property
    def words(self) -> tuple[str, ...]:
        return self.sentence.words.each

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        return tuple(mentions(self.words, 0, len(self.words)))

    @cached_property
    def has_date_word(self) -> bool:
        """Whether it is worth looking for a due phrase."""
        return has_date_word(self.sentence)

    @cached_property
    def dues(self) -> tuple[DuePhrase, ...]:
        """The due phrases of the sentence."""
        if not self.has_date_word:
            return ()
        said_at = self.utterance.said_at
        return due_phrases(self.sentence, self.utterance.text, said_at.date() if said_at else None)

    @property
    def told_last(self) -> Who | None:
        """Who was named last, unless that is too long ago for "he" or "she" to mean them."""
        near = (who for at, who in reversed(self.told) if at >= self.sentence.at - TOLD_LASTS)
        return next(near, None)

    def spoken_of(self) -> Category | None:
        """What was spoken of last, unless that is long ago."""
        if self.topic is None or self.topic[0] < self.sentence.at - TOPIC_LASTS:
            return None
        return self.topic[1]

    def antecedents_before(self, end: int) -> tuple[Antecedent, ...]:
        """The nouns of this sentence before a word."""
        mentions = [m for m in self.mentions if m.end <= end]
        return tuple(antecedents(self.sentence.at, self.words[:end], mentions, self.text))

    def mentioned(self, start: int, end: int) -> Mention | None:
        """The first deliverable named between two words."""
        return next((m for m in self.mentions if m.start >= start and m.end <= end), None)

    def text(self, start: int, end: int) -> str:
        """Words as they were written, without fillers."""
        spans = dict.fromkeys(self.sentence.words.spans[start:end])
        return " ".join(self.utterance.text[a:b] for a, b in spans)

    def who_before(self, at: int) -> tuple[Who, int] | None:
        """Who the words that end at a verb mean, and where they begin."""
        while at > 1 and self.words[at - 1] in TRAILING:
            at -= 1
        begin = at
        while begin > 0 and at - begin < LONGEST_SUBJECT and self.words[begin - 1] not in SUBJECT_STOPS:
            begin -= 1
        if self.words[at - 1 : at] == ("it",) and self.text(at - 1, at) == "IT":
            return Who("IT", self.speaker.side), at - 1
        for start in range(begin, at):
            if who := self.who(self.words[start:at]):
                return who, start
        return None

    def who(self, words: Sequence[str]) -> Who | None:
        """Who a few words mean as a whole: a pronoun, a name or a function."""
        if len(words) == 1 and (who := self._pronoun(words[0])):
            return who
        if len(words) <= 2 and (who := self.parties.named(words)) and self._is_whole_name(words):
            return who
        if (
            len(words) >= 2
            and words[-1] in ("team", "side", "guys", "folks")
            and words[0] in ("my", "our", "your")
        ):
            one = self.hearer if words[0] == "your" else self.speaker
            return function_in(words, self.speaker.side) or (
                one if words[-1] == "side" else Who(None, one.side)
            )
        return function_in(words, self.speaker.side)

    def _is_whole_name(self, words: Sequence[str]) -> bool:
        return all(self.parties.is_name(word) or " ".join(words) in self.parties._names for word in words)

    def _pronoun(self, word: str) -> Who | None:
        if word in ("i", "we", "me"):
            return self.speaker
        if word == "you":
            return self.hearer
        if word in SOMEBODY or word == "they":
            return Who(None, self.speaker.side)
        return self.told_last if word in PRONOUNS else None


def persons_in(sentence: Sentence, parties: Parties, speaker: Who) -> list[Who]:
    """The persons that a sentence names, in order, without the speaker."""
    if sentence.words.present.isdisjoint(parties.names):
        return []
    named = (parties.named([word]) for word in sentence.words.each if word in parties.names)
    return [who for who in named if who is not None and who.words != speaker.words]


def hearer_of(utterances: Sequence[Utterance], at: int, parties: Parties) -> Who:
    """Who is spoken to: the addressee of a mail, else who speaks next, else who spoke last."""
    utterance = utterances[at]
    speaker = parties.speaker(utterance)
    others = [parties.person(p) for p in utterance.to if p != utterance.speaker]
    across = [who for who in others if who.side is not speaker.side]
    if others:
        return (across or others)[0]
    near = [
        parties.speaker(u)
        for u in (
            *utterances[at + 1 : at + 1 + LOOK_AHEAD],
            *reversed(utterances[max(0, at - LOOK_BACK) : at]),
        )
        if u.speaker is not None and u.speaker != utterance.speaker
    ]
    across = [who for who in near if who.side is not speaker.side]
    return next(iter((*across, *near)), Who(None, OwnerSide.UNKNOWN))


def vocative(sentence: Sentence, parties: Parties) -> Who | None:
    """Whom a sentence addresses by name: at its beginning or end, set off by a comma."""
    line = sentence.words.line.rstrip(" .?!") + " "
    first = re.match(r" (?:and |so |but |ok |hey |hi |then |perfect |great |, )*([^ ,]+) ,", line)
    last = re.search(r" , ([^ ,]+) $", line)
    for match in (first, last):
        if match and parties.is_name(match[1]) and (who := parties.named([match[1]])):
            return who
    return None


def topic_of(scene: Scene) -> Category | None:
    """What a sentence speaks of: its last deliverable, else its last telling word."""
    if scene.mentions:
        return scene.mentions[-1].deliverable.category
    return category_of(scene.words)
