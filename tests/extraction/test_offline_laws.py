"""Laws that hold for every conversation, and hostile ones that must not take long."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.extraction.offline import extract
from schemas.conversation import Conversation, Participant, Source, Utterance
from schemas.value import Side

Talk = Callable[..., Conversation]
Turn = tuple[int, str]

CALL: tuple[Turn, ...] = (
    (1, "I'll send you the SOC 2 report by Friday."),
    (2, "Could you send the DPA as well?"),
    (1, "Sure, I can do that on Monday."),
    (2, "Legal has to review the MSA."),
    (2, "And I'll get the vendor form filled in by the 20th of March."),
    (1, "Kickoff is planned for April 7."),
)
SMALL_TALK = ("Mm-hm.", "Right.", "It's still snowing here.", "Ha, yes.", "How are the kids?", "Nice.")
NAMES = ("Dana Reyes", "Ravi Shah", "Zoe Lang", "Oluwaseun Ade", "Ingrid Berg")


def call(turns: tuple[Turn, ...], names: tuple[str, str] = ("Ana Ruiz", "Ben Okafor")) -> Conversation:
    return Conversation(
        id="c1",
        kind="call",
        participants=(
            Participant(id="p1", name=names[0], side=Side.SELLER),
            Participant(id="p2", name=names[1], side=Side.BUYER),
        ),
        utterances=tuple(
            Utterance(id=f"u{number}", speaker=f"p{who}", text=text)
            for number, (who, text) in enumerate(turns, 1)
        ),
        source=Source(name="call", format="text", sha256="0" * 64),
    )


def titles(conversation: Conversation) -> list[str]:
    return [step.title.casefold() for step in extract(conversation).candidates]


def test_the_call_of_these_laws_shows_steps() -> None:
    assert len(titles(call(CALL))) == 5


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(CALL)), st.sampled_from(SMALL_TALK)), max_size=4))
def test_small_talk_changes_no_step(talk: list[tuple[int, str]]) -> None:
    turns = list(CALL)
    for at, said in sorted(talk, reverse=True):
        speaker = turns[at - 1][0] if at else 1
        turns.insert(at, (speaker, said))
    assert titles(call(tuple(turns))) == titles(call(CALL))


@settings(max_examples=20, deadline=None)
@given(st.permutations(NAMES))
def test_other_names_change_only_the_owners(names: list[str]) -> None:
    renamed = dict(zip(("Ana Ruiz", "Ben Okafor"), names, strict=False))
    before = extract(call(CALL)).candidates
    after = extract(call(CALL, (names[0], names[1]))).candidates
    expected = [
        step.model_copy(update={"owner": renamed.get(step.owner or "", step.owner)}) for step in before
    ]
    assert list(after) == expected


@pytest.mark.parametrize("change", [str.upper, str.lower], ids=["upper", "lower"])
def test_the_case_of_the_text_loses_no_step(change: Callable[[str], str]) -> None:
    assert titles(call(tuple((who, change(text)) for who, text in CALL))) == titles(call(CALL))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=120).filter(str.strip), min_size=1, max_size=6))
def test_any_text_is_read_and_quoted_verbatim(texts: list[str]) -> None:
    conversation = call(tuple((1 + at % 2, text) for at, text in enumerate(texts)))
    said = {u.id: u.text for u in conversation.utterances}
    extraction = extract(conversation)
    quotes = [
        *(quote for step in extraction.candidates for quote in step.quotes),
        *(quote for fact in extraction.facts for quote in fact.quotes),
    ]
    assert all(quote.text in said[quote.utterance] for quote in quotes)


HOSTILE = {
    "10,000 words without punctuation": (
        (1, "so i will send you the contract and legal has to review it on friday " * 770),
    ),
    "one word over and over": ((1, "will " * 10_000),),
    "one long word": ((1, "a" * 200_000),),
    "nothing but punctuation": ((1, ". , ; : ( ) - " * 8_000),),
    "5,000 turns of one word": tuple((1 + at % 2, "friday" if at % 3 else "yes") for at in range(5_000)),
}


@pytest.mark.parametrize("turns", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_read_to_its_end(turns: tuple[Turn, ...]) -> None:
    assert extract(call(turns)).extractor.kind == "offline"
