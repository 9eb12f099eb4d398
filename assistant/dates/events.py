"""The deal's own steps inside a phrase: their names as days, and clauses that a date hangs on."""

from collections.abc import Callable, Container, Iterator, Sequence
from functools import lru_cache

from assistant.dates.bounds import awaiting
from assistant.dates.context import Context
from assistant.dates.grammar import Outside
from assistant.dates.lexicon import words
from assistant.dates.tokens import Token, tokenize
from assistant.dates.window import Meaning, Window, on

ARTICLES = frozenset({"the", "our", "your", "their", "a", "an", "this", "that"})
OPENERS = ARTICLES | {"when"}
GATHERINGS = words(
    "meeting review call committee kickoff kick-off session demo sync workshop board readout read-out "
    "signing launch deadline renewal offsite qbr steerco standup check-in walkthrough presentation summit "
    "conference go-live golive pilot cutover milestone date appointment slot"
)
LONGEST_NAME = 4


def event(name: str) -> Meaning:
    """A step by its name: its day, or that the date hangs on it."""

    def meaning(context: Context) -> Window:
        day = context.events.get(name)
        return on(day) if day else Window(after=name)

    return meaning


@lru_cache(maxsize=1024)
def _words(name: str) -> tuple[str, ...]:
    return tuple(token.text for token in tokenize(name))


def events(context: Context) -> Outside:
    """The names of the context's events, the longest first, with or without an article."""
    names = sorted(((_words(name), name) for name in context.events), key=lambda each: -len(each[0]))

    def find(tokens: Sequence[Token], at: int) -> Iterator[tuple[int, Meaning]]:
        start = at + (tokens[at].text in ARTICLES)
        for said, name in names:
            end = start + len(said)
            if said and tuple(token.text for token in tokens[start:end]) == said:
                yield end, event(name)

    firsts = frozenset(said[0] for said, _ in names if said)
    return Outside(firsts | ARTICLES if firsts else NOTHING, find)


def _gatherings(tokens: Sequence[Token], at: int) -> Iterator[tuple[int, Meaning]]:
    """ "The board meeting": up to four words that end in a word for a gathering."""
    for end in range(at + 1, min(at + LONGEST_NAME, len(tokens)) + 1):
        if tokens[end - 1].classes:
            return
        if tokens[end - 1].text in GATHERINGS:
            yield end, awaiting(" ".join(token.text for token in tokens[at:end]))


class _Anything(Container[str]):
    """A vocabulary that holds every word."""

    def __contains__(self, word: object) -> bool:
        return True


NOTHING: frozenset[str] = frozenset()
gatherings = Outside(ARTICLES | GATHERINGS, _gatherings)
no_gatherings = Outside(NOTHING, _gatherings)


def clauses(text: str, ends: Callable[[Sequence[Token], int], int]) -> Outside:
    """What a date hangs on, in the text's own words; `ends` says where the clause is over."""

    def find(tokens: Sequence[Token], at: int) -> Iterator[tuple[int, str]]:
        end = ends(tokens, at)
        start = at + (tokens[at].text in OPENERS and end > at + 1)
        if end > start and tokens[start].text[0].isalpha():
            yield end, text[tokens[start].start : tokens[end - 1].end]

    return Outside(_Anything(), find)
