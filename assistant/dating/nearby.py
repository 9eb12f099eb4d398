"""A phrase read where it stands: in the month that was just spoken of, and by its parts."""

import re
from collections.abc import Sequence
from datetime import date

from assistant.dates import Context, Resolution, resolve, spot
from schemas.conversation import Conversation, Utterance
from schemas.evidence import Evidence

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
ORDINAL_MONTH = r"(?:\d{1,2}(?:st|nd|rd|th)?|\w+(?:st|nd|rd|th)|second|third)"
NAMED = re.compile(
    # "may" and "march" are words of their own: they are months beside a preposition or a day.
    rf"\b(?:(?:in|of|until|by|from|to|end of|early|mid|late|next|this)[ -](?P<after>{'|'.join(MONTHS)})"
    rf"|(?P<plain>{'|'.join(m for m in MONTHS if m not in ('may', 'march'))})"
    rf"|(?P<before>may|march) (?:the )?{ORDINAL_MONTH})\b",
    re.IGNORECASE,
)
LEAD = r"on|by|before|until|till|(?:not|no) later than|at the latest on|call it|make it|say|around"
SPELT = (
    r"(?:twenty|thirty)?[ -]?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
    r"|tenth|eleventh|twelfth|\w+teenth|twentieth|thirtieth"
)
BARE_DAY = re.compile(
    rf"^(?:(?:{LEAD})\s+)*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:the\s+)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{SPELT})[.,!]?$",
    re.IGNORECASE,
)
PARTS = re.compile(r"[.;:!?]\s+|,\s+(?:that's|so|which is|i mean)\s+|\s+[—–-]\s+", re.IGNORECASE)
OCCASION = re.compile(r"(?:when|as soon as|once)\s", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.!?;](?:\s+|$)|\n")
LOOK_BACK = 3  # utterances before the one in which the day is said


def read_in_place(phrase: str, context: Context, before: Sequence[str]) -> Resolution:
    """What a phrase means where it stands; `before` is what was said up to it, the nearest last."""
    whole = _with_month(phrase, context, before)
    if whole.after and not whole.latest:
        return _occasion(phrase, context) or whole
    if whole.latest or whole.earliest or whole.after:
        return whole
    parts = [part for part in PARTS.split(phrase) if part.strip()]
    if len(parts) < 2:
        return whole
    told = [_with_month(part, context, (*before, *parts[:i])) for i, part in enumerate(parts)]
    dated = [t for t, part in zip(told, parts, strict=True) if t.latest and (t.note or not _is_bare(part))]
    if not dated:
        return whole
    return dated[-1].model_copy(update={"phrase": phrase, "start": 0, "end": len(phrase)})


def _occasion(phrase: str, context: Context) -> Resolution | None:
    """The day of an occasion that names it itself: "when we talk on the twentieth" is the twentieth."""
    if not OCCASION.match(phrase):
        return None
    named = [found for found in spot(phrase, context) if found.latest]
    if len(named) != 1 or phrase[named[0].end :].strip(" .,"):
        return None
    return named[0].model_copy(update={"phrase": phrase, "start": 0, "end": len(phrase)})


def _with_month(phrase: str, context: Context, before: Sequence[str]) -> Resolution:
    """A day without its month is of the month that its own sentence has just named.

    Where it clashes with its weekday, it is of the month spoken of a little earlier, if it fits there.
    """
    alone = resolve(phrase, context)
    if context.said_on is None or not _is_bare(phrase):
        return alone
    sentence = SENTENCE_END.split(before[-1])[-1:] if before else []
    month = month_spoken_of(sentence if alone.latest else before)
    if month is None:
        return alone
    there = resolve(phrase, context.at(_first_of(month, context.said_on)))
    if there.latest is None or there.latest.month != month or there.latest <= context.said_on:
        return alone
    return there.model_copy(update={"note": f"in {MONTHS[month - 1].title()}, which was just spoken of"})


def _is_bare(phrase: str) -> bool:
    """Whether a phrase is a day of the month, with or without its weekday, and nothing else."""
    return BARE_DAY.match(phrase.strip()) is not None


def month_spoken_of(before: Sequence[str]) -> int | None:
    """The month that was named last, or None."""
    for text in reversed(before):
        named = [m["after"] or m["plain"] or m["before"] for m in NAMED.finditer(text)]
        if named:
            return MONTHS.index(named[-1].casefold()) + 1
    return None


def _first_of(month: int, said_on: date) -> date:
    year = said_on.year + (month < said_on.month)
    return date(year, month, 1)


def said_before(said: Evidence, conversation: Conversation) -> tuple[str, ...]:
    """What was said up to a quote: the start of its utterance, and a few utterances before it."""
    position = _positions(conversation.utterances).get(said.utterance)
    if position is None:
        return ()
    earlier = conversation.utterances[max(0, position - LOOK_BACK) : position]
    return (*(u.text for u in earlier), conversation.utterances[position].text[: said.start])


def _positions(utterances: Sequence[Utterance]) -> dict[str, int]:
    return {utterance.id: i for i, utterance in enumerate(utterances)}
