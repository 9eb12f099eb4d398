"""What the conversations speak of, with the quote that says so."""

from datetime import UTC, date, datetime

import pytest

from assistant.rules import hear
from assistant.rules.heard import Topic, topics_in
from schemas.conversation import Conversation, Participant, Source, Utterance
from schemas.value import Side

TOPICS = [
    pytest.param("Procurement has to set you up as a vendor.", {Topic.PROCUREMENT}, id="procurement"),
    pytest.param("We can't pay without a PO.", {Topic.PROCUREMENT}, id="purchase order"),
    pytest.param("The po box is full.", set(), id="letters that are no purchase order"),
    pytest.param("There's no procurement department here.", set(), id="refused"),
    pytest.param("You don't need to go through procurement.", set(), id="not needed"),
    pytest.param("It never went to the legal team.", set(), id="never"),
    pytest.param("Is there personal data in it? GDPR matters to us.", {Topic.PRIVACY}, id="privacy"),
    pytest.param("Our CFO wants a business case.", {Topic.BUSINESS_CASE}, id="business case"),
    pytest.param("The pilot starts on Monday.", {Topic.TEST}, id="the pilot"),
    pytest.param("We start a four-week trial in two stores.", {Topic.TEST}, id="a trial with a length"),
    pytest.param("If you went ahead, we'd run a pilot on one berth.", set(), id="an imagined pilot"),
    pytest.param("We could start the pilot in May.", set(), id="a possible pilot"),
    pytest.param("Price is one of our decision criteria.", set(), id="criteria of the decision"),
    pytest.param("He is a trained pilot.", set(), id="another pilot"),
    pytest.param("Let's skip the pilot.", set(), id="skipped pilot"),
    pytest.param("The success criteria are written down.", {Topic.CRITERIA}, id="criteria"),
    pytest.param("We have a weekly sync on Tuesdays.", {Topic.CHECK_IN}, id="standing call"),
    pytest.param("The FDA audits us.", {Topic.REGULATION}, id="regulator"),
    pytest.param("Nice weather today.", set(), id="small talk"),
]


@pytest.mark.parametrize(("text", "topics"), TOPICS)
def test_a_text_speaks_of_topics(text: str, topics: set[Topic]) -> None:
    assert topics_in(text) == topics


def _conversation(*said: tuple[str, str]) -> Conversation:
    people = (
        Participant(id="p1", name="Dana Reyes", side=Side.BUYER),
        Participant(id="p2", name="Sam Ortiz", side=Side.SELLER),
        Participant(id="p3", name="Speaker 3", is_placeholder=True),
    )
    return Conversation(
        id="c1",
        kind="call",
        held_at=datetime(2026, 3, 10, 9, tzinfo=UTC),
        participants=people,
        utterances=tuple(
            Utterance(id=f"u{n}", speaker=who, text=text, said_at=datetime(2026, 3, 9 + n, 9, tzinfo=UTC))
            for n, (who, text) in enumerate(said, 1)
        ),
        source=Source(name="a.vtt", format="vtt", sha256="0" * 64),
    )


def test_the_quote_is_the_sentence_as_it_was_said() -> None:
    text = "Good. So, procurement takes six weeks here! Then legal."
    heard = hear([_conversation(("p1", text))])
    (quote,) = heard.topics[Topic.PROCUREMENT]
    assert quote.quote == "So, procurement takes six weeks here!"
    assert text[quote.start : quote.end] == quote.quote


def test_the_buyers_words_come_first() -> None:
    heard = hear([_conversation(("p2", "Is there procurement?"), ("p1", "Procurement, yes."))])
    assert [quote.side for quote in heard.topics[Topic.PROCUREMENT]] == [Side.BUYER, Side.SELLER]
    assert heard.by_buyer(Topic.PROCUREMENT)
    assert not hear([_conversation(("p2", "Is there procurement?"))]).by_buyer(Topic.PROCUREMENT)


def test_who_spoke_last_and_who_took_part_is_known() -> None:
    heard = hear([_conversation(("p2", "Hello."), ("p1", "Hello."), ("p2", "Bye."))])
    assert heard.last_spoke == {"Sam Ortiz": date(2026, 3, 12), "Dana Reyes": date(2026, 3, 11)}
    assert heard.names == {"Dana Reyes", "Sam Ortiz"}
    assert (heard.last_held, heard.conversations) == (date(2026, 3, 12), 1)
