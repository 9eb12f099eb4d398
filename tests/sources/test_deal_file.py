from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import InputError
from assistant.sources.deal_file import load_deal, parse_deal
from schemas.deal import Deal, Party, Person, Target
from schemas.value import Side

WHOLE = """\
name: Platform rollout
buyer:
  company: Halden Foods
  domains: [haldenfoods.example]
  country: US-OH
  fiscal_year_start: 2
  closed_days: [2026-12-24]
seller: {company: Brightline, domains: [brightline.example], country: "NO"}
amount: 180000
currency: USD
segment: mid
touches_personal_data: true
target: {kind: go_live, date: 2026-09-01}
time_zone: America/New_York
people:
  - {name: Dana Reyes, email: dana@haldenfoods.example, side: buyer, role: champion, also: [Dana R.]}
"""


def test_every_field_of_a_deal_is_read() -> None:
    assert parse_deal("deal.yaml", WHOLE) == Deal(
        name="Platform rollout",
        buyer=Party(
            company="Halden Foods",
            domains=("haldenfoods.example",),
            country="US-OH",
            fiscal_year_start=2,
            closed_days=(date(2026, 12, 24),),
        ),
        seller=Party(company="Brightline", domains=("brightline.example",), country="NO"),
        amount=180000,
        currency="USD",
        segment="mid",
        touches_personal_data=True,
        target=Target(kind="go_live", date=date(2026, 9, 1)),
        time_zone="America/New_York",
        people=(
            Person(
                name="Dana Reyes",
                email="dana@haldenfoods.example",
                side=Side.BUYER,
                role="champion",
                also=("Dana R.",),
            ),
        ),
    )


def test_norway_is_a_country_without_quotes() -> None:
    assert parse_deal("deal.yaml", "buyer: {country: NO}").buyer.country == "NO"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param(
            "name: A\nbuyer:\n  company: B\n  domian: [b.example]\n",
            "deal.yaml line 4: buyer has no field 'domian' (did you mean 'domains'?).",
            id="misspelt",
        ),
        pytest.param("ammount: 3\n", "did you mean 'amount'?", id="misspelt at the top"),
        pytest.param("people:\n  - nam: D\n", "line 2: people lacks its 'name'", id="lacking"),
        pytest.param("name: A\nname: B\n", "deal.yaml line 2: 'name' stands there twice", id="twice"),
        pytest.param("amount: 180,000\n", "line 1: 'amount' is a number like 180000", id="number"),
        pytest.param("amount: .inf\n", "line 1: 'amount' is a number", id="infinite"),
        pytest.param("name: 2026\n", "'name' is text: put 2026 in quotes", id="text"),
        pytest.param("buyer: Acme\n", "'buyer' has fields of its own: company, domains", id="no mapping"),
        pytest.param("buyer:\n  domains: b.example\n", "line 2: 'domains' is a list", id="no list"),
        pytest.param("target:\n  date: 2026-02-30\n", "line 2: 'date' is a date like", id="impossible date"),
        pytest.param(
            "segment: huge\n", "'segment' is 'small', 'mid' or 'enterprise', not 'huge'", id="choice"
        ),
        pytest.param("time_zone: Mars/North\n", "line 1: 'Mars/North' is no known time zone", id="zone"),
        pytest.param("time_zone: ../../etc/passwd\n", "is no known time zone", id="zone outside"),
        pytest.param("buyer:\n  country: USA\n", "line 2: 'country' is an ISO 3166 code", id="country form"),
        pytest.param(
            "buyer:\n  country: XX\n", "line 2: No holidays are known for country 'XX'", id="country"
        ),
        pytest.param("buyer:\n  country: US-ZZ\n", "'US' has no subdivision 'ZZ'", id="subdivision"),
        pytest.param(
            "buyer: {domains: [a.b]}\nseller: {domains: [A.B]}\n", "buyer's domain too", id="domain"
        ),
        pytest.param("name: [\n", "line 2: this is no YAML", id="broken"),
        pytest.param("name: \x01\n", "this is no YAML", id="control character"),
        pytest.param("just words\n", "has fields like", id="words"),
        pytest.param("a: &x [1]\nb: *x\n", "line 2: aliases (*x) are not read", id="alias"),
        pytest.param("name: !!python/object:os.system x\n", "line 1: the tag", id="tag"),
        pytest.param("name: " + "[" * 5000 + "]" * 5000, "nested too deeply", id="deep"),
        pytest.param("? [a]\n: b\n", "a field name is a word", id="strange key"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, says: str) -> None:
    with pytest.raises(InputError) as refused:
        parse_deal("deal.yaml", text)
    assert says in str(refused.value)


def test_all_mistakes_are_said_at_once() -> None:
    with pytest.raises(InputError) as refused:
        parse_deal("deal.yaml", "amount: lots\ncurrency: dollars\nbuyer: {contry: US}\n")
    assert [line.split(":")[0] for line in str(refused.value).splitlines()] == [
        "deal.yaml line 3",
        "deal.yaml line 1",
        "deal.yaml line 2",
    ]


def test_a_missing_file_is_said_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        load_deal(tmp_path / "deal.yaml")


@given(st.text(alphabet=st.sampled_from("nameburdl:-[]{}&*!|>#\"' \n2\t"), max_size=60))
def test_any_text_is_a_deal_or_refused(text: str) -> None:
    try:
        deal = parse_deal("deal.yaml", text)
    except InputError:
        return
    assert isinstance(deal, Deal)
