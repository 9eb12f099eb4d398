"""What several turns say together: answers, dates, the last word, repeats."""

from collections.abc import Callable

import pytest

from assistant.extraction.offline import extract
from schemas.conversation import Conversation
from schemas.extraction import Candidate

Talk = Callable[..., Conversation]


def only(conversation: Conversation) -> Candidate:
    (step,) = extract(conversation).candidates
    return step


@pytest.mark.parametrize(
    ("turns", "title", "owner", "due"),
    [
        (
            ("Ana: Could you send me the list of users by Thursday?", "Ben: Will do."),
            "Send the list of users",
            "Ben Okafor",
            "by Thursday",
        ),
        (
            ("Ana: Could you send me the contract by Thursday?", "Ben: Friday, I can do Friday."),
            "Send the contract",
            "Ben Okafor",
            "Friday",
        ),
        (
            ("Ben: We'd need your W-9 before we can set you up.", "Ana: Sure, I'll send that over today."),
            "Send the W-9",
            "Ana Ruiz",
            "today",
        ),
        (
            ("Ana: Can you introduce me to your CISO?", "Ben: Yeah, I can do that this week."),
            "Introduce the CISO",
            "Ben Okafor",
            "this week",
        ),
        (
            ("Ana: Ben, can you get the contract signed by Friday?", "Cleo: Hm.", "Ben: Should be fine."),
            "Sign the contract",
            "Ben Okafor",
            "by Friday",
        ),
        (
            ("Ana: You were going to send me the baseline data.", "Ben: Right, sorry, I'll do it tomorrow."),
            "Send the baseline data",
            "Ben Okafor",
            "tomorrow",
        ),
        (
            ("Ben: Mind sending me the recording?", "Ana: Not at all, will do."),
            "Send the recording",
            "Ana Ruiz",
            None,
        ),
        (
            ("Cleo: What we need from you is an insurance certificate.", "Tom: Got it."),
            "Send the insurance certificate",
            "Tom Baker",
            None,
        ),
    ],
)
def test_a_request_belongs_to_whoever_accepts_it(
    talk: Talk, turns: tuple[str, ...], title: str, owner: str, due: str | None
) -> None:
    step = only(talk(*turns))
    assert title in step.title
    assert step.owner == owner
    assert (step.due.text if step.due else None) == due
    assert len({quote.utterance for quote in step.quotes}) > 1


@pytest.mark.parametrize(
    "answer",
    [
        "Ben: No, I can't do that.",
        "Ben: I'd rather not.",
        "Ben: Let's skip that.",
        "Ben: We'd have to see.",
    ],
)
def test_a_refused_request_is_no_step(talk: Talk, answer: str) -> None:
    assert extract(talk("Ana: Could you send me the contract by Friday?", answer)).candidates == ()


def test_a_request_that_is_taken_back_at_once_is_no_step(talk: Talk) -> None:
    said = "Ben: Could you send us the slides? No, actually, don't, I took a screenshot."
    assert extract(talk(said, "Ana: Okay.")).candidates == ()


@pytest.mark.parametrize(
    ("turns", "due"),
    [
        (("Ana: I'll send the MSA.", "Ben: When?", "Ana: By Friday."), "By Friday"),
        (("Ana: I'll send the MSA on Thursday.", "Ben: Hm.", "Ana: Actually, make it Friday."), "Friday"),
        (("Ana: I'll send the MSA on the 18th, no, call it the 19th.", "Ben: Fine."), "the 19th"),
    ],
)
def test_the_last_date_that_is_said_holds(talk: Talk, turns: tuple[str, ...], due: str) -> None:
    step = only(talk(*turns))
    assert step.due is not None
    assert due in step.due.text


def test_it_means_what_was_named_before(talk: Talk) -> None:
    turns = ("Ben: Is there an NDA?", "Ana: There is.", "Tom: Good.", "Ana: I'll send it over tomorrow.")
    assert only(talk(*turns)).title == "Send the NDA"


@pytest.mark.parametrize(
    "withdrawal",
    ["Ana: Scratch that, no proposal.", "Ben: Let's skip the proposal.", "Ana: Never mind."],
)
def test_a_step_that_is_withdrawn_is_no_step(talk: Talk, withdrawal: str) -> None:
    assert extract(talk("Ana: I'll send you a proposal on Monday.", withdrawal)).candidates == ()


def test_a_step_that_was_taken_back_is_told_as_a_finding(talk: Talk) -> None:
    turns = ("Ana: I'll send you a proposal on Monday.", "Ben: Let's skip the proposal.")
    (finding,) = extract(talk(*turns)).findings
    assert (finding.code, finding.severity) == ("step_taken_back", "info")
    assert "Send a proposal" in finding.message


def test_speakers_without_names_own_nothing_and_are_told_as_a_finding(talk: Talk) -> None:
    call = talk("Ana: I'll send you a proposal on Monday.", "Ben: Thanks.")
    nameless = tuple(
        person.model_copy(update={"name": f"Speaker {number}", "is_placeholder": True})
        for number, person in enumerate(call.participants)
    )
    extraction = extract(call.model_copy(update={"participants": nameless}))
    assert [step.owner for step in extraction.candidates] == [None]
    assert [finding.code for finding in extraction.findings] == ["speakers_unnamed"]


def test_what_is_said_three_times_is_one_step_with_three_quotes(talk: Talk) -> None:
    step = only(
        talk(
            "Ana: I'll send the SOC 2 report.",
            "Ben: Great.",
            "Ana: So I'll send you the SOC 2 by Friday.",
            "Ben: And the price?",
            "Ana: To recap, I send the SOC 2 report by Friday.",
        )
    )
    assert [quote.utterance for quote in step.quotes] == ["u1", "u3", "u5"]
    assert step.due is not None


def test_sending_and_reviewing_by_two_sides_are_two_steps(talk: Talk) -> None:
    steps = extract(
        talk(
            "Ana: I'll send the MSA on Monday.",
            "Ben: And then our legal team will review the MSA by the 20th.",
        )
    ).candidates
    assert [(step.title, step.owner_side) for step in steps] == [
        ("Send the MSA", "seller"),
        ("Review the MSA", "buyer"),
    ]


@pytest.mark.parametrize(
    ("answer", "owner"),
    [
        ("Ben: That's Cleo, she's our CFO.", "Cleo Marsh"),
        ("Ben: That'd be me.", "Ben Okafor"),
        ("Ben: Legal.", "Legal"),
    ],
)
def test_who_signs_is_told_by_the_answer(talk: Talk, answer: str, owner: str) -> None:
    step = only(talk("Ana: Who signs the contract on your side?", answer))
    assert (step.title, step.owner, step.category) == ("Sign the contract", owner, "signature")


def test_an_answer_that_names_nobody_is_no_step(talk: Talk) -> None:
    turns = ("Ana: Who signs the contract on your side?", "Ben: I honestly do not know yet.")
    assert extract(talk(*turns)).candidates == ()
