"""One deal on its way to a late go-live, scheduled, with every kind of step that an export shows."""

from datetime import UTC, date, datetime

import pytest

from assistant.calendars import calendars_of
from assistant.planning.schedule import schedule
from assistant.rules.catalogue import load_catalogue
from schemas.conversation import Source
from schemas.deal import Deal, Party
from schemas.evidence import Evidence
from schemas.extraction import FactKind
from schemas.finding import Finding, Severity
from schemas.plan import ConversationSummary, Draft, Due, Fact, Owner, Stakeholder, Step, TargetDate
from schemas.usage import Extractor, Usage
from schemas.value import OwnerSide, Side

TODAY = date(2026, 3, 16)
PRIYA = Owner(name="Priya Nair", side=OwnerSide.BUYER, role="security")
SAM = Owner(name="Sam Okafor", side=OwnerSide.SELLER, role="ae")
DEAL = Deal(
    name="Platform rollout",
    buyer=Party(company="Halden Foods", country="US-OH"),
    seller=Party(company="Brightline", country="GB-ENG"),
    amount=180000,
    currency="USD",
)


def said(quote: str, speaker: str = "Priya Nair", side: Side = Side.BUYER) -> Evidence:
    return Evidence(
        conversation="c1",
        utterance="u7",
        start=0,
        end=len(quote),
        quote=quote,
        speaker=speaker,
        side=side,
        said_at=datetime(2026, 3, 11, 15, 4, tzinfo=UTC),
    )


def step(number: int, title: str, quote: str = "We do that.", **fields: object) -> Step:
    given: dict[str, object] = {
        "id": f"s{number}",
        "title": title,
        "category": "other",
        "basis": "commitment",
        "owner": PRIYA,
        "owner_side": "buyer",
        "evidence": (said(quote),),
    }
    return Step.model_validate(given | fields)


def due(phrase: str, latest: date) -> Due:
    return Due(phrase=phrase, latest=latest, confidence="stated")


SELLER = {"owner": SAM, "owner_side": "seller"}
STEPS = (
    step(1, "Sign the NDA", "The NDA is signed.", key="nda", category="legal", status="done"),
    step(
        2,
        "Send the SOC 2 report",
        "You'll have the SOC 2 by Friday.",
        key="sec_pack",
        category="security",
        due=due("by Friday", date(2026, 3, 13)),
        **SELLER,
    ),
    step(
        3,
        "Complete the security review",
        "Every vendor goes through InfoSec.",
        key="sec_review",
        category="security",
    ),
    step(
        4,
        "Redline the MSA",
        "Legal needs three weeks.",
        key="msa_redlines",
        category="legal",
        owner=None,
        duration_days=15,
        history=(
            {
                "conversation": "c2",
                "change": "moved",
                "field": "due",
                "from": "2026-03-20",
                "to": "2026-03-27",
            },
        ),
    ),
    step(5, "Call the reference in Reading", "Tell Raymond thanks.", status="dropped"),
    step(6, "Sign the contract", "Then we sign.", key="signature", category="signature", owner_side="both"),
    step(7, "Hold the kickoff", "Kickoff the week after.", key="kickoff", category="onboarding", **SELLER),
    step(8, "Go live", "Live by April 10.", key="go_live", category="go_live", duration_days=0),
    step(9, "Register the vendor", key="vendor_reg", category="procurement", basis="proposed", evidence=()),
)


def draft_of(steps: tuple[Step, ...] = STEPS, **fields: object) -> Draft:
    """The draft of some steps, as the pipeline builds it."""
    target = TargetDate(
        kind="go_live", phrase="April 10", latest=date(2026, 4, 10), evidence=(said("Live by April 10."),)
    )
    planned = schedule(steps, target, calendars_of(DEAL), TODAY, load_catalogue(), "mid")
    gap = Finding(
        code="G06",
        severity=Severity.WARNING,
        message="Nobody is named who decides over the money.",
        hint="Ask who signs off at this amount.",
        evidence=(said("I can't sign that alone.", "Dana Reyes"),),
    )
    conversation = ConversationSummary(
        id="c1",
        kind="call",
        title="First call",
        held_at=datetime(2026, 3, 11, 15, tzinfo=UTC),
        held_at_basis="payload",
        participants=(),
        utterance_count=41,
        source=Source(name="first-call.vtt", format="zoom_vtt", sha256="0" * 64),
    )
    given: dict[str, object] = {
        "extractor": Extractor(kind="offline"),
        "deal": DEAL,
        "conversations": (conversation,),
        "steps": planned.steps,
        "facts": (Fact(kind=FactKind.AMOUNT, value="180k", evidence=(said("We have 180k."),)),),
        "stakeholders": (Stakeholder(name="Priya Nair", side=Side.BUYER, role="security"),),
        "target_date": target,
        "forecast": planned.forecast,
        "findings": (gap, *planned.findings),
        "usage": Usage(),
    }
    return Draft.model_validate(given | fields)


@pytest.fixture
def draft() -> Draft:
    return draft_of()


@pytest.fixture
def empty() -> Draft:
    return draft_of(())
