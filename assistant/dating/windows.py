"""The due phrase of each grounded step to a window; a step may hang on another one's date."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from assistant.dates import Resolution
from assistant.dating.contexts import context_for
from assistant.dating.nearby import read_in_place, said_before
from assistant.grounding.ground import Grounded
from schemas.conversation import Conversation
from schemas.deal import Deal
from schemas.finding import Finding, Severity
from schemas.plan import Due
from schemas.value import Category

WORD = re.compile(r"[^\W_]+")
ARTICLES = frozenset({"the", "a", "an", "our", "your", "their", "my", "his", "her"})
LIVE = ("go-live", "go live", "launch", "production", "it goes live", "we go live", "it goes into production")
REACHED: Mapping[str, tuple[str, ...]] = {
    "go_live": LIVE,
    "signature": ("signature", "signing", "we sign", "the contract is signed"),
    "decision": ("decision", "the decision"),
}
Events = dict[str, date | None]


def event_name(title: str) -> str:
    """What a step is called when another hangs on it: "Complete the security review" → "security review"."""
    words = title.casefold().split()[1:]
    while words and words[0] in ARTICLES:
        words = words[1:]
    return " ".join(words)


def due_windows(
    steps: Sequence[Grounded], deal: Deal, conversation: Conversation
) -> tuple[tuple[Due | None, ...], tuple[Finding, ...]]:
    """The due window of each step in order, and a Finding for each phrase that gives no date."""
    events: Events = {event_name(s.candidate.title): None for s in steps}
    told = dict.fromkeys(REACHED[deal.target.kind], deal.target.date) if deal.target else {}
    events |= told
    resolved = [_resolve(step, deal, conversation, events) for step in steps]
    for _ in range(len(steps)):
        known = dict(_dates(steps, resolved)) | told
        if known.items() <= events.items():
            break
        events |= known
        resolved = [_resolve(step, deal, conversation, events) for step in steps]
    findings = [f for s, r in zip(steps, resolved, strict=True) if r and (f := _finding(s, r))]
    return tuple(_due(r) for r in resolved), tuple(findings)


def _resolve(
    step: Grounded, deal: Deal, conversation: Conversation, events: Mapping[str, date | None]
) -> Resolution | None:
    if step.due is None:
        return None
    others = {name: day for name, day in events.items() if name != event_name(step.candidate.title)}
    context = context_for(step.due, step.owned.side, deal, others)
    return read_in_place(step.due.quote, context, said_before(step.due, conversation))


def _dates(steps: Sequence[Grounded], resolved: Sequence[Resolution | None]) -> Iterator[tuple[str, date]]:
    """The dates of the steps by name, and by the words with which other steps hang on them."""
    dated = [
        (step, resolution.latest)
        for step, resolution in zip(steps, resolved, strict=True)
        if resolution is not None and resolution.latest is not None
    ]
    for step, day in dated:
        yield event_name(step.candidate.title), day
        if step.candidate.category is Category.GO_LIVE:
            yield from ((name, day) for name in REACHED["go_live"])
    for awaited in {r.after for r in resolved if r is not None and r.after and r.latest is None}:
        meant = {day for step, day in dated if _names(awaited, step)}
        if len(meant) == 1:
            yield awaited.casefold(), meant.pop()


def _names(awaited: str, step: Grounded) -> bool:
    """Whether all words that say what is awaited stand in the title of a step."""
    words = {w for w in WORD.findall(awaited.casefold()) if w not in ARTICLES}
    return bool(words) and words <= set(WORD.findall(step.candidate.title.casefold()))


def _due(resolution: Resolution | None) -> Due | None:
    if resolution is None:
        return None
    return Due(
        phrase=resolution.phrase,
        earliest=resolution.earliest,
        latest=resolution.latest,
        after=resolution.after,
        confidence="stated",
        note=resolution.note or _other_readings(resolution),
    )


def _other_readings(resolution: Resolution) -> str | None:
    other = ", ".join(f"{r.latest} ({r.reason})" for r in resolution.readings)
    return f"could also mean {other}" if other else None


def _finding(step: Grounded, resolution: Resolution) -> Finding | None:
    if resolution.latest is not None or resolution.after is not None or step.due is None:
        return None
    return Finding(
        code="date_unresolved",
        severity=Severity.WARNING,
        message=f"“{step.candidate.title}”: no date follows from “{step.due.quote}”"
        + (f" ({resolution.note})." if resolution.note else "."),
        hint="Ask for a date and enter it.",
        evidence=(step.due,),
    )
