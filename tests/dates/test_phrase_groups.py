from datetime import date

import pytest

from assistant.dates import Context, resolve

US = Context(date(2026, 3, 11), locale="en-US", country="US")
GB = Context(date(2026, 3, 11), locale="en-GB", country="GB-ENG")
FISCAL = Context(date(2026, 3, 11), fiscal_year_start=2)
STEPS = Context(
    date(2026, 3, 11), events={"Signature": date(2026, 5, 11), "go-live": date(2026, 9, 1), "pen test": None}
)

# All are said on Wednesday, March 11th, 2026; the date is the one that goes on the plan.
WEEKDAYS = {
    "Friday week": "2026-03-20",
    "a week Friday": "2026-03-20",
    "two weeks on Thursday": "2026-03-26",
    "the Friday after next": "2026-03-27",
    "not this Thursday but the one after": "2026-03-19",
    "not this Friday but next Friday": "2026-03-20",
    "this coming Monday": "2026-03-16",
    "next week Thursday": "2026-03-19",
    "Friday of the week of the 23rd": "2026-03-27",
    "Wednesday of the week after next": "2026-03-25",
    "last Thursday": "2026-03-05",
    "three Fridays from now": "2026-03-27",
    "Monday the 23rd": "2026-03-23",
    "Friday, March 20, 2026": "2026-03-20",
}
OFFSETS = {
    "in 45 days": "2026-04-25",
    "six weeks from now": "2026-04-22",
    "in four to six weeks": "2026-04-22",
    "ten days out": "2026-03-21",
    "in a week or two": "2026-03-25",
    "in a week and a half": "2026-03-22",
    "in half a year": "2026-09-11",
    "a month from today": "2026-04-11",
    "within 48 hours": "2026-03-13",
    "over the next couple of weeks": "2026-03-25",
    "in 2.5 weeks": "2026-03-29",
    "two weeks ago": "2026-02-25",
}
PARTS = {
    "early in the week of the 23rd": "2026-03-24",
    "later this week": "2026-03-13",
    "back end of next week": "2026-03-20",
    "the second half of April": "2026-04-30",
    "late April or early May": "2026-05-10",
    "mid to late April": "2026-04-30",
    "early Q2": "2026-04-30",
    "late in Q2": "2026-06-30",
    "early next year": "2027-04-30",
    "the last business day of the quarter": "2026-03-31",
    "the second Tuesday in April": "2026-04-14",
    "last two weeks of the quarter": "2026-03-31",
    "the first ten days of May": "2026-05-10",
    "week 20": "2026-05-15",
}
ENDS = {
    "by close of business Friday": "2026-03-13",
    "EOD tomorrow": "2026-03-12",
    "before quarter close": "2026-03-30",
    "by EOY": "2026-12-31",
    "end of the week after next": "2026-03-27",
    "end of H1": "2026-06-30",
    "before 3 pm on Friday": "2026-03-13",
}
RANGES = {
    "September 7-11": "2026-09-11",
    "between the 16th and the 20th": "2026-03-20",
    "from the 30th to April 3rd": "2026-04-03",
    "Mon-Wed": "2026-03-18",
    "Thursday or Friday of next week": "2026-03-20",
    "next week or the week after": "2026-03-27",
    "between now and Friday": "2026-03-13",
    "the 20th or sooner": "2026-03-20",
}
HOLIDAYS = {
    "by Thanksgiving": "2026-11-26",
    "before Easter": "2026-04-04",
    "the week after Easter": "2026-04-10",
    "the Tuesday after Memorial Day": "2026-05-26",
    "three business days after Labor Day": "2026-09-10",
    "New Year's Eve": "2026-12-31",
}
SPEECH = {
    "end of day friday": "2026-03-13",
    "the twenty third": "2026-03-23",
    "june the fifth": "2026-06-05",
    "in q three": "2026-09-30",
    "april the fifteenth twenty twenty six": "2026-04-15",
    "tomorrow afternoon around two thirty pm": "2026-03-12",
    "first thing monday morning": "2026-03-16",
}
CORRECTIONS = {
    "Tuesday, no wait, Wednesday": "2026-03-18",
    "the 9th of April, or rather the 11th": "2026-04-11",
    "Thursday next week, I mean Friday": "2026-03-20",
    "next Friday. No, actually, the Friday after": "2026-03-27",
    "the 20th — scratch that — the 23rd": "2026-03-23",
    "Monday, no, Tuesday, sorry, Thursday": "2026-03-12",
    "Thursday, not Friday": "2026-03-12",
}
GROUPS = WEEKDAYS | OFFSETS | PARTS | ENDS | RANGES | HOLIDAYS | SPEECH | CORRECTIONS


@pytest.mark.parametrize(("phrase", "latest"), GROUPS.items(), ids=GROUPS.keys())
def test_a_phrase_of_a_sales_call_has_its_date(phrase: str, latest: str) -> None:
    assert str(resolve(phrase, US).latest) == latest


FISCAL_PHRASES = {
    "Q4 FY27": ("2026-11-01", "2027-01-31"),
    "our Q2": ("2026-05-01", "2026-07-31"),
    "next quarter": ("2026-05-01", "2026-07-31"),
    "FY27": ("2026-02-01", "2027-01-31"),
    "calendar Q2": ("2026-04-01", "2026-06-30"),
    "end of our fiscal year": ("2027-01-31", "2027-01-31"),
    "year-end": ("2027-01-31", "2027-01-31"),
    "end of the year": ("2026-12-31", "2026-12-31"),
}


@pytest.mark.parametrize(("phrase", "window"), FISCAL_PHRASES.items(), ids=FISCAL_PHRASES.keys())
def test_quarters_are_those_of_the_speaker_s_fiscal_year(phrase: str, window: tuple[str, str]) -> None:
    found = resolve(phrase, FISCAL)
    assert (str(found.earliest), str(found.latest)) == window


@pytest.mark.parametrize("phrase", ["year-end", "end of the year"])
def test_the_other_calendar_s_year_end_stays_in_sight(phrase: str) -> None:
    assert len(resolve(phrase, FISCAL).readings) == 1
    assert resolve(phrase, US).readings == ()


DIGITS = {
    "10/9": ("2026-10-09", "2026-09-10"),
    "3/4/2026": ("2026-03-04", "2026-04-03"),
    "25.03.2026": ("2026-03-25", "2026-03-25"),
    "9/30/26": ("2026-09-30", "2026-09-30"),
    "2026-09-15": ("2026-09-15", "2026-09-15"),
    "15-Jun-2026": ("2026-06-15", "2026-06-15"),
}


@pytest.mark.parametrize(("phrase", "dates"), DIGITS.items(), ids=DIGITS.keys())
def test_the_locale_orders_day_and_month_in_digits(phrase: str, dates: tuple[str, str]) -> None:
    assert (str(resolve(phrase, US).latest), str(resolve(phrase, GB).latest)) == dates


def test_the_other_order_of_day_and_month_is_a_second_reading() -> None:
    (other,) = resolve("10/9", US).readings
    assert other.latest == date(2026, 9, 10)


COUNTRIES = {
    ("Thanksgiving", "US"): "2026-11-26",
    ("Thanksgiving", "CA-ON"): "2026-10-12",
    ("Mother's Day", "US"): "2026-05-10",
    ("Mother's Day", "GB"): "2026-03-15",
    ("the summer bank holiday", "GB"): "2026-08-31",
    ("in 3 business days", "US"): "2026-03-16",
}


@pytest.mark.parametrize(("said", "latest"), COUNTRIES.items(), ids=str)
def test_named_days_are_the_country_s_own(said: tuple[str, str], latest: str) -> None:
    phrase, country = said
    assert str(resolve(phrase, Context(date(2026, 3, 11), country=country)).latest) == latest


def test_business_days_skip_the_owner_s_holidays() -> None:
    thursday = date(2026, 4, 2)
    assert resolve("in 2 business days", Context(thursday, country="US")).latest == date(2026, 4, 6)
    assert resolve("in 2 business days", Context(thursday, country="GB-ENG")).latest == date(2026, 4, 8)


def test_business_days_of_nobody_s_calendar_say_so() -> None:
    assert "country is not known" in (resolve("in 2 business days", Context(date(2026, 4, 2))).note or "")


STEP_PHRASES = {
    "30 days after signature": "2026-06-10",
    "two business days before go-live": "2026-08-28",
    "the Friday before signature": "2026-05-08",
    "the week of go-live": "2026-09-04",
    "within a week of signature": "2026-05-18",
    "by signature": "2026-05-11",
    "before signature": "2026-05-10",
}


@pytest.mark.parametrize(("phrase", "latest"), STEP_PHRASES.items(), ids=STEP_PHRASES.keys())
def test_a_lag_counts_from_a_step_whose_date_is_known(phrase: str, latest: str) -> None:
    assert str(resolve(phrase, STEPS).latest) == latest


HANGING = {
    "two weeks after the pen test": "pen test",
    "once the pen test is back": "pen test is back",
    "as soon as legal is back": "legal is back",
    "pending security review": "security review",
    "a month after we sign": "we sign",
}


@pytest.mark.parametrize(("phrase", "after"), HANGING.items(), ids=HANGING.keys())
def test_an_unknown_step_is_named_and_gives_no_date(phrase: str, after: str) -> None:
    found = resolve(phrase, STEPS)
    assert (found.latest, found.after) == (None, after)


def test_after_a_known_day_opens_on_the_next_one() -> None:
    found = resolve("right after Labor Day", US)
    assert (found.earliest, found.latest, found.after) == (date(2026, 9, 8), None, "Labor Day")


def test_what_must_precede_an_undated_step_has_no_date_and_says_why() -> None:
    found = resolve("two weeks before the pen test", STEPS)
    assert (found.latest, found.after) == (None, None)
    assert "'pen test'" in (found.note or "")


CLASHES = [
    "Thursday the 21st",
    "Wednesday, March 17",
    "February 30th",
    "June 31",
    "13/13/2026",
    "April 31st, 2026",
    "the 31st of next month",
]


@pytest.mark.parametrize("phrase", CLASHES)
def test_a_contradiction_is_no_date_but_a_note(phrase: str) -> None:
    found = resolve(phrase, US)
    assert found.latest is None
    assert found.says_something
    assert found.note


UNDATED = [
    "sometime soon",
    "asap",
    "in a few sprints",
    "in several weeks",
    "this summer",
    "net 30",
    "36 months",
]
UNDATED += [
    "24/7",
    "section 12.3",
    "version 2.10",
    "1/2 of the team",
    "555-0123",
    "the other day",
    "at 3 pm",
    "",
]


@pytest.mark.parametrize("phrase", UNDATED)
def test_no_date_is_made_up(phrase: str) -> None:
    assert resolve(phrase, US).latest is None


@pytest.mark.parametrize("phrase", ["tomorrow", "Friday", "the 15th", "Q3", "in two weeks", "by Christmas"])
def test_a_relative_phrase_needs_the_day_it_was_said_on(phrase: str) -> None:
    found = resolve(phrase, Context(None))
    assert found.latest is None
    assert "not known" in (found.note or "")


@pytest.mark.parametrize(
    "phrase", ["2026-09-15", "June 30, 2026", "Q3 2026", "end of 2026", "Christmas 2026"]
)
def test_a_full_date_needs_no_day_it_was_said_on(phrase: str) -> None:
    assert resolve(phrase, Context(None)).latest is not None


@pytest.mark.parametrize(
    ("phrase", "earliest"), [("since February", "2026-02-01"), ("since Monday", "2026-03-09")]
)
def test_since_looks_back(phrase: str, earliest: str) -> None:
    found = resolve(phrase, US)
    assert (str(found.earliest), found.latest) == (earliest, None)


def test_a_date_that_is_just_over_stays_in_sight() -> None:
    found = resolve("March 5th", US)
    assert found.latest == date(2027, 3, 5)
    assert [other.latest for other in found.readings] == [date(2026, 3, 5)]


def test_a_second_reading_of_next_thursday_is_kept() -> None:
    (other,) = resolve("next Thursday", US).readings
    assert other.latest == date(2026, 3, 12)


AS_SPOKEN = {
    "by, like, next Tuesday": "2026-03-17",
    "by, I'd say the thirteenth": "2026-03-13",
    "the nineteenth, next Thursday": "2026-03-19",
    "on Thursday. The nineteenth": "2026-03-19",
    "half nine on the sixth": "2026-04-06",
    "fourth of June, five thirty": "2026-06-04",
    "first thing in the morning": "2026-03-12",
    "right after this call": "2026-03-11",
    "before the week's out": "2026-03-13",
    "not before the 16th but before the 20th": "2026-03-19",
    "the two weeks from July sixth": "2026-07-19",
    "now": "2026-03-11",
}


@pytest.mark.parametrize(("phrase", "latest"), AS_SPOKEN.items(), ids=AS_SPOKEN.keys())
def test_what_people_put_around_a_date_does_not_hide_it(phrase: str, latest: str) -> None:
    assert str(resolve(phrase, US).latest) == latest


def test_a_clash_offers_the_next_day_that_is_both() -> None:
    (other,) = resolve("Tuesday the eighth", US).readings
    assert other.latest == date(2026, 9, 8)


def test_the_bank_holiday_is_the_next_one_of_the_owner_s_country() -> None:
    assert resolve("before the bank holiday", GB).latest == date(2026, 4, 2)
    assert resolve("before the bank holiday", Context(date(2026, 3, 11))).latest is None
