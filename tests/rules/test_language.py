"""Conditions: what is refused, in which words and at which column, and what the accepted ones answer."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.calendars import Calendar
from assistant.rules.language import (
    Condition,
    Field,
    Listing,
    Located,
    Scope,
    compile_condition,
    compile_text,
    kind_of,
    record_of,
)
from schemas.value import Category, OwnerSide


@dataclass(frozen=True)
class StepRow:
    id: str
    title: str
    category: Category
    side: OwnerSide
    status: Literal["open", "done", "dropped"]
    owner: str | None = None
    due: date | None = None
    slack: int | None = None
    mutual: bool | None = None


@dataclass(frozen=True)
class DealRow:
    data_class: Literal["pii", "phi", "none"]
    amount: float | None = None


NAMES = {
    "deal": Field(record_of(DealRow)),
    "steps": Field(Listing("list", record_of(StepRow))),
    "call_date": kind_of(date),
    "go_live": kind_of(date | None),
    "covered": kind_of(tuple[Category, ...]),
    "s": Field(record_of(StepRow)),
}
SCOPE = Scope.of(NAMES)

MONDAY = date(2026, 3, 9)
NDA = StepRow("s1", "Sign the NDA", Category.LEGAL, OwnerSide.BOTH, "done", "Ana", date(2026, 3, 13))
REVIEW = StepRow("s2", "Review security", Category.SECURITY, OwnerSide.BUYER, "open")


def values(step: StepRow = REVIEW, deal: DealRow | None = None) -> list[Any]:
    own = deal or DealRow("pii", 50_000.0)
    given_ = [Calendar(), own, (NDA, REVIEW), MONDAY, None, (Category.LEGAL,), step]
    return given_ + [None] * (SCOPE.slots - len(given_))


def mistake(text: str) -> tuple[int, str]:
    compiled = compile_condition(text, SCOPE)
    assert isinstance(compiled, Located), f"accepted: {text}"
    return compiled.column, compiled.message


def answer(text: str, step: StepRow = REVIEW) -> bool:
    compiled = compile_condition(text, SCOPE)
    assert isinstance(compiled, Condition), compiled
    return bool(compiled.run(values(step)))


MESSAGES = [
    ("s.onwer != None", 1, "Step has no field 'onwer' (did you mean 'owner'?)"),
    ("s.due >= call_date", 1, "s.due may be null here; test it first"),
    ('s.category == "secuirty"', 15, "'secuirty' is not a possible value (did you mean 'security'?)"),
    (
        'deal.data_class in ["pii","hpi"]',
        27,
        "'hpi' is not a possible value (did you mean 'pii'? Possible: pii, phi, none)",
    ),
    ("any(x.id for x in stepz)", 19, "unknown name 'stepz' (did you mean 'steps'?)"),
    ("any(x.due for x in steps)", 5, "needs a yes/no value, got date or null"),
    (
        "steps.exists(s, s.x)",
        1,
        "unknown function 'steps.exists' (known: all, any, business_days, count, days, len)",
    ),
    ("business_days(call_date, s.due) > 3", 26, "s.due may be null here; test it first"),
    ("len(s.title) > 3", 5, "len needs list, got text"),
    ('s.status = "done"', 10, "syntax: invalid syntax (write == to compare)"),
    ("s.__class__ == s.id", 1, "Step has no field '__class__'"),
    ("2**10**9 > 1", 1, "the operator ** is not allowed in a rule"),
    ('"a"*10**9 == "x"', 5, "the operator ** is not allowed in a rule"),
    (
        "any(any(any(True for c in steps) for b in steps) for a in steps)",
        9,
        "too deeply nested: at most 2 loops",
    ),
    ('f"{s.title}" == "x"', 1, "'f'{s.title}'' is not allowed in a rule"),
    ("(lambda: 1)()", 2, "this is not allowed in a rule: only functions can be called"),
    (
        '__import__("os")',
        1,
        "unknown function '__import__' (known: all, any, business_days, count, days, len)",
    ),
    ("(x := 1) == 1", 2, "'(x := 1)' is not allowed in a rule"),
]


@pytest.mark.parametrize(("text", "column", "message"), MESSAGES, ids=[m[0] for m in MESSAGES])
def test_a_mistake_is_told_at_its_column_with_what_was_meant(text: str, column: int, message: str) -> None:
    assert mistake(text)[0] == column
    assert mistake(text)[1].startswith(message)


HOLES = [
    pytest.param(
        "s.due != None and all(s.due >= call_date for s in steps)",
        "the name 's' is already taken",
        id="a loop name hides what is known of the outer one",
    ),
    pytest.param(
        "all(steps == steps for any in steps)", "the name 'any' is already taken", id="function name"
    ),
    pytest.param("s.category == s.side", "two different lists", id="two closed lists"),
    pytest.param("s.mutual != None and s.mutual == True", "True is always the same", id="yes/no compared"),
    pytest.param("True > False", "always the same", id="constants"),
    pytest.param("s.id < s.title", "text has no order", id="order of text"),
    pytest.param("1 == 1", "compares a value with itself", id="reads nothing"),
    pytest.param("1 < 2", "reads nothing of the plan", id="reads nothing but differs"),
    pytest.param("s.title == s.title", "compares a value with itself", id="with itself"),
    pytest.param("any(True for x in steps)", "True is always the same", id="constant in a loop"),
    pytest.param("s.title != None", "never null", id="never null"),
    pytest.param("call_date + days(1000000000) > call_date", "whole number up to 36,500", id="far away"),
    pytest.param("call_date + days(1.5) > call_date", "whole number", id="half a day"),
    pytest.param('s.status == "doen"', "Possible: open, done, dropped", id="a short list is told whole"),
    pytest.param("s.title > 3", "cannot compare text and number", id="text and number"),
    pytest.param("call_date > call_date + 3", "write days(n)", id="date and number"),
    pytest.param("1 < len(steps) < 3", "instead of a chain", id="chain"),
    pytest.param("s.due is None", "instead of 'is'", id="is"),
    pytest.param("s.due < None", "only be tested with == and !=", id="order of None"),
    pytest.param("len(steps) / 0 > 1", "divided by 0", id="division by 0"),
    pytest.param("not s.owner", "needs a yes/no value, got text or null", id="truth of text"),
    pytest.param("s.mutual", "s.mutual may be null here", id="optional yes/no"),
    pytest.param("steps[0].id == s.id", "is not allowed in a rule", id="subscript"),
    pytest.param("[x for x in steps] == steps", "is not allowed in a rule", id="comprehension"),
    pytest.param("s.title.upper() == s.id", "unknown function 's.title.upper'", id="method"),
    pytest.param("len(steps, steps) > 1", "got 2 arguments", id="arity"),
    pytest.param("days(n=1) == days(2)", "no named arguments", id="keyword"),
    pytest.param("any(steps)", "any needs one loop", id="no loop"),
    pytest.param("len > 3", "'len' is a function", id="function as a value"),
    pytest.param('s.title * 3 == "x"', "cannot combine text and number with *", id="repeated text"),
    pytest.param("len(steps) > 10000000000000", "too large", id="large number"),
    pytest.param('"legl" in covered', "did you mean 'legal'?", id="word of a list of words"),
    pytest.param("s.title in covered", "cannot look for text", id="text in a list of words"),
    pytest.param('(s.due if s.owner == "A" else call_date) > call_date', "s.owner may be null", id="test"),
    pytest.param("call_date > go_live", "go_live may be null here", id="optional name"),
    pytest.param(r'"\d" == s.title', "syntax: ", id="invalid escape"),
    pytest.param("", "there is no condition here", id="empty"),
    pytest.param("s.due != ", "syntax: invalid syntax", id="cut off"),
    pytest.param("any(s2.id == s.id for s2 in steps", "syntax: '(' was never closed", id="open bracket"),
]


@pytest.mark.parametrize(("text", "message"), HOLES)
def test_a_condition_that_means_nothing_is_refused(text: str, message: str) -> None:
    column, told = mistake(text)
    assert message in told
    assert column >= 1


HOSTILE = [
    pytest.param("not " * 450 + "s.mutual", id="450 nots"),
    pytest.param("-" * 1_900 + "1 > 0", id="1,900 minuses"),
    pytest.param("[" * 300, id="300 brackets"),
    pytest.param("(" * 900 + "1" + ")" * 900, id="900 parentheses"),
    pytest.param("s.id == 'a\x00b'", id="null byte"),
    pytest.param("x" * 2_001, id="too long"),
    pytest.param("1" * 1_900 + " > len(steps)", id="a number of 1,900 digits"),
    pytest.param("s.id == " + "s.id + " * 200 + "s.id", id="long sum"),
    pytest.param("exec('1')", id="exec"),
    pytest.param("(await s.id) == s.id", id="await"),
    pytest.param("().__class__.__bases__ == s.id", id="bases"),
    pytest.param("any(x.id == y.id for x in steps for y in steps)", id="two for"),
    pytest.param("...", id="ellipsis"),
    pytest.param("1j == 2j", id="complex"),
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_refused_in_one_sentence(text: str) -> None:
    _, message = mistake(text)
    assert "\n" not in message
    assert len(message) < 200


@given(st.text(alphabet="s.due()[]{}!=<>andornotfx 0123\"'\\\n\t*+-/:,", max_size=80))
def test_any_text_gives_a_condition_or_a_mistake(text: str) -> None:
    assert isinstance(compile_condition(text, SCOPE), Condition | Located)
    compile_text(text, SCOPE)


ANSWERS = [
    pytest.param("s.due == None or s.due >= call_date", True, id="or narrows"),
    pytest.param("s.due != None and s.due >= call_date", False, id="and narrows"),
    pytest.param("not (s.due == None) and s.due >= call_date", False, id="not narrows"),
    pytest.param("(s.due if s.due != None else call_date) == call_date", True, id="if narrows"),
    pytest.param("not (s.due == None or s.due < call_date)", False, id="de Morgan"),
    pytest.param("any(x.due >= call_date for x in steps if x.due != None)", True, id="loop's if narrows"),
    pytest.param("all(x.due == None or x.due > call_date for x in steps)", True, id="all"),
    pytest.param('count(x.status == "open" for x in steps) == 1', True, id="count"),
    pytest.param("len(steps) * 100 >= 150", True, id="sum"),
    pytest.param("len(steps) == 2 and -1 < len(steps)", True, id="negative number"),
    pytest.param('s.category in ["security", "privacy"]', True, id="in a written list"),
    pytest.param('s.category not in ["security"]', False, id="not in"),
    pytest.param('"legal" in covered', True, id="in a list of the plan"),
    pytest.param("s.category in covered", False, id="field in a list of the plan"),
    pytest.param("any(x.due != None and x.due - call_date == days(4) for x in steps)", True, id="days"),
    pytest.param("any(x.due == call_date + days(4) for x in steps if x.due != None)", True, id="date + days"),
    pytest.param("all(business_days(call_date, x.due) == 4 for x in steps if x.due != None)", True, id="bd"),
    pytest.param("any(any(y.id == x.id for y in steps) for x in steps)", True, id="two loops"),
    pytest.param(
        'any(x.id == "s1" for x in steps) and any(x.id == "s2" for x in steps)', True, id="siblings"
    ),
]


@pytest.mark.parametrize(("text", "expected"), ANSWERS)
def test_a_condition_answers(text: str, expected: bool) -> None:
    assert answer(text) is expected


def test_columns_count_characters_not_bytes() -> None:
    assert mistake('s.title == "übergröße" and s.onwer != None') == (
        28,
        "Step has no field 'onwer' (did you mean 'owner'?)",
    )


TEXTS = [
    pytest.param("“{s.title}” is {s.status}", "“Review security” is open", id="text and word"),
    pytest.param("{call_date}: {deal.data_class}", "2026-03-09: pii", id="date"),
    pytest.param("{covered} {{x}}", "legal {x}", id="list and braces"),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_a_text_is_filled_in(text: str, expected: str) -> None:
    compiled = compile_text(text, SCOPE)
    assert not isinstance(compiled, Located)
    assert compiled(values()) == expected


def test_an_amount_reads_as_one() -> None:
    compiled = compile_text("{deal.amount}", SCOPE.knowing({"deal.amount"}))
    assert not isinstance(compiled, Located)
    assert compiled(values(deal=DealRow("none", 180_000.0))) == "180,000"


BAD_TEXTS = [
    pytest.param("{s.titel}", 2, "did you mean 'title'?", id="field"),
    pytest.param("due {s.due}", 6, "s.due may be null here", id="null"),
    pytest.param("{s.__class__}", 2, "no field '__class__'", id="dunder"),
    pytest.param("{s.title!r:>9}", 1, "braces hold the name of a value", id="format"),
    pytest.param("{len(steps)}", 1, "braces hold the name of a value", id="call"),
    pytest.param("a } b", 3, "'}' has no partner", id="stray brace"),
    pytest.param("{steps}", 2, "no single value", id="list of records"),
    pytest.param("{if}", 2, "syntax", id="keyword"),
]


@pytest.mark.parametrize(("text", "column", "message"), BAD_TEXTS)
def test_a_text_that_names_nothing_is_refused(text: str, column: int, message: str) -> None:
    compiled = compile_text(text, SCOPE)
    assert isinstance(compiled, Located)
    assert compiled.column == column
    assert message in compiled.message
