"""Whether words that can be a date are one in running text: "may sign", "the second vendor" are not."""

from collections.abc import Sequence

from assistant.dates.lexicon import MONTHS, words
from assistant.dates.tokens import Token

DEADLINES = words("by before until till since")
LEADS = DEADLINES | words("on in from to between through around about of during for and or after mid")
MONTH_LEADS = DEADLINES | words("in during through around of early late mid")
DAY_LEADS = DEADLINES | words("on next this last from to between and or after")
SHORT_DAY_LEADS = words("by before until till on next this last")

NAMES = words("may march april june august") | {m for names in MONTHS for m in names.split()[1:]}
"""Months that are also verbs or people, and their short forms."""

SHORT_DAYS = words("mon tue tues wed weds thu thur thurs fri sat sun")
NO_DAYS = frozenset(
    {
        "next day",
        "last day",
        "previous day",
        "past day",
        "same day",
        "this day",
        "my week",
        "my month",
        "in the morning",
        "overnight",
    }
    | {f"the {day}" for day in ("next day", "last day", "same day", "present", "fiscal year")}
    | {f"{whose}fiscal year" for whose in ("", "our ", "your ", "their ")}
)
IDIOM = ("the end of the day", "end of the day", "the end of day")
WHOLE = ("the whole day", "the entire day", "the whole week", "the entire week")
RECURRING = frozenset({"every", "each", "alternate"})
NUMBERED = words(
    "version section point step phase article clause item number chapter page room level tier type soc "
    "iso v release figure appendix schedule exhibit option lot $ € £ #"
)
FUNCTION_WORDS = words(
    "and or but so if at for to from is was are were be will would should can could might must then "
    "because we i you they he she it with as when works work sounds seems looks in on by please too also "
    "though that this who which while since unless until before after not no yes ok okay right maybe "
    "great good fine have has had do does did let lets our my your his her their may shall there here "
    "what how where why just only even"
)
COUNTED = words("of - / to or and through until till thru business working more full calendar day")
VERBS = frozenset({"may", "march"})
NUMBERS = frozenset({"INT", "YEAR", "ONES", "TENS", "SHORTYEAR"})
DIGITS = frozenset({"INT", "YEAR", "PAIR", "DATE", "ORDINAL"})
HOURS = frozenset({"hour", "minute", "second"})


def is_plausible(text: str, tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether the tokens from `start` to `end`, which parse as a date, are meant as one."""
    before = tokens[start - 1].text if start else ""
    said = " ".join(token.text for token in tokens[start:end])
    if before in RECURRING or said in NO_DAYS or (said in IDIOM and before not in DEADLINES):
        return False
    if said in WHOLE or said.startswith(("all ", "throughout ")):
        return False
    if said.endswith(" the day") and before not in DEADLINES and tokens[start].text not in DEADLINES:
        return False
    if before in NUMBERED and not DIGITS.isdisjoint(tokens[start].classes):
        return False
    core = start
    while core < end - 1 and tokens[core].text in LEADS:
        core += 1
    lead = tokens[core - 1].text if core else ""
    follows = end == len(tokens) or not tokens[end].text[0].isalpha() or tokens[end].text in FUNCTION_WORDS
    return _stands(tokens[core:end], lead, follows) and not _is_name(text, tokens, core, end)


def _stands(core: Sequence[Token], lead: str, follows: bool) -> bool:
    """Whether the words without their preposition are a date after it, and before what follows."""
    first = core[0]
    if first.text in NAMES:
        return lead in MONTH_LEADS or _goes_on_as_date(core)
    if first.text in ("this", "next", "last") and core[-1].text in VERBS and len(core) == 2:
        return False
    if "ONES" in first.classes and len(core) > 1 and "NTH" in core[1].classes:
        return False
    if "INT" in first.classes and len(core) > 1 and not _goes_on_as_count(core[1]):
        return False
    classes = [token.classes.keys() for token in core if token.classes]
    if classes and all(not NUMBERS.isdisjoint(names) for names in classes):
        return lead in DEADLINES | {"in", "during"} and follows and "YEAR" in first.classes
    if core[-1].text in SHORT_DAYS and (len(core) == 1 or (len(core) == 2 and first.text == "the")):
        return lead in SHORT_DAY_LEADS and len(core) == 1
    if "PAIR" in first.classes and len(core) == 1:
        return lead in LEADS and follows and "/" in first.text
    return _is_day_of_month(core, lead, follows)


def _goes_on_as_date(core: Sequence[Token]) -> bool:
    """ "May 5", "March the 20th", "June fifth", "June of next year"; "may first" may be a verb."""
    if len(core) == 1:
        return False
    following = core[1]
    if "NTH" in following.classes:
        return core[0].text != "may" or following.text not in ("first", "second")
    if not {"INT", "ORDINAL", "YEAR", "PAIR", "TENS"}.isdisjoint(following.classes):
        return True
    return following.text == "day" or (len(core) > 2 and (following.text == "the" or _ends_in_time(core[-1])))


def _ends_in_time(token: Token) -> bool:
    return not {"UNIT", "YEAR", "ORDINAL"}.isdisjoint(token.classes)


def _goes_on_as_count(following: Token) -> bool:
    """ "10 March", "2 weeks", "10-12 April"; "100 today" is a number beside a date."""
    return not {"MONTH", "UNIT"}.isdisjoint(following.classes) or following.text in COUNTED


def _is_day_of_month(core: Sequence[Token], lead: str, follows: bool) -> bool:
    """ "The 15th" and "the third" only where no noun follows; an ordinal alone never."""
    rest = core[1:] if core[0].text == "the" else core
    ordinals = [not {"ORDINAL", "NTH", "TENS", "INT"}.isdisjoint(token.classes) for token in rest]
    if not rest or not all(ordinals):
        return True
    if rest is core or not follows or "INT" in rest[0].classes:
        return False
    return "ORDINAL" in rest[-1].classes or lead in DAY_LEADS


def _is_name(text: str, tokens: Sequence[Token], core: int, end: int) -> bool:
    """A weekday or month in a name: "Friday Health Plans", "Monday.com"."""
    if end - core != 1 or not {"WEEKDAY", "MONTH"} & tokens[core].classes.keys():
        return False
    after = text[tokens[core].end : tokens[core].end + 3]
    if after[:1] in (".", "@", "-", "_") and after[1:2].isalnum():
        return True
    follower = tokens[end] if end < len(tokens) else None
    if follower is None or after[:1] != " " or not text[follower.start].isupper() or text.isupper():
        return False
    return follower.text not in FUNCTION_WORDS and not follower.classes
