"""Sentences to the lists that they are items of: "Next steps:", "From your side we need:"."""

from collections.abc import Sequence

from assistant.extraction.offline.parties import Who
from assistant.extraction.offline.sentences import Sentence
from assistant.extraction.offline.vocabulary import pattern
from schemas.conversation import Utterance
from schemas.value import OwnerSide

HEADING = pattern("heading")
OURS = pattern("heading_ours")
YOURS = pattern("heading_yours")
LONGEST = 14  # words of a heading
SHORT = 4  # words of a heading without a colon, in notes
NOBODY = Who(None, OwnerSide.UNKNOWN)


def heading_of(sentence: Sentence, utterance: Utterance, speaker: Who, hearer: Who) -> Who | None:
    """Who owns the items under a sentence; None where it is no heading."""
    line, length = sentence.words.line, len(sentence.words.each)
    text = utterance.text
    is_titled = text[sentence.start : sentence.end].rstrip().endswith(":")
    is_line = utterance.kind != "speech" and text[sentence.end : sentence.end + 1] == "\n"
    if length > LONGEST or not (is_titled or (length <= SHORT and (speaker.words is None or is_line))):
        return None
    if not HEADING.search(line):
        return None
    if YOURS.search(line):
        return hearer
    return speaker if OURS.search(line) and speaker.words else NOBODY


def goes_on(sentence: Sentence, before: Sequence[Sentence]) -> bool:
    """Whether a sentence is still an item of the list above it."""
    return bool(before) and before[-1].at == sentence.at and (sentence.is_item or not before[-1].is_item)
