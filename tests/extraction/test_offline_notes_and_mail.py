"""Notes without speakers, recap lists and mail threads."""

from datetime import UTC, datetime

import pytest

from assistant.extraction.offline import extract
from schemas.conversation import Conversation, Participant, Source, Utterance
from schemas.extraction import Candidate
from schemas.value import Side

SOURCE = Source(name="notes", format="text", sha256="0" * 64)
SAID_AT = datetime(2026, 3, 11, 15, tzinfo=UTC)

NOTES = """Call with Acme, 3/11
Attendees: Ana, Ben (IT), Helen (CFO)

Next steps:
- Ana to send SOC 2 report by Friday
- Ben: fill in security questionnaire, due 3/20
- Legal review of MSA (Priya) by 3/25
- Schedule reference call - Ana
- Tom: sandbox access next week
"""


def notes(text: str) -> Conversation:
    return Conversation(
        id="c1", kind="call", participants=(), utterances=(Utterance(id="u1", text=text),), source=SOURCE
    )


def mail(*messages: tuple[str, str]) -> Conversation:
    """Messages between Ana, who sells, and Ben, who buys, each sent to the other."""
    people = (
        Participant(id="p1", name="Ana Ruiz", side=Side.SELLER),
        Participant(id="p2", name="Ben Okafor", side=Side.BUYER),
    )
    ids = {"Ana": ("p1", "p2"), "Ben": ("p2", "p1")}
    utterances = tuple(
        Utterance(
            id=f"u{number}",
            speaker=ids[who][0],
            to=(ids[who][1],),
            text=text,
            kind="message",
            said_at=SAID_AT,
        )
        for number, (who, text) in enumerate(messages, 1)
    )
    return Conversation(id="c1", kind="mail", participants=people, utterances=utterances, source=SOURCE)


def shown(steps: tuple[Candidate, ...]) -> list[tuple[str, str | None, str | None]]:
    return [(step.title, step.owner, step.due.text if step.due else None) for step in steps]


def test_notes_name_owner_deliverable_and_date() -> None:
    assert shown(extract(notes(NOTES)).candidates) == [
        ("Send SOC 2 report", "Ana", "by Friday"),
        ("Complete security questionnaire", "Ben", "due 3/20"),
        ("Complete the Legal review", "Priya", "by 3/25"),
        ("Schedule reference call", "Ana", None),
        ("Get the sandbox access", "Tom", "next week"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Attendees: Ana, Ben (IT), Helen (CFO)",
        "- dashboards look slow, they like the map",
        "Security review: takes three weeks",
        "- Ben was on vacation last week",
    ],
)
def test_notes_of_facts_are_no_steps(text: str) -> None:
    assert extract(notes(text)).candidates == ()


def test_a_mail_asks_its_addressee() -> None:
    (step,) = extract(mail(("Ben", "Hi Ana,\n\nplease send the DPA by Friday.\n\nBest\nBen"))).candidates
    assert (step.owner, step.owner_side, step.basis) == ("Ana Ruiz", "seller", "request")


def test_points_of_a_mail_are_steps_of_their_own() -> None:
    text = (
        "Hi Ben,\n\n1. I'll send the order form tomorrow.\n2. Please fill in the vendor form by 20 March.\n"
    )
    assert shown(extract(mail(("Ana", text), ("Ben", "Thanks, will do."))).candidates) == [
        ("Send the order form", "Ana Ruiz", "tomorrow"),
        ("Complete the vendor form", "Ben Okafor", "by 20 March"),
    ]


def test_items_under_a_heading_belong_to_whom_it_names() -> None:
    text = "Hi Ben,\n\nWhat we still need from your side:\n- signed NDA\n- the security questionnaire\n"
    steps = extract(mail(("Ana", text))).candidates
    assert [step.owner for step in steps] == ["Ben Okafor", "Ben Okafor"]


def test_a_line_break_inside_a_sentence_does_not_cut_it() -> None:
    text = "I will get the signed copy of the mutual non-disclosure agreement back\nto you by Friday."
    (step,) = extract(mail(("Ana", text))).candidates
    assert step.quotes[0].text == text
    assert step.due is not None


def test_signatures_and_disclaimers_are_not_read() -> None:
    one = mail(("Ana", "Hello Ben."))
    extra = Utterance(id="u2", speaker="p1", text="Please send the contract back.", kind="disclaimer")
    assert extract(one.model_copy(update={"utterances": (*one.utterances, extra)})).candidates == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "To recap:\n* You: vendor form by Friday\n* Me: SOC 2 report today",
            [
                ("Send the vendor form", "Ben Okafor", "by Friday"),
                ("Send the SOC 2 report", "Ana Ruiz", "today"),
            ],
        ),
        (
            "Action items\nBen: vendor form\nAna: order form by Friday",
            [("Send the vendor form", "Ben Okafor", None), ("Send the order form", "Ana Ruiz", "by Friday")],
        ),
        (
            "What we agreed:\n1) Ben introduces me to procurement\n2) I send the order form",
            [("Introduce procurement", "Ben Okafor", None), ("Send the order form", "Ana Ruiz", None)],
        ),
        ("The MSA will follow on Tuesday.", [("Send the MSA", "Ana Ruiz", "Tuesday")]),
        ("We are still missing your redlines.", [("Send the redlines", "Ben Okafor", None)]),
        ("Signature by 30 April, go-live on 1 June.", [("Go live", None, "1 June")]),
        ("Any chance of the redlines this week?", [("Send the redlines", "Ben Okafor", "this week")]),
        ("Do you have a vendor form you could share?", [("Send the vendor form", "Ben Okafor", None)]),
    ],
    ids=["recap", "labels", "numbered", "follows", "missing", "nearest date", "chance", "share"],
)
def test_mail_lists_and_asks(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert shown(extract(mail(("Ana", text), ("Ben", "Thanks."))).candidates) == expected


def test_a_buyer_who_needs_a_form_asks_the_seller_for_it() -> None:
    text = "For accounts payable we need a W-9."
    assert shown(extract(mail(("Ben", text), ("Ana", "Thanks."))).candidates) == [
        ("Send the W-9", "Ana Ruiz", None)
    ]


@pytest.mark.parametrize(
    "text",
    ["Please find attached the NDA.", "Attached is the DPA.", "I am copying in Cleo, who runs procurement."],
)
def test_what_comes_with_the_mail_is_no_step(text: str) -> None:
    assert extract(mail(("Ben", text), ("Ana", "Thanks."))).candidates == ()
