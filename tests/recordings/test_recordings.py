"""Every recording that is there, through the whole pipeline."""

import pytest

from evals.cassettes import load
from evals.recordings import Recording, cassette_of, recorded, recordings, replay, why_stale
from evals.staleness import StaleCassette
from schemas.plan import Draft
from tests.recordings.test_recording_and_playing import reworded

KNOWN = recordings()


def replayed(recording: Recording) -> Draft:
    try:
        return replay(recording)
    except StaleCassette as stale:
        pytest.fail(str(stale), pytrace=False)


def test_every_cassette_belongs_to_a_recording() -> None:
    orphans = sorted(set(recorded()) - KNOWN.keys())
    assert orphans == [], "delete them, or restore their cases"


@pytest.fixture(params=recorded())
def recording(request: pytest.FixtureRequest) -> Recording:
    return KNOWN[request.param]


def test_a_recording_gives_one_draft_that_rests_on_what_was_said(recording: Recording) -> None:
    draft = replayed(recording)
    assert replayed(recording).model_dump_json() == draft.model_dump_json()
    assert [f.message for f in draft.findings if f.code == "part_not_read"] == []
    texts = {(c.id, u.id): u.text for c in recording.read()[0] for u in c.utterances}
    quotes = [e for step in draft.steps for e in step.evidence] + [e for f in draft.facts for e in f.evidence]
    assert [q for q in quotes if texts[q.conversation, q.utterance][q.start : q.end] != q.quote] == []


def test_a_recording_accounts_for_every_call(recording: Recording) -> None:
    usages = [call["answered"]["usage"] for call in load(cassette_of(recording.name))]
    usage = replayed(recording).usage
    assert usage.model_calls == len(usages)
    assert usage.input_tokens == sum(each["prompt_tokens"] for each in usages)
    assert usage.output_tokens == sum(each["completion_tokens"] for each in usages)
    assert not recording.asked_again or usage.reasks


def test_one_changed_word_of_the_prompt_makes_every_recording_stale(
    recording: Recording, tmp_path_factory: pytest.TempPathFactory
) -> None:
    prompt = reworded(tmp_path_factory.mktemp("prompts"))
    assert "STALE CASSETTE" in (why_stale(recording, prompt) or "")
