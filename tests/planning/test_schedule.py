from datetime import UTC, date, datetime

import pytest

from assistant.calendars import Calendars, calendars_of
from assistant.errors import InputError
from assistant.planning.schedule import Schedule, schedule
from assistant.rules.catalogue import load_catalogue
from schemas.deal import Deal, Party
from schemas.evidence import Evidence
from schemas.extraction import Basis
from schemas.finding import Severity
from schemas.plan import Due, Step, TargetDate
from schemas.value import Category, OwnerSide, Side

TODAY = date(2026, 3, 11)
CALENDARS = calendars_of(Deal(buyer=Party(country="US-OH"), seller=Party(country="GB-ENG")))


def said(words: str, day: int = 11) -> Evidence:
    return Evidence(
        conversation="c1",
        utterance="u1",
        start=0,
        end=len(words),
        quote=words,
        speaker="Dana Reyes",
        side=Side.BUYER,
        said_at=datetime(2026, 3, day, 15, tzinfo=UTC),
    )


def step(number: int, title: str, due: date | None = None, **fields: object) -> Step:
    phrase = f"by {due}"
    given: dict[str, object] = {
        "id": f"s{number}",
        "title": title,
        "category": Category.OTHER,
        "basis": Basis.COMMITMENT,
        "owner_side": OwnerSide.BUYER,
        "due": Due(phrase=phrase, latest=due, confidence="stated") if due else None,
        "evidence": (said(f"{title} {phrase}"),),
    }
    return Step.model_validate(given | fields)


def plan(
    *steps: Step, target: TargetDate | None = None, calendars: Calendars = CALENDARS, today: date = TODAY
) -> Schedule:
    return schedule(steps, target, calendars, today, load_catalogue(), "mid")


def target(kind: str, latest: date) -> TargetDate:
    return TargetDate.model_validate({"kind": kind, "latest": latest})


def codes(result: Schedule) -> list[str]:
    return [finding.code for finding in result.findings]


def test_the_usual_order_and_durations_fill_what_nobody_said() -> None:
    result = plan(
        step(1, "Review security", key="sec_review", category=Category.SECURITY),
        step(2, "Send the SOC 2 report", date(2026, 3, 13), key="sec_pack", category=Category.SECURITY),
    )
    review, pack = result.steps
    assert review.depends_on == ("s2",)
    assert review.duration_days == 10
    assert (review.start, review.finish) == (date(2026, 3, 16), date(2026, 3, 27))
    assert review.due == Due(phrase=None, latest=date(2026, 3, 27), confidence="scheduled")
    assert (pack.finish, pack.due and pack.due.confidence) == (date(2026, 3, 13), "stated")


def test_with_a_target_steps_are_planned_as_late_as_it_allows() -> None:
    result = plan(
        step(1, "Approve", key="final_approval", category=Category.APPROVAL, duration_days=3),
        step(2, "Sign", key="signature", category=Category.SIGNATURE, duration_days=1),
        target=target("signature", date(2026, 3, 31)),
    )
    approve, sign = result.steps
    assert (sign.start, sign.finish) == (date(2026, 3, 31), date(2026, 3, 31))
    assert (approve.start, approve.finish) == (date(2026, 3, 26), date(2026, 3, 30))
    assert (approve.slack_days, sign.slack_days) == (11, 11)
    assert result.findings == ()
    assert result.forecast is not None
    assert result.forecast.sentence == (
        "Signature 16 Mar 2026, 11 business days before the target; binds: Approve → Sign"
    )


def test_a_target_that_does_not_fit_is_said_with_days_chain_and_words_and_nothing_is_compressed() -> None:
    result = plan(
        step(1, "Send the DPA", date(2026, 3, 16), key="legal_send", category=Category.LEGAL),
        step(2, "Agree the DPA", key="dpa", category=Category.LEGAL, duration_days=8),
        step(3, "Sign", key="signature", category=Category.SIGNATURE, duration_days=1),
        target=target("signature", date(2026, 3, 20)),
    )
    (finding,) = result.findings
    assert (finding.code, finding.severity, finding.subject) == ("target_does_not_fit", Severity.ERROR, "s3")
    assert finding.message == (
        "Signature by 20 Mar 2026 does not fit: the plan gets there on 27 Mar 2026, 5 business days later."
        " Binds: Send the DPA (16 Mar 2026) → Agree the DPA (8 business days) → Sign (1 business day)."
    )
    assert said("Send the DPA by 2026-03-16") in finding.evidence
    assert [s.duration_days for s in result.steps[1:]] == [8, 1]
    assert [s.critical for s in result.steps] == [True, True, True]
    assert result.forecast is not None
    assert result.forecast.late_days == 5


def test_a_promise_that_comes_too_early_keeps_its_date_and_says_how_much_is_missing() -> None:
    result = plan(
        step(1, "Return the questionnaire", date(2026, 3, 18), duration_days=2),
        step(2, "Review it", date(2026, 3, 20), duration_days=5, depends_on=("s1",)),
        step(3, "Sign off", date(2026, 3, 23), duration_days=1, depends_on=("s2",)),
    )
    assert [s.finish for s in result.steps] == [date(2026, 3, 18), date(2026, 3, 20), date(2026, 3, 23)]
    assert result.steps[1].slack_days == -3
    (finding,) = result.findings
    assert (finding.code, finding.severity, finding.subject) == ("date_does_not_fit", Severity.WARNING, "s2")
    assert "3 business days short of 20 Mar 2026" in finding.message


def test_usual_durations_between_two_promises_are_only_advice() -> None:
    result = plan(
        step(1, "Send the SOC 2 report", date(2026, 3, 12), key="sec_pack", category=Category.SECURITY),
        step(
            2,
            "Answer the questionnaire",
            date(2026, 3, 16),
            key="sec_questionnaire",
            category=Category.SECURITY,
        ),
    )
    assert [(f.code, f.severity) for f in result.findings] == [("date_does_not_fit", Severity.INFO)]


def test_stated_dates_win_over_the_usual_order_but_not_over_the_hard_one() -> None:
    register = step(
        1, "Register the vendor", date(2026, 4, 8), key="vendor_reg", category=Category.PROCUREMENT
    )
    select = step(2, "Select", date(2026, 4, 23), key="selection", category=Category.APPROVAL)
    assert plan(register, select).findings == ()
    kickoff = step(3, "Kick off", date(2026, 4, 8), key="kickoff", category=Category.ONBOARDING)
    sign = step(4, "Sign", date(2026, 4, 23), key="signature", category=Category.SIGNATURE)
    assert codes(plan(kickoff, sign)) == ["date_does_not_fit"]


def test_a_usual_duration_gives_way_to_a_promise_but_not_before_the_signature() -> None:
    pilot = step(1, "Run the pilot", key="poc", category=Category.EVALUATION)
    quote = step(2, "Send the quote", date(2026, 3, 20), key="proposal", category=Category.COMMERCIAL)
    assert plan(pilot, quote).findings == ()
    review = step(3, "Review security", key="sec_review", category=Category.SECURITY)
    sign = step(4, "Sign", date(2026, 3, 20), key="signature", category=Category.SIGNATURE)
    assert codes(plan(review, sign)) == ["date_does_not_fit"]


def test_a_step_waits_for_the_one_that_its_words_name() -> None:
    due = Due(phrase="once the security review is done", after="the security review", confidence="stated")
    result = plan(
        step(1, "Complete the security review", date(2026, 3, 20)),
        step(2, "Draft the memo", due=None, duration_days=2).model_copy(update={"due": due}),
    )
    memo = result.steps[1]
    assert memo.depends_on == ("s1",)
    assert (memo.start, memo.finish, memo.due) == (date(2026, 3, 23), date(2026, 3, 24), due)


def test_done_is_a_fact_and_dropped_is_left_out() -> None:
    done = step(1, "Sign the NDA", status="done", evidence=(said("We signed the NDA", day=9),))
    dropped = step(2, "Call a reference", status="dropped", duration_days=30)
    open_ = step(3, "Run the pilot", duration_days=2, depends_on=("s1", "s2"))
    result = plan(done, dropped, open_)
    assert (result.steps[0].finish, result.steps[0].critical) == (date(2026, 3, 9), False)
    assert result.steps[1] == dropped
    assert (result.steps[2].start, result.steps[2].depends_on) == (TODAY, ("s1",))
    assert result.findings == ()
    assert plan(done, dropped).forecast is None


def test_each_side_works_on_its_own_days() -> None:
    easter_monday = date(2026, 4, 6)
    steps = [
        step(n, title, owner_side=side, duration_days=1)
        for n, (title, side) in enumerate(
            [("Buy", OwnerSide.BUYER), ("Sell", OwnerSide.SELLER), ("Meet", OwnerSide.BOTH)]
        )
    ]
    buy, sell, meet = plan(*steps, today=easter_monday).steps
    assert (buy.start, sell.start, meet.start) == (easter_monday, date(2026, 4, 7), date(2026, 4, 7))


def test_a_date_on_a_day_off_stands() -> None:
    saturday = date(2026, 9, 12)
    board, sign = plan(
        step(1, "Take it to the board", saturday), step(2, "Sign", depends_on=("s1",), duration_days=1)
    ).steps
    assert board.finish == saturday
    assert sign.start == date(2026, 9, 14)


def test_a_promise_shortens_what_is_only_usual() -> None:
    (review,) = plan(step(1, "Review", date(2026, 3, 13), key="sec_review", category=Category.SECURITY)).steps
    assert (review.start, review.duration_days) == (TODAY, 3)


def test_a_small_task_that_nothing_waits_for_is_not_put_off_to_the_target() -> None:
    (task,) = plan(step(1, "Send the two-pager"), target=target("go_live", date(2026, 9, 1))).steps
    assert task.due is not None
    assert task.due.latest == TODAY


def test_steps_in_a_circle_are_named_and_the_plan_is_made_without_it() -> None:
    result = plan(step(1, "Read", depends_on=("s2",)), step(2, "Write", depends_on=("s1",)))
    assert codes(result) == ["dependency_cycle"]
    assert "“Read”" in result.findings[0].message
    assert "“Write”" in result.findings[0].message
    assert sorted(map(len, (s.depends_on for s in result.steps))) == [0, 1]


def test_a_dependency_outside_the_plan_is_a_finding() -> None:
    result = plan(step(1, "Read", depends_on=("s9",)))
    assert codes(result) == ["dependency_unknown"]
    assert result.steps[0].depends_on == ()


IMPLAUSIBLE = {
    "a date centuries ahead": (step(1, "Sign", date(2926, 3, 1)), "2926"),
    "a duration of a lifetime": (step(1, "Sign", duration_days=20_000), "20000"),
}


@pytest.mark.parametrize(("given", "named"), IMPLAUSIBLE.values(), ids=IMPLAUSIBLE)
def test_what_nobody_can_mean_is_left_out_and_said(given: Step, named: str) -> None:
    result = plan(given)
    (finding,) = result.findings
    assert finding.code == "date_out_of_range"
    assert named in finding.message
    assert result.steps[0].start == TODAY


def test_a_plan_longer_than_any_calendar_names_the_step() -> None:
    chain = [
        step(n, f"Do {n}", duration_days=1000, depends_on=(f"s{n - 1}",) if n else ()) for n in range(12)
    ]
    with pytest.raises(InputError, match="Do 10"):
        plan(*chain)


def test_a_milestone_is_reached_on_the_day_of_its_last_predecessor() -> None:
    saturday = date(2026, 3, 14)
    result = plan(
        step(1, "Migrate", saturday),
        step(2, "Be live", duration_days=0, depends_on=("s1",), category=Category.GO_LIVE),
    )
    assert (result.steps[1].start, result.steps[1].finish) == (saturday, saturday)


def test_what_comes_after_the_target_does_not_have_to_be_done_by_it() -> None:
    result = plan(
        step(1, "Sign", key="signature", category=Category.SIGNATURE, duration_days=1),
        step(2, "Kick off", key="kickoff", category=Category.ONBOARDING, duration_days=3),
        target=target("signature", date(2026, 3, 13)),
    )
    sign, kickoff = result.steps
    assert sign.finish == date(2026, 3, 13)
    assert (kickoff.start, kickoff.slack_days) == (date(2026, 3, 16), None)
    assert result.findings == ()


def test_with_everything_late_the_chain_is_the_connected_one() -> None:
    result = plan(
        step(1, "Short", duration_days=1),
        step(2, "Long", duration_days=10),
        step(3, "Last", duration_days=10, depends_on=("s1", "s2")),
        target=target("go_live", date(2026, 3, 18)),
    )
    assert [s.critical for s in result.steps] == [False, True, True]
    assert [s.slack_days for s in result.steps] == [-5, -14, -14]
