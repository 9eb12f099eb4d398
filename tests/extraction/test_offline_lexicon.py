"""The files of the lexicon: what is written there can be found in a text."""

import pytest

from assistant.extraction.offline.lexicon import loaded, mentions
from assistant.extraction.offline.vocabulary import pattern
from schemas.value import Category


@pytest.mark.parametrize("name", loaded("patterns.yaml"))
def test_a_pattern_stands_between_spaces(name: str) -> None:
    assert pattern(name).pattern.startswith(" ")
    for alternative in loaded("patterns.yaml")[name]:
        assert alternative == alternative.strip(), alternative


def test_each_name_of_a_deliverable_is_found_as_a_whole() -> None:
    for row in loaded("lexicon.yaml"):
        for name in row["names"]:
            words = name.split()
            (found, *_) = mentions(words, 0, len(words))
            assert (found.start, found.end) == (0, len(words)), name
            assert found.deliverable.category in Category


def test_names_belong_to_one_deliverable() -> None:
    names = [name for row in loaded("lexicon.yaml") for name in row["names"]]
    assert sorted(set(names)) == sorted(names)
