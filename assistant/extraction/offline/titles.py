"""A verb phrase to the title of a step: the verb, and its object up to where the talk goes on."""

import re
from collections.abc import Sequence

from assistant.extraction.offline.scene import Scene
from assistant.extraction.offline.verbs import Verb, is_verb
from assistant.extraction.offline.vocabulary import word_set

LONGEST = 80
MOST_WORDS = 12
RECIPIENTS = word_set("recipients")
ENDS = word_set("ends")
DANGLING = word_set("dangling")
POINTERS = word_set("pointers")
GOES_ON = word_set("goes_on")
ARTICLES = frozenset({"the", "a", "an", "our", "your", "my", "this", "that", "some"})
ARTICLE = {
    "my": "the",
    "our": "the",
    "your": "the",
    "their": "their",
    "some": "",
    "you": "",
    "guys": "",
    "any": "",
}


def object_range(scene: Scene, verb: Verb, end: int) -> tuple[int, int]:
    """The words of a verb's object, without its recipient and without what follows it."""
    if verb.gap is not None:
        return verb.gap
    words = scene.words
    at = verb.end
    while at < end and (_is_pronoun(words, at, end) or _is_recipient(scene, verb, at)):
        at += 1
    stop = at
    while stop < end and stop - at < MOST_WORDS and not _stops(scene, at, stop, end):
        stop += 1
    while stop > at and words[stop - 1] in DANGLING:
        stop -= 1
    while verb.group == "introduce" and at < stop and words[at] in ("to", "with"):
        at += 1
    return at, stop


def whom_range(scene: Scene, verb: Verb, end: int) -> tuple[int, int]:
    """Whom a verb such as "run the business case past" names behind it."""
    if verb.gap is None or verb.group != "discuss":
        return 0, 0
    behind = Verb(verb.group, verb.title, verb.start, verb.end)
    return object_range(scene, behind, end)


def _is_pronoun(words: Sequence[str], at: int, end: int) -> bool:
    """Whether a word is whom or where to; "them" is what is sent, unless something else follows."""
    if words[at] == "them":
        return at + 1 < end and words[at + 1] in ARTICLES
    return words[at] in RECIPIENTS


def _is_recipient(scene: Scene, verb: Verb, at: int) -> bool:
    """ "Send Karen the report", "get over to Luis the …"."""
    words = scene.words
    return verb.group == "send" and scene.parties.is_name(words[at]) and words[at + 1 : at + 2] != (",",)


def _stops(scene: Scene, at: int, stop: int, end: int) -> bool:
    words, word = scene.words, scene.words[stop]
    following = words[stop + 1] if stop + 1 < end else ""
    if stop == at and word in POINTERS:
        return False
    if word == "," and stop > at:
        return not _lists_on(words, stop, end)
    if (
        word in ("to", "for", "with", "from")
        and following in ("you", "me", "us", "him", "her", "them", "your")
        and stop > at
    ):
        return following != "your" or word == "to"
    if (
        word == "to"
        and stop > at
        and is_verb(following)
        and not scene.mentioned(stop + 1, min(end, stop + 3))
    ):
        return True
    if word in ("and", "or") and following in GOES_ON:
        return True
    if word in ("and", "or") and (
        following in ("i", "we", "you", "then", "get", "so")
        or (is_verb(following) and not scene.mentioned(stop + 1, min(end, stop + 4)))
    ):
        return True
    return word in ENDS and not (word == "that" and stop == at)


def _lists_on(words: Sequence[str], stop: int, end: int) -> bool:
    """Whether a comma joins two things ("the MSA, the DPA and …") and does not end the clause."""
    following = words[stop + 1] if stop + 1 < end else ""
    return (
        following in ("the", "a", "and", "our", "your")
        and "and" in words[stop + 1 : min(end, stop + 6)]
        and words[stop + 2 : stop + 3] not in (("i",), ("then",), ("we",), ("you",))
    )


def written(scene: Scene, start: int, end: int) -> str:
    """The words of an object as a title has them."""
    said = scene.text(start, end).split()
    kept = [ARTICLE.get(word.casefold(), word) for word in said]
    return bare(" ".join(word for word in kept if word).strip(" ,.;:-"))


def bare(noun: str) -> str:
    """A noun without the 's of "the pilot's on Monday"."""
    return re.sub(r"['’]s$", "", noun)


def titled(verb: str, rest: str) -> str:
    """Verb and object in at most `LONGEST` characters, cut between words."""
    title = f"{verb} {rest}".strip()
    return title if len(title) <= LONGEST else title[: LONGEST + 1].rsplit(" ", 1)[0]
