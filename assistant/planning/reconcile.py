"""The plan and what one conversation tells to suggestions, and accepted suggestions to the next plan."""

from collections.abc import Mapping, Sequence

from assistant.planning.changes import changes_of, is_older
from assistant.planning.matching import Match, is_new_version, match_of, pairs
from schemas.plan import Change, Step
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
    kept = pairs([p for p in plan_steps if p.status != "dropped"], told)
    dropped = pairs([p for p in plan_steps if p.status == "dropped"], told)
    suggestions = [_suggestion(t, kept.get(t.id), dropped.get(t.id), conversation_id) for t in told]
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
    return any(said <= set(p.evidence) and _became(p, told) for p in plan_steps)


def _became(planned: Step, told: Step) -> bool:
    """Whether a step is what it is because the told one was accepted into it."""
    if planned.title == told.title or any(change.evidence == told.evidence for change in planned.history):
        return True
    taken = {"owner": told.owner, "owner_side": told.owner_side, "due": told.due}
    return match_of(planned.model_copy(update=taken), told) is not None


def _suggestion(
    told: Step, match: Match | None, dropped: Match | None, conversation: str
) -> Suggestion | None:
    id_ = f"{conversation}:{told.id}"
    apart = _why_apart(told, match, dropped)
    if match is None or apart:
        if told.status == "dropped":
            return None
        added = Change(conversation=conversation, change="added", evidence=told.evidence)
        return Suggestion(
            id=id_,
            kind="add",
            conversation=conversation,
            step=None,
            told=told,
            changes=(added,),
            evidence=told.evidence,
            reason=apart or "Nothing like it is on the plan.",
        )
    changes = changes_of(match.planned, told, conversation)
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


def _why_apart(told: Step, match: Match | None, dropped: Match | None) -> str | None:
    """Why a step is added although the plan has, or had, one like it."""
    if match is None:
        return f"“{dropped.planned.title}” was dropped, and is told again." if dropped else None
    if match.planned.status == "done" and told.status == "open" and not is_older(told, match.planned):
        return f"“{match.planned.title}” is done."
    return f"A new version, after “{match.planned.title}”." if is_new_version(match) else None


def _repeats(suggestion: Suggestion, rejected: Suggestion) -> bool:
    """Whether a suggestion says nothing that was not rejected before."""
    if suggestion.kind != rejected.kind:
        return False
    if suggestion.kind == "add":
        same = match_of(rejected.told, suggestion.told) is not None
        return same and not changes_of(rejected.told, suggestion.told, suggestion.conversation)
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
    if "title" in fields:
        update["title"] = told.title
    if "owner" in fields:
        update["owner"] = told.owner
    if "owner" in fields or step.owner_side is OwnerSide.UNKNOWN:
        update["owner_side"] = told.owner_side
    return step.model_copy(update=update)
