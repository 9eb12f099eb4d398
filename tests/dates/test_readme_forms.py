import re
from datetime import date
from importlib.resources import files

import pytest

from assistant.dates import Context, resolve

ROW = re.compile(r"\| (?P<form>[^|]+) \| `(?P<phrase>[^`|]+)` \| (?P<earliest>\S+) → (?P<latest>\S+) \|")
README = files("assistant.dates").joinpath("README.md").read_text("utf-8")
FORMS = [match.groups() for match in map(ROW.fullmatch, README.splitlines()) if match]


@pytest.mark.parametrize(("form", "phrase", "earliest", "latest"), FORMS, ids=[row[1] for row in FORMS])
def test_the_readme_tells_what_a_phrase_means(form: str, phrase: str, earliest: str, latest: str) -> None:
    found = resolve(phrase, Context(date(2026, 3, 11), country="US"))
    told = tuple(str(day).lower() for day in (found.earliest, found.latest))
    assert told == (earliest, latest), form


def test_the_readme_shows_every_group_of_forms() -> None:
    assert len(FORMS) >= 45
