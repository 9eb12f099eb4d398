import json
import re
import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.exports import RENDERERS, markdown, table
from assistant.exports.plain import plain
from schemas.plan import Draft

TODAY = date(2026, 3, 16)
SHOWN = [
    "Platform rollout",
    "Send the SOC 2 report",
    "Sam Okafor",
    "13 Mar 2026",
    "by Friday",
    "no owner yet",
    "overdue",
    "proposed",
    "Nobody is named who decides over the money.",
    "Ask who signs off at this amount.",
    "first-call.vtt",
]


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("form", ["table", "md", "html"])
def test_each_form_for_people_shows_the_plan_and_what_is_missing(draft: Draft, form: str) -> None:
    text = RENDERERS[form](draft, TODAY)
    for shown in SHOWN:
        assert shown in text


def test_json_is_the_draft_itself(draft: Draft) -> None:
    text = RENDERERS["json"](draft, TODAY)
    assert Draft.model_validate_json(text) == draft
    assert json.loads(text)["steps"][3]["history"][0]["from"] == "2026-03-20"


@pytest.mark.parametrize("width", [40, 80, 160, 240])
def test_the_table_keeps_to_its_width_and_loses_no_words(draft: Draft, width: int) -> None:
    text = table.render(draft, TODAY, width, color=False)
    assert max(map(len, text.splitlines())) <= width
    assert "Forecast: Go-live 15 Apr 2026, 3 business days after the target" in words(text)
    if width >= 80:
        assert "SOC 2" in text
        assert "moved" not in text.splitlines()[0]
        for quote in ("“You'll have the SOC 2", "nobody said it: proposed"):
            assert quote.split()[0] in text


def test_the_table_is_coloured_only_where_that_is_asked_for(draft: Draft) -> None:
    assert "\x1b[" in table.render(draft, TODAY, 100, color=True)
    assert "\x1b" not in table.render(draft, TODAY, 100, color=False)


def test_findings_stand_the_worst_first(draft: Draft) -> None:
    for text in (table.render(draft, TODAY, 160, color=False), markdown.render(draft, TODAY)):
        assert text.index("does not fit") < text.index("Nobody is named")


HOSTILE = {
    "a terminal sequence": ("\x1b[2J\x1b]0;pwned\x07gone", "\x1b"),
    "text turned round": ("pay \u202e0001\u202c", "\u202e"),
    "hidden tags": ("hello\U000e0041\U000e0042", "\U000e0041"),
    "a hidden space": ("zero\u200bwidth", "\u200b"),
    "a new line": ("one\n## two\r\nthree", "\n## two"),
    "half a character": ("broken \ud800", "\ud800"),
    "console markup": ("[bold]x[/bold] :smile: [link=https://evil.example]y[/link]", "\x1b"),
}


@pytest.mark.parametrize(("attack", "gone"), HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("form", ["table", "md", "html"])
def test_nothing_hidden_reaches_a_reader(draft: Draft, form: str, attack: str, gone: str) -> None:
    first = draft.steps[0]
    attacked = first.model_copy(update={"title": attack})
    text = RENDERERS[form](draft.model_copy(update={"steps": (attacked, *draft.steps[1:])}), TODAY)
    assert gone not in text
    text.encode()


def test_console_markup_is_text(draft: Draft) -> None:
    attacked = draft.steps[0].model_copy(update={"title": "[bold]x[/bold] :smile:"})
    steps = (attacked, *draft.steps[1:])
    assert "[bold]x[/bold] :smile:" in table.render(
        draft.model_copy(update={"steps": steps}), TODAY, 160, color=False
    )


ESCAPED = {
    "a picture": ("![x](https://evil.example/p.png)", r"!\[x\](https\://evil.example/p.png)"),
    "a table": ("a | b", r"a \| b"),
    "HTML": ("<b>&amp;</b>", r"\<b\>\&amp;\</b\>"),
    "emphasis": ("*a* _b_ `c` ~d~", r"\*a\* \_b\_ \`c\` \~d\~"),
    "an address": ("www.evil.example or a@b.example", r"www\.evil.example or a\@b.example"),
    "a backslash": ("\\*", r"\\\*"),
    "plain words": ("Send the SOC 2 report (draft).", "Send the SOC 2 report (draft)."),
}


@pytest.mark.parametrize(("text", "expected"), ESCAPED.values(), ids=ESCAPED)
def test_markdown_shows_words_as_they_are(text: str, expected: str) -> None:
    assert markdown.escaped(text) == expected


@settings(deadline=None)
@given(st.text())
def test_plain_text_is_one_line_of_visible_characters(text: str) -> None:
    shown = plain(text)
    assert plain(shown) == shown
    assert not {unicodedata.category(c) for c in shown} & {"Cc", "Cs", "Co", "Zl", "Zp"}


@settings(deadline=None)
@given(st.text(alphabet="\\`*_[]<>|~&:/@.w a"))
def test_no_markup_is_left_unescaped(text: str) -> None:
    without_escapes = re.sub(r"\\[\\`*_\[\]<>|~&:@.]", " ", markdown.escaped(text))
    assert not re.search(r"[\\`*_\[\]<>|~&@]|://", without_escapes)
