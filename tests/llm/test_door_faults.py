import asyncio
import json
import logging

import pytest

from assistant.extraction.wire import WireExtraction
from assistant.llm.door import Answer, Door
from assistant.llm.settings import ModelSettings
from tests.llm.stub import Play, Stub, fails, no_choices, says, stub

SAID = "We start with Dana's budget of 40k, confidentially."
GOOD = json.dumps(
    {
        "steps": [],
        "facts": [
            {
                "kind": "amount",
                "about": None,
                "value": "40k",
                "quotes": [{"utterance": "u1", "quote": "Dana's budget of 40k"}],
            }
        ],
    }
)
MISQUOTED = GOOD.replace("of 40k", "of 90k")
UNKNOWN_UTTERANCE = GOOD.replace('"u1"', '"u9"')
BUSY = fails(429, **{"Retry-After": "0"})
HTML = Play("<html>gateway</html>", 200, {"Content-Type": "text/html"})


def ask(server: Stub, **limits: object) -> Answer[WireExtraction]:
    settings = {
        "model": "openai/stub",
        "api_base": server.url,
        "api_key": "sk-planted-secret",
        "request_timeout": 1,
        "deadline": 20,
    }
    door = Door(ModelSettings.model_validate(settings | limits))
    return asyncio.run(
        door.ask("System {{ text }}", f"u1: {SAID}", WireExtraction, {"utterances": {"u1": SAID}})
    )


# Faults that pass: what the server plays, requests sent, answers paid for, re-asks.
MENDED = {
    "right at once": ([says(GOOD)], 1, 1, 0),
    "rate limit that says when": ([BUSY, says(GOOD)], 2, 1, 0),
    "server errors": ([fails(500), fails(503), says(GOOD)], 3, 1, 0),
    "dropped connection": ([Play(status=None), says(GOOD)], 2, 1, 0),
    "a web page with status 200": ([HTML, says(GOOD)], 2, 1, 0),
    "fenced JSON": ([says(f"Here you are:\n```json\n{GOOD}\n```")], 1, 1, 0),
    "JSON called plain text": ([Play(says(GOOD).body, 200, {"Content-Type": "text/plain"})], 1, 1, 0),
    "prose first": ([says("Let me think."), says(GOOD)], 2, 2, 1),
    "schema violated": ([says('{"steps": 3, "facts": []}'), says(GOOD)], 2, 2, 1),
    "misquoted": ([says(MISQUOTED), says(GOOD)], 2, 2, 1),
    "unknown utterance": ([says(UNKNOWN_UTTERANCE), says(GOOD)], 2, 2, 1),
    "rate limit, then misquoted": (
        [fails(429, **{"Retry-After": "0"}), says(MISQUOTED), says(GOOD)],
        3,
        2,
        1,
    ),
}


@pytest.mark.parametrize(("plays", "requests", "calls", "reasks"), MENDED.values(), ids=MENDED.keys())
def test_a_passing_fault_is_mended_and_accounted(
    plays: list[Play], requests: int, calls: int, reasks: int
) -> None:
    with stub(*plays) as server:
        answer = ask(server)
    assert answer.value is not None
    assert answer.value.facts[0].value == "40k"
    assert len(server.asked) == requests
    assert (answer.usage.model_calls, answer.usage.reasks) == (calls, reasks)
    assert answer.usage.input_tokens == 100 * calls


# Faults that last: what the server plays, what the user reads, requests sent, whether it is permanent.
LASTING = {
    "wrong key": ([fails(401)], "refused the API key", 1, True),
    "unknown model": ([fails(404)], "is not known to its provider", 1, True),
    "server errors": ([fails(500)] * 3, "failed", 3, False),
    "rate limit beyond patience": ([fails(429, **{"Retry-After": "300"})], "over its rate limit", 1, False),
    "too slow": ([Play(wait=1.5)], "did not answer in time", 1, False),
    "refusal": ([says(None, refusal="no")] * 3, "in the form asked for", 3, True),
    "prose": ([says("I would rather not.")] * 3, "in the form asked for", 3, True),
    "truncated": ([says(GOOD[:40], "length")], "broke its answer off", 1, True),
    "no choices": ([no_choices()], "sent an empty answer", 1, False),
    "context window": (
        [fails(400, "This model's maximum context length is 10 tokens.", "context_length_exceeded")],
        "cannot read a conversation of this length",
        1,
        True,
    ),
}


@pytest.mark.parametrize(("plays", "text", "requests", "permanent"), LASTING.values(), ids=LASTING.keys())
def test_a_lasting_fault_is_one_clear_error(
    plays: list[Play], text: str, requests: int, permanent: bool, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with stub(*plays) as server:
        answer = ask(server, attempts=1 if text == "did not answer in time" else 3)
    assert answer.value is None
    assert answer.error is not None
    assert text in str(answer.error)
    assert answer.error.permanent is permanent
    assert len(server.asked) == requests
    told = repr(answer.error) + "".join(
        r.getMessage() for r in caplog.records if r.name != "openai._base_client"
    )
    assert "sk-planted-secret" not in told
    assert "confidentially" not in told


def test_a_trickling_answer_ends_at_the_deadline() -> None:
    with stub(Play(says(GOOD).body, trickle=True)) as server:
        answer = ask(server, deadline=0.5)
    assert str(answer.error) == "The model openai/stub did not answer in time."


def test_wrong_quotes_that_stay_wrong_are_left_to_grounding() -> None:
    with stub(*[says(MISQUOTED)] * 3) as server:
        answer = ask(server)
    assert answer.value is not None
    assert answer.usage.reasks == 2
    assert "'Dana's budget of 90k' does not occur in u1" in json.dumps(server.asked[1], ensure_ascii=False)


def test_the_fallback_model_is_asked_once_the_first_gives_up() -> None:
    with stub(fails(401), says(GOOD)) as server:
        answer = ask(server, fallback="openai/second")
    assert (answer.model, [a["model"] for a in server.asked]) == ("openai/second", ["stub", "second"])


def test_the_request_is_strict_bounded_and_leaves_text_alone() -> None:
    with stub(says(GOOD)) as server:
        ask(server)
    (asked,) = server.asked
    form = asked["response_format"]["json_schema"]
    assert form["strict"] is True
    assert form["schema"]["additionalProperties"] is False
    assert form["schema"]["required"] == ["steps", "facts"]
    assert asked["max_tokens"] == 8192
    assert [m["content"] for m in asked["messages"]] == ["System {{ text }}", f"u1: {SAID}"]
