"""Address lists as mail programs and people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.sources.mail.addresses import Address, addresses, first_address


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            'Dana Reyes <Dana@halden.example>, "Bell, Marcus" <m@halden.example>',
            (Address("Dana Reyes", "dana@halden.example"), Address("Marcus Bell", "m@halden.example")),
            id="header",
        ),
        pytest.param(
            "Reyes, Dana <d@halden.example>; Okafor, Ada <a@halden.example>",
            (Address("Dana Reyes", "d@halden.example"), Address("Ada Okafor", "a@halden.example")),
            id="outlook-with-semicolons",
        ),
        pytest.param(
            "Reyes, Dana <d@halden.example>",
            (Address("Dana Reyes", "d@halden.example"),),
            id="one-with-a-comma",
        ),
        pytest.param(
            "Dana Reyes [mailto:d@halden.example]", (Address("Dana Reyes", "d@halden.example"),), id="mailto"
        ),
        pytest.param("d@halden.example", (Address(None, "d@halden.example"),), id="bare"),
        pytest.param("Dana Reyes/LON/HALDEN@HALDEN", (Address("Dana Reyes", None),), id="notes"),
        pytest.param(
            "Buyers: a@halden.example, b@halden.example;",
            (Address(None, "a@halden.example"), Address(None, "b@halden.example")),
            id="group",
        ),
        pytest.param("undisclosed-recipients:;", (), id="nobody"),
        pytest.param("", (), id="empty"),
    ],
)
def test_names_the_correspondents(text: str, expected: tuple[Address, ...]) -> None:
    assert addresses(text) == expected


def test_a_comma_in_a_from_line_is_part_of_the_name() -> None:
    assert first_address("Reyes, Dana") == Address("Dana Reyes", None)


@given(st.text(max_size=200))
def test_each_correspondent_has_a_label(text: str) -> None:
    assert all(each.label for each in addresses(text))
