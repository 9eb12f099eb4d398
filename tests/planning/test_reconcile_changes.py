from datetime import UTC, date, datetime
from typing import Any

import pytest

from assistant.planning.reconcile import apply, reconcile
from schemas.evidence import Evidence
from schemas.extraction import Basis
from schemas.plan import Due, Owner, Step
from schemas.suggestion import Suggestion
from schemas.value import Category, OwnerSide, Side

LEA = Owner(name="Lea Moss", side=OwnerSide.SELLER)


def step(title: str, day: int, due: Due | None = None, **fields: Any) -> Step:
    """A step that was told on a day of March 2026, in the conversation that is called by it."""
    quote = Evidence(
        conversation=f"c{day}",
        utterance="u1",
        start=0,
        end=len(title),
        quote=title,
        speaker=None,
        side=Side.UNKNOWN,
        said_at=datetime(2026, 3, day, 15, tzinfo=UTC),
    )
    given: dict[str, Any] = {
        "id": "s1",
        "title": title,
        "category": Category.GO_LIVE,
        "basis": Basis.AGREEMENT,
        "owner": LEA,
        "owner_side": OwnerSide.SELLER,
        "due": due,
        "evidence": (quote,),
    }
    return Step.model_validate(given | fields)


def due(latest: date, phrase: str, earliest: date | None = None) -> Due:
    return Due(phrase=phrase, earliest=earliest, latest=latest, confidence="stated")


def suggested(planned: Step, told: Step) -> Suggestion:
    (suggestion,) = reconcile((planned,), (told,), "c20")
    return suggestion


JUNE = due(date(2026, 6, 15), "mid June")
DATES = {
    "the same day without its month": (JUNE, due(date(2026, 4, 15), "still the fifteenth"), None),
    "the same day in figures": (JUNE, due(date(2026, 4, 15), "by the 15th"), None),
    "the same day of another month": (JUNE, due(date(2026, 7, 15), "the fifteenth of July"), "2026-07-15"),
    "another day without its month": (JUNE, due(date(2026, 4, 16), "the sixteenth"), "2026-04-16"),
    "a loose window around it": (JUNE, due(date(2026, 6, 30), "in June", date(2026, 6, 1)), None),
    "a window told by its ends": (
        JUNE,
        due(date(2026, 6, 19), "the eighth through the nineteenth", date(2026, 6, 8)),
        "2026-06-19",
    ),
    "a later part of a window": (
        due(date(2026, 6, 30), "in June", date(2026, 6, 1)),
        due(date(2026, 6, 30), "late June", date(2026, 6, 21)),
        None,
    ),
}


@pytest.mark.parametrize(("planned", "told", "moved_to"), DATES.values(), ids=DATES)
def test_only_news_moves_a_date(planned: Due, told: Due, moved_to: str | None) -> None:
    suggestion = suggested(step("Go live", 3, planned), step("Go live", 20, told))
    assert [c.to for c in suggestion.changes] == ([moved_to] if moved_to else [])


def test_when_a_thing_was_done_does_not_move_what_was_promised() -> None:
    planned = step("Send the floor plan", 3, due(date(2026, 3, 12), "Thursday"))
    told = step("Send the floor plan", 20, due(date(2026, 4, 17), "on the seventeenth"), status="done")
    assert [c.change for c in suggested(planned, told).changes] == ["done"]


def test_a_launch_that_became_smaller_is_told_in_its_last_words() -> None:
    planned = step("Go live with the lifts in all three towers", 3, JUNE)
    told = step("Go live with the lifts in the two towers", 20, JUNE)
    suggestion = suggested(planned, told)
    assert [(c.change, c.to) for c in suggestion.changes] == [("reworded", told.title)]
    (after,) = apply((planned,), [suggestion])
    assert after.title == told.title


NAMES = {
    "a first name": ("Lea", []),
    "the whole name": ("Ms Lea Moss", []),
    "somebody else": ("Ivo Moss", ["Ivo Moss"]),
}


@pytest.mark.parametrize(("name", "owners"), NAMES.values(), ids=NAMES)
def test_a_shorter_name_is_no_other_owner(name: str, owners: list[str]) -> None:
    told = step("Go live", 20, owner=Owner(name=name, side=OwnerSide.SELLER))
    assert [c.to for c in suggested(step("Go live", 3), told).changes] == owners


CONTRACT, AMENDED = "Send the contract", "Send the amended contract"
VERSIONS = {
    "was due": ({"due": due(date(2026, 3, 10), "on the tenth")}, "add"),
    "is done": ({"status": "done"}, "add"),
    "is still to come": ({"due": due(date(2026, 3, 27), "on the 27th")}, "update"),
}


@pytest.mark.parametrize(("fields", "kind"), VERSIONS.values(), ids=VERSIONS)
def test_a_new_version_is_another_step_once_the_first_was_due(fields: dict[str, Any], kind: str) -> None:
    planned = step(CONTRACT, 3, category=Category.LEGAL, **fields)
    suggestion = suggested(planned, step(AMENDED, 20, category=Category.LEGAL))
    assert suggestion.kind == kind
    assert CONTRACT in suggestion.reason


def test_what_was_dropped_and_is_told_again_says_so() -> None:
    suggestion = suggested(step("Hold the webinar", 3, status="dropped"), step("Run the webinar", 20))
    assert suggestion.kind == "add"
    assert "dropped" in suggestion.reason


def test_older_words_do_not_open_again_what_is_done() -> None:
    done = step("Sign the contract", 20, category=Category.SIGNATURE, status="done")
    suggestion = suggested(done, step("Sign the agreement", 3, category=Category.SIGNATURE))
    assert (suggestion.kind, suggestion.changes) == ("update", ())
