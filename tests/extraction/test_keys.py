import pytest

from assistant.extraction.keys import key_of
from schemas.value import Category

TITLES = {
    "deliverable": ("Send the SOC 2 report", Category.SECURITY, "sec_pack"),
    "by its verb": ("Sign the MSA", Category.LEGAL, "signature"),
    "privacy paper filed under legal": ("Review the BAA", Category.LEGAL, "dpa"),
    "of another category": ("Call procurement about the SOC 2 report", Category.PROCUREMENT, None),
    "the last noun counts": (
        "Email the three trial success criteria",
        Category.EVALUATION,
        "success_criteria",
    ),
    "data of a test is no test": ("Upload the raw pilot data (CSV)", Category.EVALUATION, None),
    "place of a test is no test": ("Switch the sandbox to Spanish", Category.EVALUATION, None),
    "the object ends at a preposition": ("Run the two-week trial in Otley", Category.EVALUATION, "poc"),
    "nothing of the catalogue": ("Bring the cake", Category.OTHER, None),
}


@pytest.mark.parametrize(("title", "category", "key"), TITLES.values(), ids=TITLES.keys())
def test_a_title_leads_to_its_step_of_the_catalogue(title: str, category: Category, key: str | None) -> None:
    assert key_of(title, category) == key
