"""The facts that a sentence states beside steps: one sentence per row."""

from collections.abc import Callable

import pytest

from assistant.extraction.offline import extract
from schemas.conversation import Conversation
from schemas.extraction import FactKind

Talk = Callable[..., Conversation]


@pytest.mark.parametrize(
    ("said", "kind", "about", "value"),
    [
        ("Ben: Under fifty we don't need procurement.", FactKind.NOT_REQUIRED, "procurement", None),
        ("Ben: We don't need a legal review for that.", FactKind.NOT_REQUIRED, "legal", None),
        ("Ben: No need for a DPIA here.", FactKind.NOT_REQUIRED, "privacy", None),
        ("Ben: Cleo has the final say on that.", FactKind.ECONOMIC_BUYER, None, "Cleo Marsh"),
        (
            "Ben: At the end of the day it's Cleo's signature, her call.",
            FactKind.ECONOMIC_BUYER,
            None,
            "Cleo Marsh",
        ),
        (
            "Ben: We want to go live on the first of July.",
            FactKind.TARGET_DATE,
            "go_live",
            "the first of July",
        ),
        ("Ben: The security review takes three weeks.", FactKind.DURATION, "sec_review", "three weeks"),
        (
            "Ben: Legal usually needs ten business days.",
            FactKind.DURATION,
            "msa_redlines",
            "ten business days",
        ),
        ("Ana: The proposal comes out at $140,000 a year.", FactKind.AMOUNT, None, "$140,000"),
        (
            "Ben: Anything over 50,000 goes to the board for approval.",
            FactKind.AUTHORITY_LIMIT,
            None,
            "50,000",
        ),
    ],
)
def test_states_a_fact(talk: Talk, said: str, kind: FactKind, about: str | None, value: str | None) -> None:
    facts = extract(talk(said, "Tom: Okay.")).facts
    (fact,) = [f for f in facts if f.kind is kind]
    assert fact.about == about
    assert value is None or (fact.value is not None and value in fact.value)
    assert fact.quotes[0].text in said


@pytest.mark.parametrize(
    "said",
    [
        "Above 50k it goes to Cleo.",
        "Anything over forty thousand needs Cleo.",
        "At the end of the day it's Cleo.",
        "It's Cleo who's got to be happy with the number.",
        "The money sits with Cleo.",
        "It comes out of Cleo's budget.",
        "Cleo would have to say yes.",
        "Nothing gets bought without Cleo.",
        "It all comes down to Cleo.",
        "Cleo has to bless the spend.",
        "Ultimately that's Cleo's decision.",
    ],
)
def test_who_decides_is_said_in_many_ways(talk: Talk, said: str) -> None:
    facts = extract(talk(f"Ben: {said}", "Tom: Okay.")).facts
    assert [f.value for f in facts if f.kind is FactKind.ECONOMIC_BUYER] == ["Cleo Marsh"]


def test_who_decides_is_named_in_answer_to_a_question(talk: Talk) -> None:
    (fact,) = extract(talk("Ana: And who holds the budget?", "Ben: That's Cleo.")).facts
    assert (fact.kind, fact.value, fact.quotes[0].text) == (
        FactKind.ECONOMIC_BUYER,
        "Cleo Marsh",
        "That's Cleo.",
    )


@pytest.mark.parametrize(
    ("said", "about", "value"),
    [
        ("We switch over on the first of June.", "go_live", "the first of June"),
        ("All sites should be on it by the first of May.", "go_live", "by the first of May"),
        ("The goal is production on the first of July.", "go_live", "the first of July"),
        ("We have to be off the old system by the end of June.", "go_live", "by the end of June"),
    ],
)
def test_a_target_is_said_in_many_ways(talk: Talk, said: str, about: str, value: str) -> None:
    facts = extract(talk(f"Ben: {said}", "Tom: Okay.")).facts
    assert [(f.about, value in (f.value or "")) for f in facts] == [(about, True)]


@pytest.mark.parametrize(
    "said",
    [
        "Ben: At the end of the day it's a good product, Cleo.",
        "Ben: More than 200 people use it, Cleo is one of them.",
        "Ana: Does it all come down to Cleo?",
        "Ben: We do not have a security questionnaire yet.",
        "Ana: Do you need a legal review?",
        "Ana: Who has the final say?",
        "Ben: There's no problem with legal.",
        "Ana: How long does the security review take?",
        "Ben: We have three weeks of vacation.",
        "Ana: One customer went live on the first of July last year.",
        "Ben: We have 200 trucks.",
    ],
)
def test_states_no_fact(talk: Talk, said: str) -> None:
    assert extract(talk(said, "Tom: Okay.")).facts == ()


def test_what_is_not_required_is_no_step(talk: Talk) -> None:
    extraction = extract(talk("Ben: Under fifty we don't need a security review.", "Ana: Good."))
    assert extraction.candidates == ()
    assert [fact.about for fact in extraction.facts] == ["security"]
