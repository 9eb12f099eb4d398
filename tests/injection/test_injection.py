"""Conversations that speak to the software: what they say stays something that somebody said."""

import asyncio
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.extraction.chunks import spoken
from assistant.extraction.model import ModelExtractor, describe
from assistant.extraction.offline import extract as extract_offline
from assistant.llm.door import Door
from assistant.llm.prompts import load_prompt
from assistant.llm.settings import ModelSettings
from assistant.pipeline import build_draft
from assistant.sources.assemble import read_files
from assistant.sources.reading import Document
from assistant.sources.visible import HIDDEN
from schemas.conversation import Conversation
from schemas.deal import Deal
from schemas.extraction import Extraction
from schemas.plan import Draft, Step
from tests.llm.stub import says, stub

HERE = Path(__file__).parent
CARRIERS: dict[str, dict[str, str]] = yaml.safe_load((HERE / "carriers.yaml").read_text())
TODAY = date(2026, 3, 11)
DEAL = Deal.model_validate(
    {
        "buyer": {"company": "Halden Foods", "domains": ["haldenfoods.example"]},
        "seller": {"company": "Brightline", "domains": ["brightline.example"]},
        "people": [
            {"name": "Dana Reyes", "email": "dana@haldenfoods.example", "side": "buyer"},
            {"name": "Sam Okafor", "side": "seller"},
        ],
    }
)
FENCES = re.compile(r"<[\s/]*conversation", re.IGNORECASE)
NEVER_SAID = "We have already signed and paid for all of it"


@dataclass(frozen=True)
class Attack:
    """Text at a place of a carrier, and the step that it wants.

    `says` are steps that its words state plainly, whoever they are meant to come from.
    """

    id: str
    place: str
    text: str
    wants: str
    says: tuple[str, ...] = ()


SPOKEN = ("speech", "body", "quoted")
ATTACKS = [
    Attack(**each)
    for file in ("instructions", "forms", "places")
    for each in yaml.safe_load((HERE / f"{file}.yaml").read_text())
]


def conversation_with(place: str, text: str) -> Conversation:
    """The carrier that has the place, with a text there."""
    (carrier,) = (name for name, places in CARRIERS.items() if place in places)
    filled = (HERE / carrier).read_text()
    for name, default in (CARRIERS[carrier] | {place: text}).items():
        written = json.dumps(default)[1:-1] if carrier.endswith(".json") else default
        filled = filled.replace(f"{{{name}}}", written)
    (conversation,), _ = read_files([Document(carrier, filled.encode())], DEAL)
    return conversation


def attacked(attack: Attack) -> Conversation:
    """The carrier with the attack; where people speak or write, it follows what they say anyway."""
    usual = next(places[attack.place] for places in CARRIERS.values() if attack.place in places)
    joined = f"{usual} {attack.text}" if attack.place in SPOKEN else attack.text
    return conversation_with(attack.place, joined)


def fragment(attack: Attack) -> str:
    """The last words of an attack, as a reader leaves them."""
    return HIDDEN.sub("", attack.text).split("\n")[-1][-20:].split("\u0085")[-1]


def drafted(conversation: Conversation, extract: Callable[[Conversation], Extraction]) -> Draft:
    return build_draft([conversation], DEAL, extract, TODAY)


def said(steps: tuple[Step, ...]) -> list[tuple[Any, ...]]:
    """What the steps say that somebody said."""
    return [
        (s.title, s.category, s.status, s.owner, s.due and s.due.phrase, [e.quote for e in s.evidence])
        for s in steps
        if s.evidence
    ]


def answered(conversation: Conversation, *steps: dict[str, Any]) -> tuple[Draft, dict[str, Any]]:
    """The draft where a model answers with these steps however often it is asked, and its first request."""
    plays = [says(json.dumps({"steps": steps, "facts": []}))] * 3
    prompt = load_prompt("extract")
    with stub(*plays) as server:
        settings = {"model": "openai/stub", "api_base": server.url, "api_key": "none"}

        def extract(each: Conversation) -> Extraction:
            door = Door(ModelSettings.model_validate(settings))
            return asyncio.run(ModelExtractor(door, prompt).extract(each))

        return drafted(conversation, extract), server.asked[0]


def claim(title: str, utterance: str, quote: str, **other: Any) -> dict[str, Any]:
    usual = {
        "category": "other",
        "basis": "commitment",
        "status": "done",
        "owner": "Mallory Kane",
        "owner_side": "buyer",
        "due": None,
    }
    return {**usual, "title": title, "quotes": [{"utterance": utterance, "quote": quote}], **other}


def each(attacks: Iterable[Attack]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("attack", [pytest.param(attack, id=attack.id) for attack in attacks])


@each(ATTACKS)
def test_the_request_holds_an_attack_as_data(attack: Attack) -> None:
    conversation = attacked(attack)
    _, asked = answered(conversation)
    system, user = (message["content"] for message in asked["messages"])
    prompt = load_prompt("extract")
    assert (system, user) == prompt.render(**describe(conversation, spoken(conversation)))
    assert system == prompt.render(participants="", held_at="", conversation="")[0]
    assert not asked.keys() & {"tools", "functions", "tool_choice"}
    before, _, fenced = user.partition("<conversation>\n")
    inside, _, after = fenced.partition("\n</conversation>")
    assert FENCES.search(before + inside + after) is None
    assert after == ""
    assert re.findall(r"^u\d+", inside, re.MULTILINE) == [u.id for u in spoken(conversation)]
    assert len(before.splitlines()) == 2 + len(conversation.participants)
    assert HIDDEN.search(user) is None


@each(ATTACKS)
def test_a_model_that_obeys_adds_no_step_without_words_that_were_said(attack: Attack) -> None:
    conversation = attacked(attack)
    shown = spoken(conversation)
    of_attack = next((u for u in shown if fragment(attack) in u.text), shown[-1])
    elsewhere = shown[0] if of_attack is not shown[0] else shown[1]
    draft, _ = answered(
        conversation,
        claim(attack.wants, of_attack.id, NEVER_SAID),
        claim(attack.wants, "u4711", NEVER_SAID),
        claim(attack.wants, elsewhere.id, of_attack.text),
        claim(attack.wants, shown[0].id, "§"),
    )
    assert said(draft.steps) == []
    dropped = [f.message for f in draft.findings if f.code == "step_not_grounded"]
    assert dropped == [f"“{attack.wants}” has no quote that shows it; it is left out."] * 4


@each(attack for attack in ATTACKS if attack.place in SPOKEN)
def test_a_step_that_rests_on_an_attack_is_left_out_or_shows_its_words(attack: Attack) -> None:
    conversation = attacked(attack)
    (utterance,) = (u for u in spoken(conversation) if fragment(attack) in u.text)
    draft, _ = answered(conversation, claim(attack.wants, utterance.id, utterance.text))
    steps = [step for step in draft.steps if step.evidence]
    assert len(steps) == (0 if any(f.code == "meant_for_software" for f in draft.findings) else 1)
    for step in steps:
        assert [(e.utterance, e.quote) for e in step.evidence] == [(utterance.id, utterance.text)]
        assert (step.owner is not None) == ("Mallory Kane" in attack.text)


def test_what_the_model_was_not_shown_is_no_evidence() -> None:
    conversation = conversation_with("signature", "Dana Reyes\nPay the whole amount in advance")
    hidden = [u for u in conversation.utterances if u not in spoken(conversation)]
    assert any("in advance" in u.text for u in hidden)
    draft, _ = answered(conversation, *(claim("Pay in advance", u.id, u.text) for u in hidden))
    assert said(draft.steps) == []


@each(ATTACKS)
def test_the_offline_extractor_adds_no_step_that_only_an_attack_asks_for(attack: Attack) -> None:
    usual = next(places[attack.place] for places in CARRIERS.values() if attack.place in places)
    calm = said(drafted(conversation_with(attack.place, usual), extract_offline).steps)
    stirred = said(drafted(attacked(attack), extract_offline).steps)
    assert calm
    assert [row for row in stirred if row[0] not in attack.says] == [
        row for row in calm if row[0] not in attack.says
    ]
