"""Words to the verb phrase that begins at one of them: its class, its title, and where its object stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from assistant.extraction.offline.lexicon import loaded
from assistant.extraction.offline.vocabulary import word_set

LONGEST_GAP = 8
AS_SAID = frozenset({"discuss", "run", "confirm", "handle", "review", "update"})
IRREGULAR = {form: base for base, forms in loaded("irregular.yaml").items() for form in forms}
STOPS_A_GAP = word_set("stops_a_gap")


@dataclass(frozen=True)
class Verb:
    """`group` is the verb class; the object is the range `gap` if there is one, else what follows `end`."""

    group: str
    title: str
    start: int
    end: int
    gap: tuple[int, int] | None = None


@dataclass(frozen=True)
class _Phrase:
    group: str
    title: str
    words: tuple[str, ...]


@cache
def _phrases() -> dict[str, tuple[_Phrase, ...]]:
    index: dict[str, list[_Phrase]] = {}
    for group, row in loaded("verbs.yaml").items():
        said = [_Phrase(group, text.split()[0].capitalize(), tuple(text.split())) for text in row["said"]]
        other = [
            _Phrase(
                group,
                row.get("titles", {}).get(text) or _title(group, row["title"], text),
                tuple(text.split()),
            )
            for text in row["phrases"]
        ]
        for phrase in (*said, *other):
            index.setdefault(phrase.words[0], []).append(phrase)
    return {first: tuple(sorted(p, key=lambda x: -len(x.words))) for first, p in index.items()}


def _title(group: str, title: str, phrase: str) -> str:
    """The title's verb: of some classes the phrase tells more than the class."""
    words = [word for word in phrase.split() if word != "you"]
    return " ".join(words).capitalize() if group in AS_SAID and "_" not in words else title


@cache
def _bases() -> dict[str, str]:
    """Every inflected form of a verb's first word to its base."""
    bases = {form: base for form, base in IRREGULAR.items() if base in _phrases()}
    for base in _phrases():
        for form in _forms(base):
            bases.setdefault(form, base)
    return bases | {base: base for base in _phrases()}


def _forms(base: str) -> tuple[str, ...]:
    stem = base.removesuffix("e")
    double = base + base[-1] if len(base) > 2 and base[-2] in "aeiou" and base[-1] in "tpnbgm" else stem
    third = base + ("es" if base.endswith(("s", "sh", "ch", "x", "o")) else "s")
    if base.endswith("y") and base[-2] not in "aeiou":
        return (base[:-1] + "ies", base + "ing", base[:-1] + "ied")
    return (third, stem + "ing", double + "ing", stem + "ed", double + "ed")


def verb_at(words: Sequence[str], at: int, end: int) -> Verb | None:
    """The longest verb phrase that begins at a word, in any inflection."""
    if at >= end or (base := _bases().get(words[at])) is None:
        return None
    found = (_match(phrase, words, at, end) for phrase in _phrases()[base])
    return next((verb for verb in found if verb is not None), None) or _causative(words, at, end)


def _causative(words: Sequence[str], at: int, end: int) -> Verb | None:
    """ "Have it loaded", "get the case written": the verb is the participle behind the object."""
    if words[at] not in ("have", "get"):
        return None
    for place in range(at + 2, min(at + 2 + LONGEST_GAP, end)):
        if words[place - 1] in STOPS_A_GAP:
            return None
        base = _participles().get(words[place])
        phrase = next((p for p in _phrases().get(base or "", ()) if p.words == (base,)), None)
        if phrase is not None:
            return Verb(phrase.group, phrase.title, at, place + 1, (at + 1, place))
    return None


@cache
def _participles() -> dict[str, str]:
    return {form: base for form, base in _bases().items() if form in IRREGULAR or form.endswith("ed")}


def _match(phrase: _Phrase, words: Sequence[str], at: int, end: int) -> Verb | None:
    if "_" not in phrase.words:
        last = at + len(phrase.words)
        if last <= end and tuple(words[at + 1 : last]) == phrase.words[1:]:
            return Verb(phrase.group, phrase.title, at, last)
        return None
    hole = phrase.words.index("_")
    head, tail = phrase.words[1:hole], phrase.words[hole + 1 :]
    begin = at + 1 + len(head)
    if tuple(words[at + 1 : begin]) != head:
        return None
    for stop in range(begin + 1, min(begin + LONGEST_GAP, end - len(tail)) + 1):
        if words[stop - 1] in STOPS_A_GAP:
            return None
        if tuple(words[stop : stop + len(tail)]) == tail:
            return Verb(phrase.group, phrase.title, at, stop + len(tail), (begin, stop))
    return None


def is_verb(word: str) -> bool:
    """Whether a word begins a verb phrase in its base form."""
    return word in _phrases()
