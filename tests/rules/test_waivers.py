"""A waived finding says so for as long as what it rests on stays as it was."""

from datetime import UTC, date, datetime

import pytest

from assistant.rules import apply_waivers, waive
from schemas.evidence import Evidence
from schemas.finding import Finding, Severity
from schemas.value import Side

QUOTE = Evidence(
    conversation="c1",
    utterance="u1",
    start=0,
    end=2,
    quote="no",
    speaker="Dana",
    side=Side.BUYER,
    said_at=datetime(2026, 3, 10, tzinfo=UTC),
)
FINDING = Finding(
    code="G29",
    severity=Severity.WARNING,
    message="due on 2026-03-10",
    hint="ask",
    subject="s1",
    evidence=(QUOTE,),
)
WAIVER = waive(FINDING, "The board meets in April.", "Sam Ortiz")

CHANGES = [
    pytest.param({}, True, id="nothing"),
    pytest.param({"hint": "ask again"}, True, id="another hint"),
    pytest.param({"severity": Severity.ERROR}, False, id="worse"),
    pytest.param({"message": f"due on {date(2026, 3, 12)}"}, False, id="another date"),
    pytest.param({"evidence": ()}, False, id="other quotes"),
    pytest.param({"subject": "s2"}, False, id="another step"),
    pytest.param({"code": "G28"}, False, id="another rule"),
]


@pytest.mark.parametrize(("change", "waived"), CHANGES)
def test_a_finding_comes_back_when_what_it_rests_on_changes(change: dict[str, object], waived: bool) -> None:
    (finding,) = apply_waivers([FINDING.model_copy(update=change)], [WAIVER])
    assert (finding.waived == WAIVER) is waived


def test_a_waiver_that_no_longer_holds_is_taken_off() -> None:
    (waived,) = apply_waivers([FINDING], [WAIVER])
    (finding,) = apply_waivers([waived], [])
    assert finding == FINDING
