"""Claims to steps: what is said several times becomes one claim with all its quotes."""

from collections.abc import Iterable
from dataclasses import replace

from assistant.extraction.offline.claims import Claim
from assistant.extraction.offline.parties import Who
from schemas.value import OwnerSide

SAME_GROUP = {
    "introduce": "discuss",
    "complete": "send",
    "issue": "send",
    "setup": "run",
    "event": "schedule",
    "run": "schedule",
}
ANSWER_REACH = 4  # utterances between a request and the promise that answers it
ALIKE = 2 / 3


def merged(claims: Iterable[Claim]) -> list[Claim]:
    """Each step once, where it was claimed first."""
    kept: list[Claim] = []
    for claim in claims:
        twin = next((i for i in range(len(kept) - 1, -1, -1) if _same(kept[i], claim)), None)
        if twin is None:
            kept.append(claim)
        else:
            kept[twin] = _joined(kept[twin], claim)
    return kept


def _same(one: Claim, other: Claim) -> bool:
    if not _compatible(one.who, other.who) or (one.status == "done" and other.status == "open"):
        return False
    if (
        one.quotes[0] == other.quotes[0]
        and one.deliverable
        and one.deliverable == other.deliverable
        and _group(one) == _group(other)
    ):
        return True
    if set(one.quotes) & set(other.quotes) and one.words & other.words and (one.asked or other.asked):
        return True
    if (
        one.asked
        and one.who == other.who
        and 0 <= other.at - one.at <= ANSWER_REACH
        and one.words & other.words
    ):
        return True
    if one.deliverable is not None and other.deliverable is not None:
        return one.deliverable.noun == other.deliverable.noun and _group(one) == _group(other)
    if _group(one) != _group(other):
        return False
    shared = one.words & other.words
    if _group(one) == "discuss" and shared:
        return True
    return len(shared) >= 2 and len(shared) >= ALIKE * min(len(one.words), len(other.words))


def _group(claim: Claim) -> str:
    return SAME_GROUP.get(claim.group, claim.group)


def _compatible(one: Who, other: Who) -> bool:
    if one.words and other.words and one.words != other.words:
        return False
    sides = {one.side, other.side} - {OwnerSide.UNKNOWN, OwnerSide.BOTH}
    return len(sides) <= 1


def _joined(one: Claim, later: Claim) -> Claim:
    """The first claim with all quotes, the last date, and whatever only the later one knows."""
    takes_due = later.has_date or one.due is None
    return replace(
        one,
        who=one.who if one.who.words else later.who if later.who.words else one.who,
        due=later.due if takes_due and later.due else one.due,
        has_date=one.has_date or later.has_date,
        quotes=tuple(dict.fromkeys((*one.quotes, *later.quotes))),
        status=later.status if later.status == "done" else one.status,
    )
