"""A conversation to the people and functions that it names, and which of them a few words mean."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from assistant.extraction.offline.outsiders import companies_of, outsiders_in
from assistant.extraction.offline.sides import OTHER, SIDES
from assistant.extraction.offline.vocabulary import word_set
from assistant.grounding.people import function_of
from schemas.conversation import Conversation, Participant, Utterance
from schemas.value import OwnerSide

TITLES = word_set("titles")
FUNCTION_WORDS = word_set("function_words")
FUNCTION_PHRASES = word_set("function_phrases")
SELLERS = word_set("sellers")
BUYERS = word_set("buyers")


@dataclass(frozen=True)
class Who:
    """An owner in words, and the side that acts; `words` is None where nobody is named.

    `is_named` where the words themselves name the person, rather than "I" or "you".
    """

    words: str | None
    side: OwnerSide
    is_named: bool = False


NOBODY = Who(None, OwnerSide.UNKNOWN)


@dataclass(frozen=True)
class Parties:
    """Who takes part in a conversation, and whom it names."""

    conversation: Conversation

    @cached_property
    def _people(self) -> dict[str, Participant]:
        return {person.id: person for person in self.conversation.participants}

    @cached_property
    def _names(self) -> dict[str, tuple[Participant, ...]]:
        """Participants by first, last and whole name, in lower case."""
        names: dict[str, tuple[Participant, ...]] = {}
        for person in self.conversation.participants:
            if person.is_placeholder:
                continue
            for name in set(_parts(person.name)):
                names[name] = (*names.get(name, ()), person)
        return names

    @cached_property
    def outsiders(self) -> dict[str, tuple[str, OwnerSide]]:
        """Names of people who do not take part, as written, with the side of whoever names them first."""
        said = [(u.text, self.speaker(u).side) for u in self.conversation.utterances]
        return outsiders_in(said, companies_of(self.conversation.participants))

    @cached_property
    def _speakers(self) -> dict[str, Who]:
        return {id_: self._who(person) for id_, person in self._people.items()}

    def speaker(self, utterance: Utterance) -> Who:
        """Who says an utterance; a placeholder such as "Speaker 2" is nobody by name."""
        return self._speakers.get(utterance.speaker or "", NOBODY)

    def person(self, participant: str) -> Who:
        """A participant by id."""
        return self._who(self._people[participant])

    def named(self, words: Sequence[str], side: OwnerSide = OwnerSide.UNKNOWN) -> Who | None:
        """The participant or outsider that a name in lower case means; None where it is no name."""
        for name in (" ".join(words), words[0] if words else ""):
            if found := self._names.get(name):
                on_side = [p for p in found if SIDES.get(p.side) is side] or list(found)
                return replace(self._who(on_side[0]), is_named=True) if len(on_side) == 1 else None
        if words and (known := self.outsiders.get(words[0])):
            written = known[0]
            if len(words) > 1 and words[1] in self.outsiders:
                written = f"{written} {self.outsiders[words[1]][0]}"
            return Who(written, known[1], is_named=True)
        return None

    @cached_property
    def names(self) -> frozenset[str]:
        """Every name of a participant or an outsider, in lower case."""
        return frozenset({*self._names, *self.outsiders})

    def is_name(self, word: str) -> bool:
        """Whether a word in lower case is somebody's name."""
        return word in self.names

    def _who(self, person: Participant) -> Who:
        side = SIDES.get(person.side, OwnerSide.UNKNOWN)
        return Who(None if person.is_placeholder else person.name, side)


def _parts(name: str) -> Iterator[str]:
    bare = re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", name).casefold().replace(",", " ")
    words = [word for word in bare.split() if word.rstrip(".") not in TITLES]
    yield " ".join(words)
    if words:
        yield words[0]
        if len(words) > 1 and len(words[-1]) > 2:
            yield words[-1]


def function_in(words: Sequence[str], speaker: OwnerSide) -> Who | None:
    """The function that words name ("our legal team", "the CFO"), with the side that it acts for."""
    bare = [
        w
        for w in words
        if w not in ("my", "our", "your", "the", "their", "a", "an", "his", "her", "whole", "internal")
    ]
    text = " ".join(bare)
    if (
        not bare
        or len(bare) > 4
        or (bare[-1] == "it" and len(words) == len(bare))
        or not _is_function(bare, text)
    ):
        return None
    known = function_of(text)
    side = OTHER.get(speaker, speaker) if "your" in words else speaker
    if "your" not in words and "our" not in words and "my" not in words:
        side = _usual_side(text) or side
    if (
        known is None
        and bare[-1] in ("team", "people", "folks", "guys", "department", "group", "office")
        and len(bare) < 2
    ):
        return Who(None, side)
    return Who(known[0] if known else text, side)


def _is_function(bare: Sequence[str], text: str) -> bool:
    return text in FUNCTION_PHRASES or bare[-1] in FUNCTION_WORDS or function_of(text) is not None


def _usual_side(text: str) -> OwnerSide | None:
    if text in SELLERS:
        return OwnerSide.SELLER
    return OwnerSide.BUYER if text in BUYERS else None
