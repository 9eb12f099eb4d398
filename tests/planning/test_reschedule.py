from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.calendars import Calendars, calendars_of, working_days_between
from assistant.errors import InputError
from assistant.planning.reschedule import Shift, reschedule
from assistant.planning.schedule import schedule
from schemas.deal import Deal, Party
from schemas.extraction import Basis
from schemas.plan import Due, Step, TargetDate
from schemas.value import Category, OwnerSide

TODAY = date(2026, 3, 11)
CALENDARS: Calendars = calendars_of(Deal(buyer=Party(country="US-OH"), seller=Party(country="GB-ENG")))
TARGET = TargetDate(kind="signature", latest=date(2026, 4, 10))


def step(
    number: int, days: int, after: tuple[int, ...] = (), due: date | None = None, **fields: object
) -> Step:
    given: dict[str, object] = {
        "id": f"s{number}",
        "title": f"Step {number}",
        "category": Category.OTHER,
        "basis": Basis.PROPOSED,
        "owner_side": OwnerSide.BUYER,
        "duration_days": days,
        "depends_on": tuple(f"s{p}" for p in after),
        "due": Due(phrase="then", latest=due, confidence="stated") if due else None,
    }
    return Step.model_validate(given | fields)


def planned(*steps: Step, target: TargetDate | None = None) -> tuple[Step, ...]:
    return schedule(steps, target, CALENDARS, TODAY, {}, "mid").steps


PLAN = planned(
    step(1, 3),
    step(2, 2, (1,), date(2026, 3, 27)),
    step(3, 5, (2,), owner_side=OwnerSide.SELLER),
    step(4, 1, (3,), category=Category.SIGNATURE),
    step(5, 4),
)


def moved(shift: Shift) -> list[tuple[str, date, date]]:
    return [(move.step, move.before, move.after) for move in shift.moves]


def test_a_slip_with_room_behind_it_moves_nothing_else() -> None:
    shift = reschedule(PLAN, {"s1": date(2026, 3, 25)}, None, CALENDARS)
    assert moved(shift) == [("s1", date(2026, 3, 13), date(2026, 3, 25))]
    assert shift.moves[0].days == 8


def test_a_slip_pushes_what_waits_for_it_each_on_its_own_calendar() -> None:
    shift = reschedule(PLAN, {"s1": date(2026, 3, 27)}, TARGET, CALENDARS)
    assert moved(shift) == [
        ("s1", date(2026, 3, 13), date(2026, 3, 27)),
        ("s2", date(2026, 3, 27), date(2026, 3, 31)),
        ("s3", date(2026, 4, 7), date(2026, 4, 9)),
        ("s4", date(2026, 4, 8), date(2026, 4, 10)),
    ]
    assert [move.promised for move in shift.moves] == [False, True, False, False]
    assert shift.forecast is not None
    assert shift.forecast.sentence == (
        "Signature 10 Apr 2026, on the target; binds: Step 1 → Step 2 → Step 3 → Step 4"
    )


def test_a_step_that_ends_sooner_moves_nothing_else() -> None:
    shift = reschedule(PLAN, {"s2": date(2026, 3, 20)}, None, CALENDARS)
    assert [move.step for move in shift.moves] == ["s2"]


def test_what_is_done_stays() -> None:
    done = planned(step(1, 1), step(2, 1, (1,), status="done"))
    assert [m.step for m in reschedule(done, {"s1": date(2026, 4, 1)}, None, CALENDARS).moves] == ["s1"]


def test_an_unknown_step_is_named() -> None:
    with pytest.raises(InputError, match="s9"):
        reschedule(PLAN, {"s9": TODAY}, None, CALENDARS)


@settings(max_examples=200, deadline=None)
@given(st.data(), st.none() | st.just(TARGET))
def test_only_what_a_slip_forces_moves_and_nothing_starts_too_early(
    data: st.DataObject, target: TargetDate | None
) -> None:
    size = data.draw(st.integers(1, 8))
    links = [tuple(data.draw(st.sets(st.integers(0, i - 1), max_size=2))) if i else () for i in range(size)]
    plan = planned(
        *(step(i, data.draw(st.integers(1, 6)), before) for i, before in enumerate(links)), target=target
    )
    slip = data.draw(st.integers(0, size - 1))
    day = data.draw(st.dates(TODAY, date(2026, 7, 1)))
    shift = reschedule(plan, {f"s{slip}": day}, target, CALENDARS)
    changed = {move.step for move in shift.moves}
    for before, after in zip(plan, shift.steps, strict=True):
        assert before.start is not None
        assert before.finish is not None
        assert after.start is not None
        assert after.finish is not None
        ends = [shift.steps[int(d[1:])].finish or TODAY for d in after.depends_on]
        if after.id != f"s{slip}":
            assert all(end < after.start for end in ends)
            assert (after.id in changed) == any(
                end >= before.start for d, end in zip(after.depends_on, ends, strict=True) if d in changed
            )
            worked = working_days_between(CALENDARS.buyer, after.start, after.finish)
            assert worked == working_days_between(CALENDARS.buyer, before.start, before.finish)
