"""Utterances that only sound like steps: stories of others, a demo told in the imperative, role play."""

from collections.abc import Sequence

from assistant.extraction.offline.sentences import Sentence
from assistant.extraction.offline.vocabulary import pattern, word_set

STORY = pattern("story")
RESUMES = pattern("resumes")
SCREEN_WORDS = word_set("screen_words")
SHOWS = pattern("shows")
PRETENDS = pattern("pretends")
COMES_BACK = pattern("comes_back")
ROLE_PLAY_LASTS = 14  # utterances, where nobody says that it is over


def idle_sentences(sentences: Sequence[Sentence]) -> dict[int, str]:
    """Places (indices into all sentences of a conversation) of mere talk, and what kind it is."""
    return _role_play(sentences) | _demo(sentences) | _stories(sentences)


def _stories(sentences: Sequence[Sentence]) -> dict[int, str]:
    told: dict[int, str] = {}
    telling_at: int | None = None
    for place, sentence in enumerate(sentences):
        line = sentence.words.line
        if STORY.search(line):
            telling_at = sentence.at
        elif telling_at is not None and (sentence.at != telling_at or RESUMES.match(line)):
            telling_at = None
        if telling_at is not None:
            told[place] = "story"
    return told


def _demo(sentences: Sequence[Sentence]) -> dict[int, str]:
    marks: dict[int, int] = {}
    for sentence in sentences:
        hits = len(SCREEN_WORDS & sentence.words.present) + (SHOWS.search(sentence.words.line) is not None)
        marks[sentence.at] = marks.get(sentence.at, 0) + hits
    shown = {at for at, hits in marks.items() if hits >= 2}
    return {place: "demo" for place, sentence in enumerate(sentences) if sentence.at in shown}


def _role_play(sentences: Sequence[Sentence]) -> dict[int, str]:
    played: dict[int, str] = {}
    since: int | None = None
    for place, sentence in enumerate(sentences):
        line = sentence.words.line
        if PRETENDS.search(line):
            since = sentence.at
        elif since is not None and (COMES_BACK.search(line) or sentence.at > since + ROLE_PLAY_LASTS):
            since = None
        if since is not None:
            played[place] = "role play"
    return played
