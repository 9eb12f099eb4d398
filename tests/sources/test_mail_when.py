"""Date lines of quoted mail, in the forms of the mail programs of several languages."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.sources.mail.when import said_when

PARIS = timezone(timedelta(hours=1))
QUOTED_AT = datetime(2026, 3, 12, 10, 0, tzinfo=PARIS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Wed, Mar 11, 2026 at 8:43 AM", datetime(2026, 3, 11, 8, 43, tzinfo=PARIS), id="gmail"),
        pytest.param(
            "Wednesday, March 11, 2026 2:05 PM", datetime(2026, 3, 11, 14, 5, tzinfo=PARIS), id="outlook"
        ),
        pytest.param("11. März 2026 um 09:12", datetime(2026, 3, 11, 9, 12, tzinfo=PARIS), id="german"),
        pytest.param("mer. 11 mars 2026 à 10:00", datetime(2026, 3, 11, 10, 0, tzinfo=PARIS), id="french"),
        pytest.param(
            "mié, 11 mar 2026 a las 10:00", datetime(2026, 3, 11, 10, 0, tzinfo=PARIS), id="spanish"
        ),
        pytest.param(
            "mer 11 mar 2026 alle ore 10:00", datetime(2026, 3, 11, 10, 0, tzinfo=PARIS), id="italian"
        ),
        pytest.param("wo 11 mrt 2026 om 10:00", datetime(2026, 3, 11, 10, 0, tzinfo=PARIS), id="dutch"),
        pytest.param(
            "11.03.2026 14:11", datetime(2026, 3, 11, 14, 11, tzinfo=PARIS), id="dots-are-day-first"
        ),
        pytest.param(
            "2026-03-11 11:28 GMT+03:00",
            datetime(2026, 3, 11, 11, 28, tzinfo=timezone(timedelta(hours=3))),
            id="zone",
        ),
        pytest.param("11 Mar 2026 16:00 UTC", datetime(2026, 3, 11, 16, 0, tzinfo=UTC), id="named-zone"),
        pytest.param(
            "03/11/2026 10:20 AM",
            datetime(2026, 3, 11, 10, 20, tzinfo=PARIS),
            id="the-other-reading-is-later-than-the-quote",
        ),
        pytest.param(
            "04/03/2026 10:20", datetime(2026, 3, 4, 10, 20, tzinfo=PARIS), id="april-is-later-than-the-quote"
        ),
        pytest.param(
            "Wed 02/04/2026 10:20", datetime(2026, 2, 4, 10, 20, tzinfo=PARIS), id="weekday-decides"
        ),
        pytest.param("02/01/2026 10:20", None, id="two-readings"),
        pytest.param("31/02/2026", None, id="no-such-day"),
        pytest.param("Wednesday", None, id="no-date"),
        pytest.param("", None, id="empty"),
    ],
)
def test_reads_the_date_line_of_a_quote(text: str, expected: datetime | None) -> None:
    assert said_when(text, QUOTED_AT) == expected


@pytest.mark.parametrize(
    "quoted_at", [None, datetime(2026, 3, 12, 10, 0, tzinfo=UTC)], ids=["pasted", "by-a-server"]
)
def test_is_wall_clock_where_nothing_tells_the_zone(quoted_at: datetime | None) -> None:
    assert said_when("March 11, 2026 2:05 PM", quoted_at) == datetime(2026, 3, 11, 14, 5)  # noqa: DTZ001 - that is the point


@given(st.text(alphabet="0123456789/.:-, aAmMpPhMarEST+", max_size=60))
def test_never_fails(text: str) -> None:
    said_when(text, QUOTED_AT)
