"""The plan and what one conversation tells to suggestions, and accepted suggestions to the next plan."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from assistant.planning.matching import Match, match_of, pairs
from schemas.plan import Change, Due, Owner, Step
from schemas.suggestion import Suggestion
from schemas.value import OwnerSide


def reconcile(
    plan_steps: Sequence[Step],
    new_steps: Sequence[Step],
    conversation_id: str,
    rejected: Sequence[Suggestion] = (),
) -> tuple[Suggestion, ...]:
    """What a conversation changes on the plan: conversations come in the order of time.

    What the plan already holds is not suggested again, nor what was `rejected`, unless it now says
    something else. The id of a suggestion is that of its conversation and of the step there.
    """
    told = [step for step in new_steps if not _is_absorbed(plan_steps, step)]
    open_ = pairs([p for p in plan_steps if p.status != "dropped"], told)
    suggestions = [_suggestion(step, open_.get(step.id), conversation_id) for step in told]
    return tuple(s for s in suggestions if s is not None and not any(_repeats(s, r) for r in rejected))


def apply(plan_steps: Sequence[Step], suggestions: Sequence[Suggestion]) -> tuple[Step, ...]:
    """The plan as if each suggestion had been accepted, with what was done to each step in its history."""
    steps = {step.id: step for step in plan_steps}
    number = max((int(id_[1:]) for id_ in steps), default=0)
    ids: dict[str, str] = {}
    for suggestion in suggestions:
        if suggestion.step is None:
            number += 1
            ids[suggestion.told.id] = f"s{number}"
        else:
            ids[suggestion.told.id] = suggestion.step
    for suggestion in suggestions:
        if suggestion.step is None:
            added = _added(suggestion, ids)
            steps[added.id] = added
        elif suggestion.step in steps:
            steps[suggestion.step] = _changed(steps[suggestion.step], suggestion)
    return tuple(steps.values())


def _is_absorbed(plan_steps: Sequence[Step], told: Step) -> bool:
    """Whether the plan has a step that already carries all these quotes: it has seen this conversation."""
    said = set(told.evidence)
    return any(said <= set(p.evidence) and (p.title == told.title or match_of(p, told)) for p in plan_steps)


def _suggestion(told: Step, match: Match | None, conversation: str) -> Suggestion | None:
    id_ = f"{conversation}:{told.id}"
    if match is None or (match.planned.status == "done" and told.status == "open"):
        if told.status == "dropped":
            return None
        reason = "Nothing like it is on the plan." if match is None else f"“{match.planned.title}” is done."
        added = Change(conversation=conversation, change="added", evidence=told.evidence)
        return Suggestion(
            id=id_,
            kind="add",
            conversation=conversation,
            step=None,
            told=told,
            changes=(added,),
            evidence=told.evidence,
            reason=reason,
        )
    changes = tuple(_changes(match.planned, told, conversation))
    kinds = {"done": "complete", "dropped": "drop"}
    kind = next((kinds[c.change] for c in changes if c.change in kinds), "update")
    return Suggestion.model_validate(
        {
            "id": id_,
            "kind": kind,
            "conversation": conversation,
            "step": match.planned.id,
            "told": told,
            "changes": changes,
            "evidence": tuple(e for e in told.evidence if e not in match.planned.evidence),
            "reason": match.reason,
        }
    )


def _changes(planned: Step, told: Step, conversation: str) -> Iterator[Change]:
    """What the told step says otherwise; words that are older than the plan's own change nothing."""
    if planned.status == "open" and told.status != "open":
        change = "done" if told.status == "done" else "dropped"
        yield _change(conversation, change, "status", (planned.status, told.status), told)
    if _last_said(told) < _last_said(planned):
        return
    if _dates_anew(planned.due, told.due) and told.due is not None:
        old = planned.due.latest if planned.due is not None else None
        new = told.due.latest.isoformat() if told.due.latest is not None else told.due.phrase
        change = "moved" if old is not None else "dated"
        yield _change(conversation, change, "due", (old.isoformat() if old else None, new), told)
    if _owns_anew(planned.owner, told.owner) and told.owner is not None:
        old_name = planned.owner.name if planned.owner is not None else None
        yield _change(conversation, "reassigned", "owner", (old_name, told.owner.name), told)


def _change(
    conversation: str, change: str, field: str, values: tuple[str | None, str | None], told: Step
) -> Change:
    before, after = values
    given = {"conversation": conversation, "change": change, "field": field, "from": before, "to": after}
    return Change.model_validate({**given, "evidence": told.evidence})


def _dates_anew(old: Due | None, new: Due | None) -> bool:
    """Whether words give a date that the plan has not; a window around a known date is no news."""
    if new is None or new.confidence == "scheduled":
        return False
    if old is None or old.confidence == "scheduled":
        return True
    if new.latest is None or old.latest is None:
        return old.latest is None and new.latest is not None
    around = new.earliest is not None and new.earliest <= old.latest <= new.latest
    return new.latest != old.latest and not around


def _owns_anew(old: Owner | None, new: Owner | None) -> bool:
    """Whether somebody else owns a step; the function of a person who is known is no news."""
    if new is None or old is None:
        return new is not None
    if new.name.casefold() == old.name.casefold():
        return False
    return _is_function(old) or not (_is_function(new) and new.side is old.side)


def _is_function(owner: Owner) -> bool:
    return owner.role is not None and owner.name.casefold() == owner.role.replace("_", " ")


def _last_said(step: Step) -> float:
    said = [e.said_at for e in step.evidence if e.said_at is not None]
    return max(map(datetime.timestamp, said), default=float("inf"))


def _repeats(suggestion: Suggestion, rejected: Suggestion) -> bool:
    """Whether a suggestion says nothing that was not rejected before."""
    if suggestion.kind != rejected.kind:
        return False
    if suggestion.kind == "add":
        same = match_of(rejected.told, suggestion.told) is not None
        return same and not list(_changes(rejected.told, suggestion.told, suggestion.conversation))
    wanted = [(c.field, c.to) for c in suggestion.changes]
    return suggestion.step == rejected.step and wanted == [(c.field, c.to) for c in rejected.changes]


def _added(suggestion: Suggestion, ids: Mapping[str, str]) -> Step:
    told = suggestion.told
    waits = tuple(ids[d] for d in told.depends_on if d in ids)
    return told.model_copy(
        update={"id": ids[told.id], "depends_on": waits, "history": (*told.history, *suggestion.changes)}
    )


def _changed(step: Step, suggestion: Suggestion) -> Step:
    told, fields = suggestion.told, {change.field for change in suggestion.changes}
    update: dict[str, object] = {
        "evidence": (*step.evidence, *(e for e in told.evidence if e not in step.evidence)),
        "history": (*step.history, *suggestion.changes),
        "key": step.key or told.key,
    }
    if "status" in fields:
        update["status"] = told.status
    if "due" in fields:
        update["due"] = told.due
    if "owner" in fields:
        update["owner"] = told.owner
    if "owner" in fields or step.owner_side is OwnerSide.UNKNOWN:
        update["owner_side"] = told.owner_side
    return step.model_copy(update=update)
