"""Our own JSON: what it needs, and that a conversation comes back from it as it went in."""

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.sources.assemble import read_files
from assistant.sources.ingest import INGEST, to_ingest
from assistant.sources.reading import Document
from schemas.conversation import Conversation
from schemas.deal import Deal, Party
from schemas.value import Side

CALL: dict[str, Any] = {
    "kind": "call",
    "title": "Review",
    "held_at": "2026-11-04T20:03:12+01:00",
    "participants": [
        {"id": "p1", "name": "Nadia Haddad", "emails": ["nadia@orchard.example"], "side": "buyer"},
        {"id": "p2", "name": "Tom Iversen", "labels": ["Tom I.", "Tom Iversen"], "side": "seller"},
        {"name": "Speaker 3", "is_placeholder": True},
    ],
    "utterances": [
        {"speaker": "p1", "text": "Legal signs by Friday.", "start_ms": 1000, "end_ms": 2500, "cues": 2},
        {"speaker": "Tom Iversen", "text": "Noted.", "start_ms": 3000},
        {"speaker": "Speaker 3", "text": "Bye.", "kind": "chat", "to": ["nadia@orchard.example"]},
    ],
}


def _conversation(value: object, deal: Deal | None = None) -> Conversation:
    ((conversation,), _) = read_files([Document("call.json", json.dumps(value).encode())], deal or Deal())
    return conversation


def _same(one: Conversation, other: Conversation) -> bool:
    return one == other.model_copy(update={"source": one.source})


def test_people_are_named_by_id_name_or_address() -> None:
    conversation = _conversation(CALL)
    names = {person.id: person.name for person in conversation.participants}
    assert [names[u.speaker] for u in conversation.utterances if u.speaker] == [
        "Nadia Haddad",
        "Tom Iversen",
        "Speaker 3",
    ]
    assert [names[each] for each in conversation.utterances[2].to] == ["Nadia Haddad"]
    assert conversation.held_at == datetime(2026, 11, 4, 20, 3, 12, tzinfo=timezone(timedelta(hours=1)))
    assert [person.side for person in conversation.participants] == [Side.BUYER, Side.SELLER, Side.UNKNOWN]


@pytest.mark.parametrize(
    ("value", "matches"),
    [
        pytest.param({"kind": "call", "utterances": [{"text": "Hi."}]}, True, id="the least"),
        pytest.param({"utterances": [{"text": "Hi."}]}, False, id="no kind"),
    ],
)
def test_the_form_is_told_by_kind_and_utterances(value: object, matches: bool) -> None:
    assert INGEST.matches(Document("call.json", json.dumps(value).encode())) is matches


def test_a_call_comes_back_as_it_was_written() -> None:
    conversation = _conversation(CALL)
    assert _same(conversation, _conversation(to_ingest(conversation)))


def test_sides_that_the_deal_told_are_kept_without_the_deal() -> None:
    deal = Deal(buyer=Party(domains=("orchard.example",)))
    people = [{"id": "p1", "name": "Nadia Haddad", "emails": ["nadia@orchard.example"]}]
    conversation = _conversation({**CALL, "participants": people}, deal)
    assert conversation.participants[0].side_basis == "email_domain"
    assert _conversation(to_ingest(conversation)).participants[0].side is Side.BUYER


NAMES = ("Nadia Haddad", "Tom Iversen", "Wu Min", "Zoë O'Hara-Kim", "山田 太郎", "Speaker 3")
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=30)
ZONES = st.sampled_from([UTC, timezone(timedelta(hours=-5))])
MOMENTS = st.builds(datetime.fromtimestamp, st.integers(1_500_000_000, 1_900_000_000), ZONES)
OFFSETS = st.none() | st.integers(-10_000, 36_000_000)


@st.composite
def _forms(draw: st.DrawFn) -> dict[str, Any]:
    """Any conversation in our form."""
    names = draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=4))
    people = [
        {
            "id": f"x{number}",
            "name": name,
            "emails": [f"{number}@{name.encode().hex()}.example"] if draw(st.booleans()) else [],
            "title": draw(st.sampled_from([None, "Counsel"])),
            "side": draw(st.sampled_from(list(Side))),
            "is_placeholder": name == "Speaker 3",
        }
        for number, name in enumerate(names)
    ]
    speakers = st.sampled_from([None, *(person["id"] for person in people), *NAMES])
    utterances = st.fixed_dictionaries(
        {
            "speaker": speakers,
            "text": TEXTS,
            "start_ms": OFFSETS,
            "end_ms": OFFSETS,
            "said_at": st.none() | MOMENTS.map(datetime.isoformat),
            "kind": st.sampled_from(["speech", "message", "quoted", "signature", "chat", "system"]),
            "cues": st.integers(0, 9),
            "to": st.lists(st.sampled_from(NAMES), max_size=3),
        }
    )
    return {
        "kind": draw(st.sampled_from(["call", "mail"])),
        "title": draw(st.none() | TEXTS),
        "held_at": draw(st.none() | MOMENTS.map(datetime.isoformat)),
        "participants": people,
        "utterances": draw(st.lists(utterances, min_size=1, max_size=6)),
    }


@settings(max_examples=150, deadline=None)
@given(_forms())
def test_any_conversation_comes_back_as_it_was_written(form: dict[str, Any]) -> None:
    conversation = _conversation(form)
    assert _same(conversation, _conversation(to_ingest(conversation)))
