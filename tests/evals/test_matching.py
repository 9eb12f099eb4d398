import pytest

from evals.gold import GoldStep
from evals.matching import likeness, overlap, pair
from schemas.conversation import Conversation, Participant, Source, Utterance
from schemas.evidence import Evidence
from schemas.extraction import Basis
from schemas.plan import Step
from schemas.value import Category, OwnerSide, Side

TEXT = "I'll send the SOC 2 report and the pen test summary by Friday."
CALL = Conversation(
    id="c1",
    kind="call",
    participants=(Participant(id="p1", name="Sam Okafor"),),
    utterances=(
        Utterance(id="u1", speaker="p1", text=TEXT),
        Utterance(id="u2", speaker="p1", text="Something else."),
    ),
    source=Source(name="c.txt", format="text", sha256="0" * 64),
)


def step(
    number: int, title: str, quote: str, utterance: str = "u1", category: Category = Category.SECURITY
) -> Step:
    text = {u.id: u.text for u in CALL.utterances}[utterance]
    start = text.index(quote)
    evidence = Evidence(
        conversation="c1",
        utterance=utterance,
        start=start,
        end=start + len(quote),
        quote=quote,
        speaker="Sam Okafor",
        side=Side.SELLER,
        said_at=None,
    )
    return Step(id=f"s{number}", title=title, category=category, basis=Basis.COMMITMENT, evidence=(evidence,))


def gold(title: str, *quotes: str) -> GoldStep:
    return GoldStep(
        title=title,
        category=Category.SECURITY,
        basis=Basis.COMMITMENT,
        owner=None,
        owner_side=OwnerSide.SELLER,
        quotes=quotes,
    )


REPORT = gold("Send the SOC 2 report", "I'll send the SOC 2 report")
SUMMARY = gold("Send the pen test summary", "the pen test summary by Friday")


def test_two_deliverables_of_one_sentence_are_told_apart_by_title() -> None:
    steps = [step(1, "Send the pen test summary", TEXT), step(2, "Send the SOC 2 report", TEXT)]
    assert set(pair(steps, [REPORT, SUMMARY], [CALL]).pairs) == {(0, 1), (1, 0)}


def test_a_second_step_on_the_same_words_is_left_over() -> None:
    steps = [step(1, "Send the SOC 2 report", TEXT), step(2, "Send the SOC 2 report again", TEXT)]
    pairing = pair(steps, [REPORT], [CALL])
    assert pairing.pairs == ((0, 0),)
    assert pairing.unmatched == (1,)


STRANGERS = {
    "other words, other title": step(1, "Book the kickoff", "Something else", "u2"),
    "same words, other category and title": step(
        1, "Book the kickoff", "I'll send", category=Category.ONBOARDING
    ),
}


@pytest.mark.parametrize("predicted", STRANGERS.values(), ids=STRANGERS.keys())
def test_what_has_nothing_in_common_is_no_match(predicted: Step) -> None:
    assert pair([predicted], [REPORT], [CALL]).pairs == ()


def test_endings_and_small_words_do_not_tell_titles_apart() -> None:
    assert likeness("Send the signed contract", "Sending a signed contract") == 1.0


def test_overlap_is_a_share_of_the_shorter_quote() -> None:
    assert overlap([("c1", "u1", 0, 10)], [("c1", "u1", 5, 100)]) == 0.5
    assert overlap([("c1", "u1", 0, 10)], [("c1", "u2", 0, 10)]) == 0.0
