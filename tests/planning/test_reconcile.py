from datetime import UTC, date, datetime

import pytest

from assistant.planning.reconcile import apply, reconcile
from schemas.evidence import Evidence
from schemas.extraction import Basis
from schemas.plan import Due, Owner, Step
from schemas.suggestion import Suggestion
from schemas.value import Category, OwnerSide, Side

PRIYA = Owner(name="Priya Nair", side=OwnerSide.BUYER, role="security")
SAM = Owner(name="Sam Okafor", side=OwnerSide.SELLER)
SECURITY = Owner(name="Security", side=OwnerSide.BUYER, role="security")


def said(words: str, conversation: str = "c1") -> Evidence:
    """Words that were said in a conversation; `c2` is a day after `c1`."""
    return Evidence(
        conversation=conversation,
        utterance="u1",
        start=0,
        end=len(words),
        quote=words,
        speaker="Dana Reyes",
        side=Side.BUYER,
        said_at=datetime(2026, 3, 10 + int(conversation[1:]), 15, tzinfo=UTC),
    )


def step(title: str, conversation: str = "c1", **fields: object) -> Step:
    given: dict[str, object] = {
        "id": "s1",
        "title": title,
        "category": Category.SECURITY,
        "basis": Basis.COMMITMENT,
        "owner": PRIYA,
        "owner_side": OwnerSide.BUYER,
        "evidence": (said(f"{title} ({conversation})", conversation),),
    }
    return Step.model_validate(given | fields)


def due(day: date | None, earliest: date | None = None, phrase: str = "then") -> Due:
    return Due(phrase=phrase, earliest=earliest, latest=day, confidence="stated")


PLAN = (step("Complete the security review", due=due(date(2026, 3, 20))),)


def suggested(told: Step, plan: tuple[Step, ...] = PLAN) -> Suggestion:
    (suggestion,) = reconcile(plan, (told,), "c2")
    return suggestion


def test_the_first_conversation_adds_its_steps_with_their_history() -> None:
    told = (step("Send the DPA", id="s1"), step("Review the DPA", id="s2", depends_on=("s1",)))
    plan = apply(PLAN, reconcile(PLAN, told, "c2"))
    assert [(s.id, s.title) for s in plan[1:]] == [("s2", "Send the DPA"), ("s3", "Review the DPA")]
    assert plan[2].depends_on == ("s2",)
    assert [(c.conversation, c.change) for c in plan[1].history] == [("c2", "added")]


CHANGES = {
    "a later date": (
        {"due": due(date(2026, 3, 27))},
        ("update", [("moved", "due", "2026-03-20", "2026-03-27")]),
    ),
    "another owner": (
        {"owner": Owner(name="Tom Alvarez", side=OwnerSide.BUYER)},
        ("update", [("reassigned", "owner", "Priya Nair", "Tom Alvarez")]),
    ),
    "done": ({"status": "done"}, ("complete", [("done", "status", "open", "done")])),
    "withdrawn": ({"status": "dropped"}, ("drop", [("dropped", "status", "open", "dropped")])),
    "the same words again": ({}, ("update", [])),
    "a window around the date": ({"due": due(date(2026, 3, 20), date(2026, 3, 16))}, ("update", [])),
    "no date that follows": ({"due": due(None)}, ("update", [])),
    "the function of the person": ({"owner": SECURITY}, ("update", [])),
    "nobody": ({"owner": None}, ("update", [])),
}


@pytest.mark.parametrize(("fields", "expected"), CHANGES.values(), ids=CHANGES)
def test_a_later_conversation_changes_what_it_says_otherwise(
    fields: dict[str, object], expected: tuple[str, list[tuple[str, ...]]]
) -> None:
    suggestion = suggested(step("Finish the security review", "c2", **fields))
    changes = [(c.change, c.field, c.from_, c.to) for c in suggestion.changes]
    assert (suggestion.kind, changes) == expected
    assert suggestion.step == "s1"
    assert "security" in suggestion.reason


def test_a_first_date_and_a_first_owner_fill_the_gap() -> None:
    plan = (step("Complete the security review", owner=None, owner_side=OwnerSide.UNKNOWN),)
    (planned,) = apply(
        plan, [suggested(step("Complete the security review", "c2", due=due(date(2026, 4, 1))), plan)]
    )
    assert [(c.change, c.from_, c.to) for c in planned.history] == [
        ("dated", None, "2026-04-01"),
        ("reassigned", None, "Priya Nair"),
    ]
    assert planned.owner_side is OwnerSide.BUYER


def test_an_accepted_change_keeps_every_quote_and_the_step_that_was_withdrawn() -> None:
    told = step("Complete the security review", "c2", status="dropped")
    (planned,) = apply(PLAN, reconcile(PLAN, (told,), "c2"))
    assert planned.status == "dropped"
    assert planned.evidence == (*PLAN[0].evidence, *told.evidence)
    assert planned.due == PLAN[0].due


def test_words_that_are_older_than_the_plan_do_not_move_its_date() -> None:
    plan = (step("Complete the security review", "c3", due=due(date(2026, 3, 27))),)
    told = step("Complete the security review", "c2", due=due(date(2026, 3, 20)))
    assert suggested(told, plan).changes == ()


TWO_STEPS = {
    "sending is not reviewing": (
        step("Send the security questionnaire", owner=SAM, owner_side=OwnerSide.SELLER),
        step("Review the security questionnaire", "c2"),
    ),
    "one verb, two documents": (
        step("Send the SOC 2 report", owner=SAM),
        step("Send the pen test report", "c2", owner=SAM),
    ),
    "two calls with two functions": (
        step("Schedule a call with Legal", due=due(date(2026, 3, 20))),
        step("Schedule a call with Finance", "c2", due=due(date(2026, 3, 20))),
    ),
    "MSA and DPA": (step("Redline the MSA"), step("Redline the DPA", "c2")),
    "done, and asked for again": (
        step("Send the SOC 2 report", status="done"),
        step("Send the SOC 2 report", "c2"),
    ),
}


@pytest.mark.parametrize(("planned", "told"), TWO_STEPS.values(), ids=TWO_STEPS)
def test_unlike_steps_stay_two(planned: Step, told: Step) -> None:
    assert suggested(told, (planned,)).kind == "add"


ONE_STEP = {
    "other words for the act": (
        step("Send the revised quote", owner=SAM),
        step("Share the quote", "c2", owner=SAM),
    ),
    "one catalogue step": (
        step("Answer the security questionnaire", key="sec_questionnaire"),
        step("Fill in the questionnaire", "c2", key="sec_questionnaire"),
    ),
    "another filing": (
        step("Send the W-8BEN-E form", category=Category.PROCUREMENT),
        step("Send the W-8BEN-E form", "c2", category=Category.LEGAL, owner=SAM),
    ),
}


@pytest.mark.parametrize(("planned", "told"), ONE_STEP.values(), ids=ONE_STEP)
def test_the_same_step_in_other_words_is_one(planned: Step, told: Step) -> None:
    assert suggested(told, (planned,)).kind == "update"


def test_two_told_steps_never_become_one() -> None:
    told = (
        step("Review the security questionnaire", "c2", id="s1"),
        step("Complete the security review", "c2", id="s2"),
    )
    assert sorted(s.kind for s in reconcile(PLAN, told, "c2")) == ["add", "update"]


def test_what_was_rejected_does_not_come_back_until_something_new_is_said() -> None:
    moved = step("Complete the security review", "c2", due=due(date(2026, 3, 27)))
    rejected = reconcile(PLAN, (moved,), "c2")
    again = step("Complete the security review", "c3", due=due(date(2026, 3, 27)))
    later = step("Complete the security review", "c3", due=due(date(2026, 4, 3)))
    assert reconcile(PLAN, (again,), "c3", rejected) == ()
    assert len(reconcile(PLAN, (later,), "c3", rejected)) == 1
    webinar = reconcile(PLAN, (step("Host a webinar", "c2"),), "c2")
    assert reconcile(PLAN, (step("Host the webinar", "c3"),), "c3", webinar) == ()
