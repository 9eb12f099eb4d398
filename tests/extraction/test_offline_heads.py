"""The words without which a pattern of the cue grammar cannot match."""

import pytest

from assistant.extraction.offline.heads import group_in, heads_of


@pytest.mark.parametrize(
    ("pattern", "heads"),
    [
        ("(?:is|are) on", {"is", "are"}),
        ("(?:so |and )?send it", {"so", "and", "send"}),
        ("finish(?:es)?", {"finish", "finishes"}),
        ("(?<!was )signed|ink", {"signed", "ink"}),
        ("(?P<done>sent|signed off)(?= to)", {"sent", "signed"}),
        ("goes to [a-z]+", {"goes"}),
    ],
    ids=["group", "optional", "ending", "lookbehind", "named", "rest unknown"],
)
def test_a_match_begins_with_one_of_the_heads(pattern: str, heads: set[str]) -> None:
    assert heads_of(pattern) == frozenset(heads)


@pytest.mark.parametrize("pattern", ["[a-z]+ it", "(?:so )*send", r"\d+ days", "(?:so )?"])
def test_a_pattern_that_may_begin_with_any_word_has_no_heads(pattern: str) -> None:
    assert heads_of(pattern) is None


def test_a_named_group_is_found_with_its_alternatives() -> None:
    assert group_in("is (?P<done>sent|(?:counter)?signed) now", "done") == "sent|(?:counter)?signed"
