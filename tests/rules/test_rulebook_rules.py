"""The built-in rules: each fires on the plan that it is there for, and is silent on one that is right."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from assistant.rules import Heard, RuleInput, check, describe, load_rulebook
from assistant.rules.coverage import authority_limit
from assistant.rules.heard import Topic
from schemas.deal import Deal, Party, Person, Target
from schemas.evidence import Evidence
from schemas.extraction import Basis, FactKind
from schemas.finding import Finding, Severity
from schemas.plan import Change, Due, Fact, Owner, Stakeholder, Step, TargetDate
from schemas.value import Category, OwnerSide, Side, Stage

TODAY = date(2026, 3, 11)  # a Wednesday
BUYER, SELLER, BOTH = OwnerSide.BUYER, OwnerSide.SELLER, OwnerSide.BOTH


def said(quote: str = "we will do that", side: Side = Side.BUYER, speaker: str = "Dana Reyes") -> Evidence:
    return Evidence(
        conversation="c1",
        utterance="u1",
        start=0,
        end=len(quote),
        quote=quote,
        speaker=speaker,
        side=side,
        said_at=datetime(2026, 3, 10, 9, 0, tzinfo=UTC),
    )


def due(day: date | None, after: str | None = None) -> Due:
    return Due(phrase="then", latest=day, after=after, confidence="stated")


def step(number: int, category: str = "other", when: date | None = None, **fields: Any) -> Step:
    owner = fields.pop("owner", "Dana Reyes")
    side = fields.pop("side", BUYER)
    given: dict[str, Any] = {
        "id": f"s{number}",
        "title": f"Step {number}",
        "category": Category(category),
        "basis": Basis.COMMITMENT,
        "owner": Owner(name=owner, side=side) if owner else None,
        "owner_side": side,
        "due": due(when) if when else None,
        "evidence": (said(),),
    }
    return Step(**given | fields)


def plan(*steps: Step, deal: Deal | None = None, **fields: Any) -> RuleInput:
    return RuleInput(deal=deal or Deal(), steps=steps, today=fields.pop("today", TODAY), **fields)


def fact(kind: FactKind, about: str | None = None, value: str | None = None, **quote: Any) -> Fact:
    return Fact(kind=kind, about=about, value=value, evidence=(said(**quote),))


def heard(topic: Topic | None = None, side: Side = Side.BUYER, **fields: Any) -> Heard:
    topics: Mapping[Topic, tuple[Evidence, ...]] = {topic: (said("so it is", side),)} if topic else {}
    return Heard(topics=topics, conversations=1, **fields)


def holder(name: str, role: str | None = None, side: Side = Side.BUYER) -> Stakeholder:
    return Stakeholder(name=name, side=side, role=role)


def march(day: int) -> date:
    return date(2026, 3, day)


def found(subject: RuleInput) -> dict[str, Finding]:
    return {finding.code: finding for finding in check(subject, load_rulebook())}


FIVE = tuple(step(n, when=march(12 + n), title=f"Do {n}") for n in range(5, 10))
POC = step(1, "evaluation", key="poc")
SIGNED = step(1, "signature", march(27))
EB = holder("Eve Boss", "economic_buyer")
PEOPLE = (holder("Dana Reyes", "champion"), holder("Li Wei"), holder("Ana Ruiz"))
TARGET = TargetDate(kind="go_live", latest=date(2026, 6, 30))


def moved(times: int, day: int = 20, quotes: tuple[Evidence, ...] = (said(),)) -> tuple[Change, ...]:
    change = Change(
        **{"conversation": "c1", "change": "moved", "field": "due", "from": march(12), "to": march(day)},
        evidence=quotes,
    )
    return (change,) * times


NAMES = frozenset({"Li Wei"})


# code, a plan on which the rule fires, a plan on which it is silent
ROWS = [
    ("G01", plan(deal=Deal(amount=25_000)), plan(deal=Deal(amount=24_999))),
    ("G01", plan(), plan(step(1, "procurement"))),
    ("G01", plan(deal=Deal(amount=9), heard=heard(Topic.PROCUREMENT)), plan(step(1, "commercial", key="po"))),
    ("G02", plan(), plan(step(1, "legal"))),
    ("G02", plan(step(1, "legal", status="dropped")), plan(step(1, "legal", status="done"))),
    ("G03", plan(), plan(SIGNED)),
    ("G04", plan(), plan(step(1, "other", key="sec_pack"))),
    ("G05", plan(deal=Deal(touches_personal_data=True)), plan(deal=Deal(touches_personal_data=False))),
    ("G05", plan(heard=heard(Topic.PRIVACY)), plan(heard=heard(Topic.PRIVACY, Side.SELLER))),
    (
        "G05",
        plan(step(1, "legal"), deal=Deal(touches_personal_data=True)),
        plan(step(1, "legal", key="dpa"), deal=Deal(touches_personal_data=True)),
    ),
    ("G06", plan(), plan(stakeholders=(EB,))),
    ("G06", plan(), plan(facts=(fact(FactKind.ECONOMIC_BUYER, value="the CFO"),))),
    ("G06", plan(), plan(deal=Deal(people=(Person(name="Eve", side=Side.BUYER, role="economic_buyer"),)))),
    ("G07", plan(SIGNED, stakeholders=(EB,)), plan(step(1, owner="Eve Boss"), stakeholders=(EB,))),
    ("G07", plan(stakeholders=(EB,)), plan(step(1, key="eb_meeting"), stakeholders=(EB,))),
    ("G08", plan(deal=Deal(amount=50_000)), plan(deal=Deal(amount=49_999))),
    ("G08", plan(heard=heard(Topic.BUSINESS_CASE)), plan()),
    ("G08", plan(deal=Deal(amount=50_000)), plan(step(1, "business_case"), deal=Deal(amount=50_000))),
    ("G09", plan(step(1)), plan(step(1, "approval"))),
    ("G10", plan(POC), plan(POC, step(2, "evaluation", key="success_criteria"))),
    ("G10", plan(heard=heard(Topic.TEST)), plan(step(1, "evaluation", key="demo"))),
    ("test_without_end", plan(POC), plan(POC, step(2, key="poc_readout"))),
    (
        "G11",
        plan(step(1, "approval", key="selection"), deal=Deal(amount=100_000)),
        plan(step(1, "approval"), deal=Deal(amount=100_000)),
    ),
    (
        "G11",
        plan(
            step(1, "approval", key="selection"),
            deal=Deal(amount=30_000),
            facts=(fact(FactKind.AUTHORITY_LIMIT, value="up to $25k"),),
        ),
        plan(step(1, "approval", key="selection"), deal=Deal(amount=30_000)),
    ),
    ("G12", plan(step(1)), plan(step(1, "business_case", key="budget"))),
    ("G13", plan(SIGNED), plan(SIGNED, step(2, "onboarding"))),
    (
        "G14",
        plan(deal=Deal(amount=100_000), stakeholders=(EB,)),
        plan(deal=Deal(amount=100_000), stakeholders=(EB, holder("Sam", "seller_exec", Side.SELLER))),
    ),
    (
        "G15",
        plan(*(step(n) for n in range(10))),
        plan(*(step(n) for n in range(10)), heard=heard(Topic.CHECK_IN, Side.SELLER)),
    ),
    (
        "G16",
        plan(step(1), heard=heard(Topic.REGULATION)),
        plan(step(1, evidence=(said("the FDA wants a validation report"),)), heard=heard(Topic.REGULATION)),
    ),
    ("G17", plan(step(1, owner=None)), plan(step(1))),
    ("G18", plan(step(1, owner="Legal team")), plan(step(1, owner="Priya"))),
    ("G18", plan(step(1, owner="TBD")), plan(step(1, owner="Office", status="done"))),
    ("G19", plan(*(step(n, side=SELLER) for n in range(5))), plan(*(step(n, side=SELLER) for n in range(4)))),
    ("G19", plan(*(step(n, side=SELLER) for n in range(5))), plan(*(step(n, side=BOTH) for n in range(5)))),
    (
        "G20",
        plan(*(step(n, side=SELLER) for n in range(7)), step(8), step(9), step(10)),
        plan(*(step(n, side=SELLER) for n in range(6)), *(step(n) for n in range(6, 10))),
    ),
    (
        "G21",
        plan(*FIVE, stakeholders=PEOPLE),
        plan(*FIVE[:3], step(1, owner="Li Wei"), step(2, owner="Ana Ruiz"), stakeholders=PEOPLE),
    ),
    (
        "G22",
        plan(step(1, "security"), stakeholders=PEOPLE),
        plan(step(1, "security"), stakeholders=(*PEOPLE, holder("Cy", "security"))),
    ),
    ("G23", plan(step(1), heard=heard(names=NAMES)), plan(step(1, owner="Li Wei"), heard=heard(names=NAMES))),
    (
        "G24",
        plan(*(step(n, when=march(17)) for n in range(4))),
        plan(*(step(n, when=march(17)) for n in range(3))),
    ),
    (
        "G25",
        plan(step(1, when=march(9)), step(2, when=march(10)), stakeholders=PEOPLE),
        plan(step(1, when=march(9)), stakeholders=PEOPLE),
    ),
    (
        "G25",
        plan(
            stakeholders=PEOPLE, heard=heard(last_spoke={"Dana Reyes": date(2026, 2, 2)}, last_held=march(10))
        ),
        plan(stakeholders=PEOPLE, heard=heard(last_spoke={"Dana Reyes": march(5)}, last_held=march(10))),
    ),
    ("G26", plan(), plan(target_date=TARGET)),
    ("G26", plan(step(1, "go_live")), plan(step(1, "go_live", date(2026, 6, 1)))),
    ("G26", plan(), plan(facts=(fact(FactKind.TARGET_DATE, "go_live", "first of June"),))),
    (
        "G26",
        plan(deal=Deal(target=Target(kind="signature", date=march(31)))),
        plan(deal=Deal(target=Target(date=march(31)))),
    ),
    ("G27", plan(step(1)), plan(step(1, when=march(20)))),
    (
        "G27",
        plan(step(1, due=Due(phrase=None, latest=march(20), confidence="scheduled"))),
        plan(step(1, due=due(None, "the security review"))),
    ),
    ("G28", plan(step(1, when=march(14))), plan(step(1, when=march(13)))),
    (
        "G28",
        plan(step(1, when=date(2026, 7, 3)), deal=Deal(buyer=Party(country="US"))),
        plan(step(1, when=date(2026, 7, 3), side=SELLER), deal=Deal(buyer=Party(country="US"))),
    ),
    ("G29", plan(step(1, when=march(10))), plan(step(1, when=TODAY))),
    ("G29", plan(step(1, when=march(10))), plan(step(1, when=march(10), status="done"))),
    ("G30", plan(SIGNED, step(2, "go_live", march(26))), plan(SIGNED, step(2, "onboarding", march(27)))),
    ("G31", plan(SIGNED, step(2, "legal", march(30))), plan(SIGNED, step(2, "legal", march(27)))),
    (
        "G31",
        plan(SIGNED, step(2, "approval", march(30))),
        plan(SIGNED, step(2, "onboarding", march(30))),
    ),
    (
        "G32",
        plan(step(1, when=march(20)), step(2, when=march(19), depends_on=("s1",))),
        plan(step(1, when=march(20)), step(2, when=march(20), depends_on=("s1",))),
    ),
    (
        "G33",
        plan(step(1, depends_on=("s2",)), step(2, depends_on=("s1",))),
        plan(step(1), step(2, depends_on=("s1",))),
    ),
    (
        "G34",
        plan(step(1, when=march(16)), step(2, "security", march(18), key="sec_review", depends_on=("s1",))),
        plan(step(1, when=march(16)), step(2, "security", march(23), key="sec_review", depends_on=("s1",))),
    ),
    ("G35", plan(step(1, slack_days=-3, critical=True)), plan(step(1, slack_days=0))),
    (
        "G36",
        plan(step(1, slack_days=2), target_date=TARGET),
        plan(step(1, slack_days=20), target_date=TARGET),
    ),
    (
        "G36",
        plan(step(1, slack_days=2), target_date=TARGET),
        plan(step(1, "go_live", TARGET.latest, slack_days=0), target_date=TARGET),
    ),
    (
        "G37",
        plan(
            step(1, "security"),
            step(2, "legal", key="dpa", depends_on=("s1",)),
            step(3, "legal", key="msa_redlines", depends_on=("s2",)),
        ),
        plan(
            step(1, "security"),
            step(2, "legal", key="dpa", depends_on=("s1",)),
            step(3, "legal", key="msa_redlines", depends_on=("s1",)),
        ),
    ),
    ("G38", plan(SIGNED, step(2, "legal", march(20))), plan(SIGNED, step(2, "legal", date(2026, 2, 12)))),
    ("G39", plan(step(1, "signature", date(2026, 12, 17))), plan(step(1, "signature", date(2026, 12, 14)))),
    (
        "G39",
        plan(step(1, "procurement", date(2026, 1, 5), key="po")),
        plan(step(1, "procurement", date(2026, 1, 6), key="po")),
    ),
    (
        "G39",
        plan(step(1, "signature", march(27)), deal=Deal(buyer=Party(fiscal_year_start=4))),
        plan(step(1, "signature", march(27)), deal=Deal(buyer=Party(fiscal_year_start=7))),
    ),
    (
        "G40",
        plan(target_date=TARGET, deal=Deal(seller=Party(fiscal_year_start=1))),
        plan(
            target_date=TARGET.model_copy(update={"evidence": (said(),)}),
            deal=Deal(seller=Party(fiscal_year_start=1)),
        ),
    ),
    ("G40", plan(target_date=TARGET, deal=Deal(seller=Party(fiscal_year_start=4))), plan(target_date=TARGET)),
    ("G41", plan(step(1, when=march(26))), plan(step(1, when=march(25)))),
    (
        "G41",
        plan(step(1, when=march(12)), step(2, when=date(2026, 4, 3))),
        plan(step(1, when=march(12)), step(2, when=date(2026, 4, 2))),
    ),
    (
        "G42",
        plan(*(step(n, when=march(20)) for n in range(3))),
        plan(*(step(n, when=march(18 + n)) for n in range(3))),
    ),
    (
        "G42",
        plan(*(step(m, when=day) for m, day in enumerate([march(31), date(2026, 4, 30), date(2026, 5, 31)]))),
        plan(step(1, when=march(31)), step(2, when=date(2026, 4, 30))),
    ),
    ("G43", plan(SIGNED, confirmed=frozenset()), plan(SIGNED, confirmed=frozenset({"s1"}))),
    ("G43", plan(SIGNED, confirmed=frozenset({"s2"})), plan(SIGNED)),
    ("G44", plan(step(1, evidence=(said(side=Side.SELLER),))), plan(step(1))),
    (
        "G44",
        plan(step(1, basis=Basis.PROPOSED, evidence=())),
        plan(step(1, side=SELLER, evidence=(said(side=Side.SELLER),))),
    ),
    ("G45", plan(step(1, history=moved(2))), plan(step(1, history=moved(1)))),
    (
        "G45",
        plan(step(1, "signature", history=moved(1, quotes=()))),
        plan(step(1, "signature", history=moved(1, 19, ()))),
    ),
    ("G46", plan(step(1, when=march(2))), plan(step(1, when=march(3)))),
    ("G47", plan(step(1)), plan(*FIVE)),
    ("G47", plan(*(step(n) for n in range(21))), plan(*(step(n) for n in range(20)))),
    (
        "signatory_unnamed",
        plan(step(1, "signature", owner=None)),
        plan(step(1, "signature", owner=None), stakeholders=(holder("Eve", "signatory"),)),
    ),
]


@pytest.mark.parametrize(
    ("code", "firing", "quiet"), [pytest.param(*row, id=f"{row[0]}-{n}") for n, row in enumerate(ROWS)]
)
def test_a_rule_fires_on_what_it_is_there_for_alone(code: str, firing: RuleInput, quiet: RuleInput) -> None:
    assert code in found(firing)
    assert code not in found(quiet)


def test_every_rule_has_a_row() -> None:
    codes = {row.code for row in describe(load_rulebook())}
    assert {row[0] for row in ROWS} == codes
    assert codes >= {f"G{number:02}" for number in range(1, 48)}


STAGES = {
    "G01": Stage.PROCUREMENT,
    "G02": Stage.LEGAL,
    "G03": Stage.SIGNATURE,
    "G04": Stage.SECURITY,
    "G05": Stage.PRIVACY,
    "G06": Stage.ECONOMIC_BUYER,
    "G08": Stage.BUSINESS_CASE,
    "G10": Stage.SUCCESS_CRITERIA,
    "G26": Stage.GO_LIVE_DATE,
}
NEEDING_ALL = plan(POC, deal=Deal(amount=50_000, touches_personal_data=True), heard=heard())


def test_each_open_stage_is_told_by_its_rule() -> None:
    assert {c: f.stage for c, f in found(NEEDING_ALL).items() if f.stage} == STAGES


@pytest.mark.parametrize(("code", "stage"), STAGES.items())
def test_a_fact_answers_a_stage_with_its_quote(code: str, stage: Stage) -> None:
    answer = fact(FactKind.NOT_REQUIRED, stage, quote="we do not need that")
    finding = found(plan(POC, deal=NEEDING_ALL.deal, facts=(answer,)))[code]
    assert (finding.severity, finding.stage) == (Severity.INFO, None)
    assert finding.message.endswith(": not required, as said by Dana Reyes (buyer).")
    assert finding.evidence == answer.evidence


def test_a_stage_that_nobody_speaks_of_says_so() -> None:
    assert found(NEEDING_ALL)["G04"].message.endswith("Nothing in the conversations speaks of it.")
    spoken = plan(heard=heard(Topic.SECURITY, Side.SELLER))
    assert found(spoken)["G04"].message.endswith("No step reviews security.")
    assert [quote.quote for quote in found(spoken)["G04"].evidence] == ["so it is"]


def test_a_finding_of_a_step_carries_the_step_and_its_quotes() -> None:
    finding = found(plan(step(7, owner=None, title="Send the SOC 2 report")))["G17"]
    assert (finding.subject, finding.evidence) == ("s7", (said(),))
    assert finding.message == "Nobody owns “Send the SOC 2 report”."


WORSE = [
    pytest.param("G17", plan(step(1, owner=None, when=march(20))), id="no owner and soon"),
    pytest.param("G19", plan(*(step(n, side=SELLER) for n in range(5))), id="no step of the buyer"),
    pytest.param("G27", plan(step(1, finish=march(20))), id="no date and soon"),
    pytest.param("G43", plan(step(1, "signature", march(20)), confirmed=frozenset()), id="milestone soon"),
    pytest.param("G45", plan(step(1, history=moved(3))), id="moved thrice"),
    pytest.param(
        "G46", plan(*(step(n, "approval", march(10)) for n in range(3))), id="three late milestones"
    ),
    pytest.param("G47", plan(*(step(n) for n in range(31))), id="far too many"),
]


@pytest.mark.parametrize(("code", "subject"), WORSE)
def test_a_warning_becomes_an_error_where_it_is_worse(code: str, subject: RuleInput) -> None:
    assert found(subject)[code].severity is Severity.ERROR


def test_many_findings_of_one_rule_are_told_as_one() -> None:
    findings = check(plan(*(step(n, owner=None) for n in range(8))), load_rulebook())
    ownerless = [finding for finding in findings if finding.code == "G17"]
    assert len(ownerless) == 1
    assert ownerless[0].message.startswith("8 steps have no owner: “Step 0”, ")
    assert ownerless[0].message.endswith(" and 2 more.")


def test_a_bare_draft_of_one_call_is_not_buried() -> None:
    rough = tuple(step(n, owner=None, side=OwnerSide.UNKNOWN) for n in range(15))
    assert len(check(plan(*rough, heard=heard()), load_rulebook())) <= 20


def test_the_worst_comes_first() -> None:
    ranks = [list(Severity).index(finding.severity) for finding in check(NEEDING_ALL, load_rulebook())]
    assert ranks == sorted(ranks)


def test_thresholds_follow_the_size_of_the_deal() -> None:
    assert "G38" in found(plan(SIGNED, step(2, "legal", date(2026, 2, 25)), deal=Deal(amount=100_000)))
    assert "G38" not in found(plan(SIGNED, step(2, "legal", date(2026, 2, 25)), deal=Deal(amount=10_000)))


def test_what_the_schedule_told_in_detail_is_not_told_again() -> None:
    weekend = plan(step(1, when=march(14)), step(2, when=march(15)))
    detailed = Finding(
        code="date_on_day_off", severity=Severity.INFO, message="a Saturday", hint="ask", subject="s1"
    )
    told = replace(weekend, told=(detailed,))
    assert [f.subject for f in check(told, load_rulebook()) if f.code == "G28"] == ["s2"]


LIMITS = [
    pytest.param(("$50k",), 50_000.0, id="in figures"),
    pytest.param(("$50k", "up to 25,000"), 25_000.0, id="the lowest"),
    pytest.param(("less than 50",), None, id="thousands left out"),
    pytest.param(("fifty thousand",), None, id="in words"),
    pytest.param((), None, id="not said"),
]


@pytest.mark.parametrize(("said", "limit"), LIMITS)
def test_an_authority_limit_is_read_from_figures_alone(said: tuple[str, ...], limit: float | None) -> None:
    assert authority_limit(fact(FactKind.AUTHORITY_LIMIT, value=words) for words in said) == limit
