"""Titles of steps to the deliverables that they name."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.planning.acts import COMPLETING, LIGHT, NOUNS, PARTICIPLES, VERBS
from assistant.planning.deliverable import GENERIC, Deliverable
from assistant.planning.terminology import canonical, is_number, singular, stem
from assistant.planning.wording import words

WORD = re.compile(r"[^\W_]+")
NAME = re.compile(r"(?<=\s)\(?([A-Z]\w*[^\W\dA-Z_]\w*)")
IN_BRACKETS = re.compile(r"\([^)]*\)?")
LISTED = re.compile(r"[:;]|\s[–—-]\s")
ENDS_A_NOUN = words(
    """about across after against along and around as at before between by during for from if in into of on
    once or over per plus regarding so that through to under until upon via when whether while with without"""
)
PLACES = words("across at for in on to")
ALL = words("all both entire every everything everywhere full fully whole")
REST = words("further other others remaining rest")
DETERMINERS = words(
    "a all an any both each every her his its my our some that the their these this those your"
)
DAYS = words(
    """january february march april may june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday q1 q2 q3 q4"""
)
BRINGING = words("be bring get go have put switch take turn")
LEFT_OUT = (
    ENDS_A_NOUN
    | DETERMINERS
    | DAYS
    | frozenset(PARTICIPLES)
    | words("back be can get go is it let me off out own s them then up us we whole you")
)


@lru_cache(maxsize=4096)
def deliverable_of(title: str) -> Deliverable:
    """The deliverable of a title that starts with a verb, as a step's does."""
    said = _going_live(canonical(WORD.findall(_core(title).casefold())))
    verbs = [i for i, word in enumerate(said) if i == 0 or (said[i - 1] == "and" and word in VERBS)]
    rest = [word for i, word in enumerate(said) if i not in verbs]
    phrase = _noun_phrase(rest)
    head = phrase[-1] if phrase else None
    names = frozenset(stem(n) for name in NAME.findall(title) if (n := name.casefold()) not in DAYS)
    acts, named_by = _acts([said[i] for i in verbs], rest, head)
    counts, marks = _numbers(rest)
    nouns = frozenset(stem(w) for w in rest if w not in LEFT_OUT and w not in counts)
    return Deliverable(
        acts=acts,
        words=nouns - {stem(named_by)} if named_by else nouns,
        nouns=nouns,
        head=stem(head) if head else None,
        kind=frozenset(stem(w) for w in phrase[:-1] if not is_number(w)) & nouns - names - GENERIC,
        counts=counts,
        marks=marks,
        names=names,
        where=frozenset(map(stem, _placed(rest))) & nouns,
        extent="rest" if REST & set(rest) else "all" if ALL & set(rest) else None,
        said=tuple(rest),
    )


def _core(title: str) -> str:
    """The title without what it lists or adds in brackets."""
    core = LISTED.split(IN_BRACKETS.sub(" ", title), maxsplit=1)[0]
    return core if len(core.split()) > 1 else title


def _going_live(said: Sequence[str]) -> list[str]:
    """The words with "take the website live" told as "golive the website"."""
    if "live" in said[1:] and said[0] in BRINGING:
        return ["golive", *(word for word in said[1:] if word != "live")]
    return list(said)


def _placed(rest: Sequence[str]) -> Iterator[str]:
    """The words behind a preposition of place, up to the next one."""
    placed = False
    for word in rest:
        if word in ENDS_A_NOUN and word not in ("and", "or"):
            placed = word in PLACES
        elif placed:
            yield word


def _noun_phrase(rest: Sequence[str]) -> list[str]:
    """What the verb governs, its head last; "a copy of" is passed over."""
    ends = next((i for i, word in enumerate(rest) if word in ENDS_A_NOUN), len(rest))
    nouns = [word for word in rest[:ends] if word not in DETERMINERS]
    if nouns and nouns[-1] in ("copy", "draft", "set", "version") and list(rest[ends : ends + 1]) == ["of"]:
        return _noun_phrase(rest[ends + 1 :]) or nouns
    return nouns


def _acts(verbs: Sequence[str], rest: Sequence[str], head: str | None) -> tuple[frozenset[str], str | None]:
    """What is done, and the noun that names it where the verb does not."""
    acts = frozenset(VERBS.get(verb, stem(verb)) for verb in verbs)
    if COMPLETING & set(verbs):
        acts |= {"run"}
    if acts == {"hand over"} or verbs[0] in ("get", "have"):
        done = frozenset(PARTICIPLES[word] for word in rest if word in PARTICIPLES)
        if done:
            return done, None
    named = NOUNS.get(singular(head)) if head else None
    if named and (acts == {"hand over"} or verbs[0] in LIGHT):
        return frozenset({named}), head
    return acts, None


def _numbers(rest: Sequence[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Numbers that count what follows them ("two hotels"), and those that mark it ("version 9")."""
    numbers = {i: word for i, word in enumerate(rest) if is_number(word) and word not in DAYS}
    counts = frozenset(w for i, w in numbers.items() if any(n.endswith("s") for n in rest[i + 1 : i + 3]))
    return counts, frozenset(numbers.values()) - counts
