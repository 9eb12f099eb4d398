"""The catalogue holds the usual steps, in an order that can be kept."""

import pytest

from assistant.errors import InputError
from assistant.rules.catalogue import by_key, load_catalogue
from schemas.catalogue import CatalogueStep
from schemas.value import Category, OwnerSide, Stage


def _step(key: str, *after: str) -> CatalogueStep:
    return CatalogueStep(
        key=key,
        category=Category.OTHER,
        title=key,
        owner_side=OwnerSide.BOTH,
        duration_days={"mid": 1},
        after=after,
    )


def test_forty_steps_come_after_their_predecessors() -> None:
    catalogue = load_catalogue()
    assert len(catalogue) == 40
    assert all(key in catalogue for step in catalogue.values() for key in step.after)


def test_a_title_fits_on_a_step_of_the_plan() -> None:
    assert all(len(step.title) <= 80 for step in load_catalogue().values())


def test_a_segment_that_does_not_need_a_step_gives_it_no_days() -> None:
    assert load_catalogue()["board"].duration_days == {"enterprise": 30}


def test_every_stage_but_the_named_person_is_covered_by_a_step() -> None:
    covered = {step.stage for step in load_catalogue().values()} - {None}
    assert covered == set(Stage) - {Stage.ECONOMIC_BUYER}


@pytest.mark.parametrize(
    ("steps", "message"),
    [
        pytest.param([_step("a"), _step("a")], "two steps 'a'", id="double key"),
        pytest.param([_step("a", "b")], "comes after 'b'", id="unknown predecessor"),
        pytest.param([_step("a", "b"), _step("b", "a")], "wait for each other: ", id="cycle"),
    ],
)
def test_a_catalogue_that_cannot_be_ordered_is_refused(steps: list[CatalogueStep], message: str) -> None:
    with pytest.raises(InputError, match=message):
        by_key(steps)
