"""A date phrase as it was said to the window that it names, whole or not at all."""

import re
from collections.abc import Sequence

from assistant.dates.context import Context, DayNotKnown
from assistant.dates.events import clauses, events, gatherings
from assistant.dates.grammar import Parse
from assistant.dates.language import english
from assistant.dates.resolution import NO_DATE, NO_PHRASE, Resolution
from assistant.dates.tokens import Token, tokenize
from assistant.dates.window import Meaning, Window, no_date

MOST_WORDS = 40
"""A date phrase is never longer; what is, has none."""

EDGES = frozenset(".,;:!?…-—\"'()[]*“”")


def resolve(phrase: str, context: Context) -> Resolution:
    """What the phrase means, read from its first word to its last; `note` says why there is no date."""
    tokens = trimmed(tokenize(phrase[: MOST_WORDS * 20])) if len(phrase) <= MOST_WORDS * 20 else ()
    if not tokens or len(tokens) > MOST_WORDS:
        return resolution(phrase, 0, no_date(NO_PHRASE))
    outside = {
        "event": events(context),
        "gathering": gatherings,
        "clause": clauses(phrase, lambda tokens, at: len(tokens)),
    }
    readings = dict(Parse(english(), tokens, outside).part("said", 0))
    window = window_of(readings.get(len(tokens), ()), context)
    return resolution(phrase, 0, window or no_date(NO_DATE))


def trimmed(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens without punctuation around them."""
    first, last = 0, len(tokens)
    while first < last and tokens[first].text in EDGES:
        first += 1
    while last > first and tokens[last - 1].text in EDGES:
        last -= 1
    return tokens[first:last]


def window_of(meanings: Sequence[Meaning], context: Context) -> Window | None:
    """The window of the first meaning that holds in the context."""
    try:
        return next((window for meaning in meanings if (window := meaning(context))), None)
    except DayNotKnown:
        return no_date("The day on which this was said is not known.")
    except (OverflowError, ValueError):  # timedelta raises the one, date the other, beyond the year 9999
        return no_date("This date is out of range.")


AFTER = re.compile(
    r"(?:(?:right|just|straight|shortly|soon|sometime|immediately|directly|any\s?time)\s+)?"
    r"(?:after|following|past|post)\s+(?:the\s+|our\s+)?(?P<anchor>.+)",
    re.IGNORECASE | re.DOTALL,
)


def _anchor(phrase: str, window: Window) -> str | None:
    """What an open date comes after, in the words of the phrase: "after Labor Day"."""
    match = AFTER.fullmatch(phrase) if window.first and window.last is None else None
    return match["anchor"] if match else None


def resolution(phrase: str, start: int, window: Window) -> Resolution:
    """A window with the words that mean it."""
    note = window.note
    if window.last is None and not note:
        what = f"This hangs on '{window.after}', whose date" if window.after else "The last day of this"
        note = f"{what} is not known."
    return Resolution(
        phrase=phrase,
        start=start,
        end=start + len(phrase),
        earliest=window.first,
        latest=window.last,
        after=window.after or _anchor(phrase, window),
        readings=window.others,
        note=note,
    )
