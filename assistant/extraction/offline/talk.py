"""Utterances that only sound like steps: stories of others, a demo told in the imperative, role play."""

from collections.abc import Sequence

from assistant.extraction.offline.sentences import Sentence
from assistant.extraction.offline.vocabulary import pattern, word_set, wording

STORY = wording("story")
RESUMES = pattern("resumes")
SCREEN_WORDS = word_set("screen_words")
SHOWS = wording("shows")
PRETENDS = wording("pretends")
COMES_BACK = wording("comes_back")
CLICKS = word_set("clicks")
DEMO_REACH = 6  # utterances around a demo in which one word of a screen suffices
STORY_TIME = wording("story_time")
PAST_TENSE = wording("past_tense")
PAST_THEY = pattern("past_they")
STORY_LASTS = 2  # utterances: the teller, a reaction, and the teller again
SUPPOSES = wording("supposes")
ROLE_PLAY_LASTS = 14  # utterances, where nobody says that it is over


def idle_sentences(sentences: Sequence[Sentence]) -> dict[int, str]:
    """Places (indices into all sentences of a conversation) of mere talk, and what kind it is."""
    return _role_play(sentences) | _demo(sentences) | _stories(sentences)


def _stories(sentences: Sequence[Sentence]) -> dict[int, str]:
    told: dict[int, str] = {}
    since: int | None = None
    for place, sentence in enumerate(sentences):
        words = sentence.words
        if words.first(STORY) or (words.first(STORY_TIME) and words.first(PAST_TENSE)):
            since = sentence.at
        elif since is not None and (sentence.at > since + STORY_LASTS or _resumes(sentence, since)):
            since = None
        if since is not None and (sentence.at != since + 1):
            told[place] = "story"
    return told


def _resumes(sentence: Sentence, since: int) -> bool:
    """Whether a sentence leaves a story: it turns back to the hearer, or another utterance is not past."""
    line = sentence.words.line
    if sentence.at == since:
        return RESUMES.match(line) is not None
    return sentence.at == since + STORY_LASTS and PAST_THEY.match(line) is None


def _demo(sentences: Sequence[Sentence]) -> dict[int, str]:
    marks: dict[int, int] = {}
    for sentence in sentences:
        words = sentence.words
        present = words.present
        hits = 2 * len(CLICKS & present) + len(SCREEN_WORDS & present) + len(tuple(words.all(SHOWS)))
        marks[sentence.at] = marks.get(sentence.at, 0) + hits
    shown = {at for at, hits in marks.items() if hits >= 2}
    near = {at for at, hits in marks.items() if hits and shown & set(range(at - DEMO_REACH, at + DEMO_REACH))}
    return {place: "demo" for place, sentence in enumerate(sentences) if sentence.at in shown | near}


def _role_play(sentences: Sequence[Sentence]) -> dict[int, str]:
    played: dict[int, str] = {}
    since: int | None = None
    lasts = 0
    for place, sentence in enumerate(sentences):
        words = sentence.words
        if words.first(PRETENDS):
            since, lasts = sentence.at, ROLE_PLAY_LASTS
        elif words.first(SUPPOSES) and since is None:
            since, lasts = sentence.at, 0
        elif since is not None and (words.first(COMES_BACK) or sentence.at > since + lasts):
            since = None
        if since is not None:
            played[place] = "role play"
    return played
