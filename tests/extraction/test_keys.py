import pytest

from assistant.extraction.keys import key_of
from schemas.value import Category

TITLES = {
    "deliverable": ("Send the SOC 2 report", Category.SECURITY, "sec_pack"),
    "by its verb": ("Sign the MSA", Category.LEGAL, "signature"),
    "privacy paper filed under legal": ("Review the BAA", Category.LEGAL, "dpa"),
    "of another category": ("Call procurement about the SOC 2 report", Category.PROCUREMENT, None),
    "nothing of the catalogue": ("Bring the cake", Category.OTHER, None),
}


@pytest.mark.parametrize(("title", "category", "key"), TITLES.values(), ids=TITLES.keys())
def test_a_title_leads_to_its_step_of_the_catalogue(title: str, category: Category, key: str | None) -> None:
    assert key_of(title, category) == key
