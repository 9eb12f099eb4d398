"""One invented exchange per row, and the step that it shows."""

from collections.abc import Callable

import pytest

from assistant.extraction.offline import extract
from schemas.conversation import Conversation

Talk = Callable[..., Conversation]

COMMITMENTS = [
    ("Ana: I'll send you the SOC 2 report tomorrow.", "Send the SOC 2 report", "Ana Ruiz", "tomorrow"),
    (
        "Ben: we will, um, get the questionnaire back to you by Friday",
        "questionnaire",
        "Ben Okafor",
        "by Friday",
    ),
    ("Ana: So Priya will send the DPA on Monday.", "Send the DPA", "Priya", "Monday"),
    ("Tom: I'm going to put together the ROI model.", "Prepare the ROI model", "Tom Baker", None),
]


IDS = [row[1] for row in COMMITMENTS]


@pytest.mark.parametrize(("said", "title", "owner", "due"), COMMITMENTS, ids=IDS)
def test_shows_a_step(talk: Talk, said: str, title: str, owner: str, due: str | None) -> None:
    (step,) = extract(talk(said, "Cleo: Mm-hm.")).candidates
    assert title in step.title
    assert step.owner == owner
    assert (step.due.text if step.due else None) == due
