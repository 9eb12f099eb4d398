from datetime import date

import pytest

from assistant.exports import RENDERERS
from schemas.deal import Deal
from schemas.plan import Draft
from schemas.usage import Extractor, Usage

NOTES = {
    "priced": (0.0123, "(1 call, 1,200 tokens in, 340 out, 0.0123 USD)"),
    "price unknown": (None, "(1 call, 1,200 tokens in, 340 out, price unknown)"),
}


@pytest.mark.parametrize("form", ["table", "md", "html"])
@pytest.mark.parametrize(("cost", "note"), NOTES.values(), ids=NOTES.keys())
def test_a_draft_by_a_model_says_what_it_cost(form: str, cost: float | None, note: str) -> None:
    draft = Draft(
        extractor=Extractor(kind="llm", model="openai/gpt", prompt="extract@1"),
        deal=Deal(),
        conversations=(),
        steps=(),
        facts=(),
        stakeholders=(),
        target_date=None,
        findings=(),
        usage=Usage(model_calls=1, input_tokens=1200, output_tokens=340, cost_usd=cost),
    )
    text = " ".join(RENDERERS[form](draft, date(2026, 3, 11)).replace("\\", "").split())
    assert note in text
