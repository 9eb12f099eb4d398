from datetime import date, timedelta

import pytest

from assistant.exports.scale import LABELS, MOST_TICKS, WIDTH
from assistant.exports.timeline import MOST_ROWS, Timeline, timeline_of
from schemas.plan import Draft

TODAY = date(2026, 3, 16)


def drawn(draft: Draft) -> Timeline:
    timeline = timeline_of(draft, TODAY)
    assert timeline is not None
    return timeline


def stretched(draft: Draft, days: int) -> Draft:
    """The draft with its last step so many days later."""
    last = draft.steps[7]
    assert last.finish is not None
    moved = last.model_copy(update={"start": last.start, "finish": last.finish + timedelta(days)})
    return draft.model_copy(update={"steps": (*draft.steps[:7], moved)})


def test_every_step_with_dates_has_a_bar_in_the_order_of_time(draft: Draft) -> None:
    bars = drawn(draft).bars
    assert [bar.label for bar in bars[:2]] == ["Sign the NDA", "Send the SOC 2 report"]
    assert len(bars) == len([s for s in draft.steps if s.status != "dropped"])
    assert [bar.y for bar in bars] == sorted(bar.y for bar in bars)


def test_bars_say_side_state_and_whether_anybody_named_the_date(draft: Draft) -> None:
    bars = {bar.label: bar for bar in drawn(draft).bars}
    assert bars["Sign the NDA"].classes == "buyer done"
    assert bars["Send the SOC 2 report"].classes == "seller late"
    assert bars["Redline the MSA"].classes == "buyer proposed critical late"
    assert bars["Go live"].is_milestone
    assert bars["Redline the MSA"].about == "Redline the MSA: no owner yet, buyer, 16 Mar 2026 to 3 Apr 2026"


def test_the_critical_chain_is_linked_and_done_steps_hold_nobody_up(draft: Draft) -> None:
    links = drawn(draft).links
    assert len([link for link in links if link.is_critical]) == 3
    done = {step.id for step in draft.steps if step.status == "done"}
    assert len(links) == len([d for step in draft.steps for d in step.depends_on if d not in done])


def test_today_and_target_stand_in_the_picture(draft: Draft) -> None:
    timeline = drawn(draft)
    assert timeline.target is not None
    assert LABELS <= timeline.today.x < timeline.target.x < WIDTH
    assert timeline.target.label == "Target, 10 Apr 2026"


@pytest.mark.parametrize("days", [0, 30, 90, 200, 400, 1500, 3600])
def test_the_scale_stays_readable_however_long_the_plan(draft: Draft, days: int) -> None:
    timeline = drawn(stretched(draft, days))
    assert 3 <= len(timeline.ticks) <= MOST_TICKS + 1
    assert all(LABELS <= tick.x <= WIDTH for tick in timeline.ticks)
    assert all(bar.x >= LABELS and bar.x + bar.width <= WIDTH for bar in timeline.bars)


def test_a_plan_beyond_all_measure_says_how_much_is_not_drawn(draft: Draft) -> None:
    step = draft.steps[2]
    many = tuple(step.model_copy(update={"id": f"s{n}", "depends_on": ()}) for n in range(MOST_ROWS + 5))
    timeline = drawn(draft.model_copy(update={"steps": many}))
    assert (len(timeline.bars), timeline.left_out) == (MOST_ROWS, 5)
