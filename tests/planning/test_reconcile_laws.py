from collections.abc import Sequence
from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.planning.reconcile import apply, reconcile
from schemas.evidence import Evidence
from schemas.extraction import Basis
from schemas.plan import Due, Owner, Step
from schemas.value import Category, OwnerSide, Side

TITLES = [
    "Send the DPA",
    "Review the DPA",
    "Give an opinion on the DPA",
    "Send the amended DPA",
    "Sign the contract",
    "Sign the contract as director",
    "Complete the vendor registration",
    "Register as a supplier with Rosa Blum",
    "Send Priya the quote",
    "Go live in all three hotels",
    "Go live in the two hotels",
    "Hold the training",
]
OWNERS = [
    Owner(name="Priya Nair", side=OwnerSide.BUYER, role="security"),
    Owner(name="Priya", side=OwnerSide.BUYER),
    Owner(name="Security", side=OwnerSide.BUYER, role="security"),
    Owner(name="Sam Okafor", side=OwnerSide.SELLER),
    None,
]
CATEGORIES = [Category.LEGAL, Category.SIGNATURE, Category.GO_LIVE]
SHARED = "both of them are meant"


def said(words: str, conversation: str) -> Evidence:
    """Words that were said in a conversation; `c2` is a day after `c1`."""
    return Evidence(
        conversation=conversation,
        utterance="u1",
        start=0,
        end=len(words),
        quote=words,
        speaker=None,
        side=Side.UNKNOWN,
        said_at=datetime(2026, 3, 10 + int(conversation[1:]), 15, tzinfo=UTC),
    )


@st.composite
def told_steps(draw: st.DrawFn, conversation: str) -> tuple[Step, ...]:
    days = st.none() | st.dates(date(2026, 3, 1), date(2026, 4, 30))
    found = []
    for number in range(1, draw(st.integers(0, 6)) + 1):
        title, day, owner = draw(st.sampled_from(TITLES)), draw(days), draw(st.sampled_from(OWNERS))
        quote = SHARED if draw(st.booleans()) else f"{title} {number}"
        found.append(
            Step(
                id=f"s{number}",
                title=title,
                category=draw(st.sampled_from(CATEGORIES)),
                basis=Basis.COMMITMENT,
                key=draw(st.sampled_from([None, "dpa"])),
                status=draw(st.sampled_from(["open", "open", "done", "dropped"])),
                owner=owner,
                owner_side=owner.side if owner else OwnerSide.UNKNOWN,
                due=Due(phrase="then", latest=day, confidence="stated") if day else None,
                evidence=(said(quote, conversation),),
            )
        )
    return tuple(found)


def planned(*told: Sequence[Step]) -> tuple[Step, ...]:
    """The plan after conversations c1, c2 and so on."""
    plan: tuple[Step, ...] = ()
    for number, steps in enumerate(told, 1):
        plan = apply(plan, reconcile(plan, steps, f"c{number}"))
    return plan


@settings(max_examples=300, deadline=None)
@given(told_steps("c1"), told_steps("c2"))
def test_a_conversation_that_was_applied_suggests_nothing_new(
    first: tuple[Step, ...], then: tuple[Step, ...]
) -> None:
    after = planned(first, then)
    withdrawn = {s.title for s in (*first, *then) if s.status == "dropped"}
    again = [*reconcile(after, then, "c2"), *reconcile(after, first, "c1")]
    assert [s for s in again if s.told.title not in withdrawn] == []


@settings(max_examples=200, deadline=None)
@given(told_steps("c1"), told_steps("c2"))
def test_every_told_step_ends_in_one_suggestion(first: tuple[Step, ...], then: tuple[Step, ...]) -> None:
    plan = planned(first)
    suggestions = {s.told.id: s for s in reconcile(plan, then, "c2")}
    assert [t for t in then if t.status != "dropped" and t.id not in suggestions] == []
    changed = [s.step for s in suggestions.values() if s.step is not None]
    assert len(changed) == len(set(changed))


@settings(max_examples=200, deadline=None)
@given(told_steps("c1"), told_steps("c2"))
def test_the_quotes_of_the_plan_are_all_that_was_told_in_order(
    first: tuple[Step, ...], then: tuple[Step, ...]
) -> None:
    plan = planned(first)
    suggestions = reconcile(plan, then, "c2")
    after = apply(plan, suggestions)
    assert {e for s in after for e in s.evidence} == {
        e for s in (*plan, *(s.told for s in suggestions)) for e in s.evidence
    }
    for before, step in zip(plan, after, strict=False):
        assert step.evidence[: len(before.evidence)] == before.evidence
        assert len(set(step.evidence)) == len(step.evidence)


@settings(max_examples=200, deadline=None)
@given(told_steps("c1"))
def test_the_steps_of_one_conversation_stay_apart(told: tuple[Step, ...]) -> None:
    assert len(planned(told)) == sum(s.status != "dropped" for s in told)
