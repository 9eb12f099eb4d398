"""What a stale recording says of itself."""

from typing import Any

import pytest

from evals.staleness import unknown

ASKED: dict[str, Any] = {
    "max_tokens": 10,
    "messages": [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Hello"}],
    "model": "recorded",
    "response_format": {"type": "json_schema"},
}
SHORT = {**ASKED, "messages": ASKED["messages"][:1]}
SAYS = "the system message says 'Be kind.' where 'Be brief.' was recorded"
KIND = {**ASKED, "messages": [{"role": "system", "content": "Be kind."}, ASKED["messages"][1]]}


@pytest.mark.parametrize(
    ("asked", "held", "why"),
    [
        pytest.param(KIND, [ASKED], SAYS, id="prompt"),
        pytest.param({**ASKED, "response_format": {}}, [ASKED], "response_format differs", id="schema"),
        pytest.param({**ASKED, "max_tokens": 20}, [ASKED], "max_tokens differs", id="limit"),
        pytest.param({**ASKED, "tools": []}, [ASKED], "tools differs", id="new part"),
        pytest.param(SHORT, [ASKED], "1 messages instead of 2", id="asked again"),
        pytest.param(
            {**KIND, "model": "m"}, [{**SHORT, "max_tokens": 1}, KIND], "model differs", id="nearest"
        ),
        pytest.param(ASKED, [], "it is empty", id="empty"),
    ],
)
def test_a_stale_recording_names_what_differs_and_the_remedy(
    asked: dict[str, Any], held: list[dict[str, Any]], why: str
) -> None:
    assert unknown("case", asked, held) == f"STALE CASSETTE case: {why}. Re-record with `make record`."
