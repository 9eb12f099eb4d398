"""One invented sentence or exchange per row, with the step that it shows: title, owner and due phrase."""

from collections.abc import Callable

import pytest

from assistant.extraction.offline import extract
from schemas.conversation import Conversation

Talk = Callable[..., Conversation]
Row = tuple[str, str, str, str | None, str | None]

COMMITMENTS = [
    (
        "will",
        "Ana: I'll send you the SOC 2 report tomorrow.",
        "Send the SOC 2 report",
        "Ana Ruiz",
        "tomorrow",
    ),
    (
        "fillers",
        "Ben: We will, um, get the questionnaire back to you by Friday.",
        "questionnaire",
        "Ben Okafor",
        "by Friday",
    ),
    (
        "stutter",
        "Ana: I, I'll, I'll email you the proposal on Monday.",
        "Send the proposal",
        "Ana Ruiz",
        "Monday",
    ),
    (
        "lower case",
        "Ana: so yeah ill email the proposal over to you by the fifteenth",
        "Send the proposal",
        "Ana Ruiz",
        "by the fifteenth",
    ),
    ("going to", "Tom: I'm going to put together the ROI model.", "Prepare the ROI model", "Tom Baker", None),
    (
        "get back",
        "Ana: I'll get that security questionnaire filled out and back to you by end of next week.",
        "questionnaire",
        "Ana Ruiz",
        "by end of next week",
    ),
    (
        "let me",
        "Ana: Let me dig up the case study and fire it across tonight.",
        "case study",
        "Ana Ruiz",
        "tonight",
    ),
    ("owe", "Ana: I owe you the revised quote.", "Send the revised quote", "Ana Ruiz", None),
    (
        "you'll have",
        "Ana: You'll have the order form in your inbox tomorrow morning.",
        "Send the order form",
        "Ana Ruiz",
        "tomorrow morning",
    ),
    (
        "on its way",
        "Ana: The SOC 2 is on its way to you this afternoon.",
        "Send the SOC 2",
        "Ana Ruiz",
        "this afternoon",
    ),
    (
        "make sure",
        "Ana: I'll make sure you've got the pen test summary before Thursday.",
        "pen test",
        "Ana Ruiz",
        "before Thursday",
    ),
    ("action", "Ana: I've got an action to send you the DPA.", "Send the DPA", "Ana Ruiz", None),
    (
        "have to",
        "Ben: I need to run the business case past our CFO before the end of the month.",
        "business case past the CFO",
        "Ben Okafor",
        "before the end of the month",
    ),
    ("loop in", "Ben: And I will loop in Priya from InfoSec.", "Introduce Priya", "Ben Okafor", None),
    (
        "present tense",
        "Ben: Okay, so I take the proposal to my boss tomorrow.",
        "Take the proposal to the boss",
        "Ben Okafor",
        "tomorrow",
    ),
    ("without subject", "Ana: Will send the SOC 2 tomorrow.", "Send the SOC 2", "Ana Ruiz", "tomorrow"),
    ("expect", "Ben: Expect our comments on the contract on Monday.", "comments", "Ben Okafor", "Monday"),
    (
        "causative",
        "Ben: I'll have the NDA countersigned by Tuesday.",
        "Sign the NDA",
        "Ben Okafor",
        "by Tuesday",
    ),
    (
        "if that works",
        "Ana: If that works, I'll send the MSA on Friday.",
        "Send the MSA",
        "Ana Ruiz",
        "Friday",
    ),
    ("date in front", "Ana: By Friday, I'll send the MSA.", "Send the MSA", "Ana Ruiz", "By Friday"),
]

DELEGATED = [
    ("somebody named", "Ana: So Priya will send the DPA on Monday.", "Send the DPA", "Priya", "Monday"),
    (
        "have somebody do it",
        "Ana: I'll have Tom put together the architecture diagram for you.",
        "architecture diagram",
        "Tom Baker",
        None,
    ),
    (
        "get a function to do it",
        "Ana: I'll get our deal desk to approve the discount by Wednesday.",
        "Approve the discount",
        "Deal desk",
        "by Wednesday",
    ),
    (
        "a team",
        "Ana: Our security team will complete the questionnaire within ten business days.",
        "questionnaire",
        "Security",
        "within ten business days",
    ),
    (
        "is going to",
        "Ben: Cleo's going to fill out the vendor form and send it back by Tuesday.",
        "vendor form",
        "Cleo Marsh",
        "by Tuesday",
    ),
    (
        "lawyers",
        "Ben: Our lawyers are going to turn the redlines around by the 20th.",
        "redlines",
        "Legal",
        "by the 20th",
    ),
    ("asked", "Ana: I've asked our counsel Priya to send the DPA today.", "Send the DPA", "Priya", "today"),
]

PROCESS = [
    (
        "goes through",
        "Ben: Every new vendor has to go through our security review.",
        "security review",
        "Security",
        None,
    ),
    ("function needs to", "Ben: Procurement has to raise a PO.", "Raise a PO", "Procurement", None),
    ("redline", "Ben: Legal is going to want to redline the MSA.", "Redline the MSA", "Legal", None),
    (
        "person needs to",
        "Ben: Cleo needs to sign off on the security review.",
        "security review",
        "Cleo Marsh",
        None,
    ),
    (
        "must be by",
        "Ben: The contract has to be approved by the board.",
        "Approve the contract",
        "Board",
        None,
    ),
    ("will be by", "Ben: The contract will be signed by Cleo.", "Sign the contract", "Cleo Marsh", None),
    (
        "present tense",
        "Ben: Then procurement issues the purchase order.",
        "Issue the purchase order",
        "Procurement",
        None,
    ),
    ("required", "Ben: A DPIA is mandatory for anything with personal data.", "DPIA", None, None),
    (
        "we have to complete",
        "Ben: We have to complete a vendor risk assessment before we can sign.",
        "vendor risk assessment",
        "Ben Okafor",
        None,
    ),
    ("above a limit", "Ben: Anything over 50k goes to the board.", "board", "Board", None),
    ("IT", "Ben: Before that, IT has to do an architecture review.", "architecture review", "IT", None),
]

EVENTS = [
    ("board", "Ben: The board meets on the 26th of March.", "board", "Board", "the 26th of March"),
    ("starts", "Ana: So the pilot would start on April 6th.", "Start the pilot", None, "April 6th"),
    ("planned", "Ana: Kickoff is planned for April 7.", "Kickoff", None, "April 7"),
    ("fragment", "Ana: Kickoff on the thirteenth of April.", "Kickoff", None, "the thirteenth of April"),
    ("go-live", "Ben: We want to be live by September 1st.", "Go live", None, "by September 1st"),
    ("talk again", "Ana: Let's talk again on Thursday.", "next call", None, "Thursday"),
]

STATIONS: list[Row] = [
    ("assessment", "Ben: Then our security team does their assessment.", "security review", "Security", None),
    ("vendor", "Ben: You'd need to be set up as a supplier first.", "vendor registration", None, None),
    ("look at", "Ben: Legal will look at the terms.", "legal review", "Legal", None),
    ("signature is", "Ben: The signature is Cleo.", "Sign the contract", "Cleo Marsh", None),
    ("needs approval", "Ben: It needs Cleo's approval.", "Approve the purchase", "Cleo Marsh", None),
    ("switch over", "Ben: We switch over on June 1st.", "Go live", None, "June 1st"),
]

ROWS: list[Row] = [*STATIONS, *COMMITMENTS, *DELEGATED, *PROCESS, *EVENTS]


@pytest.mark.parametrize(
    ("said", "title", "owner", "due"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS]
)
def test_a_sentence_shows_one_step(
    talk: Talk, said: str, title: str, owner: str | None, due: str | None
) -> None:
    listener = "Ana" if said.startswith(("Ben", "Cleo")) else "Ben"
    (step,) = extract(talk(said, f"{listener}: Mm-hm.")).candidates
    assert title in step.title
    assert step.owner == owner
    assert due is None or (step.due is not None and due in step.due.text)
    assert step.quotes[0].text in said


@pytest.mark.parametrize(
    "said",
    [
        "Ana: So the NDA is signed, that's done.",
        "Ben: We got the DPA signed last week.",
        "Ben: Cleo finished the security questionnaire.",
        "Ben: The vendor registration is complete.",
    ],
)
def test_a_milestone_that_is_reached_is_done(talk: Talk, said: str) -> None:
    (step,) = extract(talk(said, "Tom: Great.")).candidates
    assert step.status == "done"


def test_two_deliverables_of_two_verbs_are_two_steps(talk: Talk) -> None:
    steps = extract(talk("Ana: I'll send the MSA by Friday and book the kickoff for the 20th.")).candidates
    assert [step.title for step in steps] == ["Send the MSA", "Book the kickoff"]


def test_titles_fit_the_plan(talk: Talk) -> None:
    long = "Ana: I'll send you the contract " + "with the annex for the very long list of sites " * 5
    assert all(len(step.title) <= 80 for step in extract(talk(long)).candidates)


@pytest.mark.parametrize(
    ("said", "side"),
    [
        ("Ana: Our legal team will review the MSA.", "seller"),
        ("Ana: Your legal team has to review the MSA.", "buyer"),
        ("Ben: I'll sign the order form.", "buyer"),
        ("Ana: So the pilot starts on April 6th.", "both"),
    ],
)
def test_the_side_is_that_of_whoever_acts(talk: Talk, said: str, side: str) -> None:
    other = "Ben" if said.startswith("Ana") else "Ana"
    (step,) = extract(talk(said, f"{other}: Right.")).candidates
    assert step.owner_side == side


@pytest.mark.parametrize(
    ("said", "key", "category"),
    [
        ("Ana: I'll send the MSA.", "legal_send", "legal"),
        ("Ben: Legal will redline the MSA.", "msa_redlines", "legal"),
        ("Ben: I'll sign the order form.", "signature", "signature"),
        ("Ana: I'll send the SOC 2.", "sec_pack", "security"),
    ],
)
def test_the_catalogue_step_follows_from_verb_and_deliverable(
    talk: Talk, said: str, key: str, category: str
) -> None:
    (step,) = extract(talk(said)).candidates
    assert (step.key, step.category) == (key, category)
