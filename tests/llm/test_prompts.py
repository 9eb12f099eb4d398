import json
from pathlib import Path

import pytest

from assistant.extraction.wire import WireExtraction, misquoted
from assistant.llm.json_schema import strict
from assistant.llm.prompts import PROMPTS, PromptError, load_examples, load_prompt

HEADER = "name: p\nversion: 1\nschema_name: S\nparameters: [who]\n"
GOOD = f"---\n{HEADER}---\n# system\nBe brief.\n# user\nHello $who\n"

BROKEN = {
    "no front matter": ("Hello", "needs front matter"),
    "unknown header": (GOOD.replace("version: 1", "version: 1\nmodel: x"), "model: Extra inputs"),
    "missing header": (GOOD.replace("name: p\n", ""), "name: Field required"),
    "placeholder not declared": (GOOD.replace("$who", "$who $when"), "differ: when"),
    "parameter not used": (GOOD.replace("[who]", "[who, when]"), "differ: when"),
}


@pytest.mark.parametrize(("text", "why"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_prompt_says_what_is_wrong(text: str, why: str, tmp_path: Path) -> None:
    (tmp_path / "p.md").write_text(text)
    with pytest.raises(PromptError, match=why):
        load_prompt("p", tmp_path)


def test_a_prompt_is_filled_completely_or_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "p.md").write_text(GOOD)
    prompt = load_prompt("p", tmp_path)
    assert prompt.render(who="$Dana") == ("Be brief.", "Hello $Dana")
    with pytest.raises(PromptError, match=r"missing: who; unknown: whom"):
        prompt.render(whom="Dana")


def test_a_changed_word_changes_the_identity(tmp_path: Path) -> None:
    (tmp_path / "p.md").write_text(GOOD)
    before = load_prompt("p", tmp_path).identity
    (tmp_path / "p.md").write_text(GOOD.replace("brief", "short"))
    assert load_prompt("p", tmp_path).identity != before


def test_the_examples_quote_their_own_conversations() -> None:
    examples = load_examples((PROMPTS / "extract.examples.yaml").read_text())
    for example in examples:
        said = {name: text.split(": ", 1)[1] for name, text in example.conversation.items()}
        answer = WireExtraction.model_validate_json(
            json.dumps(example.answer), context={"utterances": said, "is_last": lambda: False}
        )
        assert misquoted(answer, said) == []


def test_the_fixed_part_stays_within_its_budget() -> None:
    system, user = load_prompt("extract").render(participants="", held_at="", conversation="")
    schema = json.dumps(strict(WireExtraction.model_json_schema()))
    assert len(system + user + schema) / 4 <= 3000


def test_a_strict_schema_is_closed_at_every_depth() -> None:
    schema = strict(WireExtraction.model_json_schema())
    objects = [schema, *schema["$defs"].values()]
    closed = [o for o in objects if o.get("type") == "object"]
    assert len(closed) == 4
    assert all(o["additionalProperties"] is False and o["required"] == list(o["properties"]) for o in closed)
