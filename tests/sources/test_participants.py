import pytest

from assistant.sources.names import named
from assistant.sources.participants import cast_of
from assistant.sources.placeholders import is_bot, is_placeholder
from assistant.sources.reading import Reading, Turn, Voice
from schemas.deal import Deal, Party, Person
from schemas.value import Side

DEAL = Deal(
    buyer=Party(company="Halden Foods", domains=("halden.example",)),
    seller=Party(company="Brightline", domains=("brightline.example",)),
    people=(
        Person(name="Dana Reyes", email="dana@halden.example", side=Side.BUYER, also=("DR Halden",)),
        Person(name="Sam Ode", side=Side.SELLER, title="Account Executive"),
        Person(name="Ines Vidal", side=Side.THIRD_PARTY),
    ),
)


def reading(*labels: str, voices: tuple[Voice, ...] = ()) -> Reading:
    return Reading("call", "text", tuple(Turn(label, "Yes.") for label in labels), voices=voices)


@pytest.mark.parametrize(
    ("label", "name", "company"),
    [
        ("Dana Reyes", "Dana Reyes", None),
        ("Reyes, Dana (ACME)", "Dana Reyes", "ACME"),
        ("van der Berg, Jan", "Jan van der Berg", None),
        ("Dana Reyes, PhD", "Dana Reyes", None),
        ("Dana (she/her)", "Dana", None),
        ("Dana Reyes (she/her) (Acme)", "Dana Reyes", "Acme"),
        ("Dana Reyes (Guest)", "Dana Reyes", None),
        ("Dana Reyes (External) (Acme)", "Dana Reyes", "Acme"),
        ("Dana Reyes (VP Operations)", "Dana Reyes", None),
        ("Dana Reyes | Acme", "Dana Reyes", "Acme"),
        ("山田 太郎 (Acme)", "山田 太郎", "Acme"),
        ("(she/her)", "(she/her)", None),
    ],
)
def test_a_label_names_a_person_and_perhaps_a_company(label: str, name: str, company: str | None) -> None:
    assert (named(label).name, named(label).company) == (name, company)


@pytest.mark.parametrize(
    ("label", "placeholder"),
    [
        ("Speaker 1", True),
        ("SPEAKER_00", True),
        ("Unknown Speaker", True),
        ("Unknown", True),
        ("A", True),
        ("+1 555 010 0100", True),
        ("Conference Room 4 (Halden)", True),
        ("Dana's iPhone", True),
        ("Dana", False),
        ("Guest Reyes", False),
        ("Persona Reyes", False),
    ],
)
def test_placeholders_are_no_names(label: str, placeholder: bool) -> None:
    assert is_placeholder(label) is placeholder


@pytest.mark.parametrize(
    ("label", "bot"),
    [
        ("Fireflies.ai Notetaker", True),
        ("Sam's Notetaker", True),
        ("Otter.ai", True),
        ("Read.ai meeting notes", True),
        ("AI Companion", True),
        ("Gong Li", False),
        ("Reade Aicher", False),
    ],
)
def test_bots_are_known_by_name(label: str, bot: bool) -> None:
    assert is_bot(label) is bot


@pytest.mark.parametrize(
    ("label", "voice", "side", "basis"),
    [
        pytest.param(
            "Dana Reyes", Voice("Dana Reyes", side=Side.SELLER), "seller", "vendor", id="vendor first"
        ),
        pytest.param("Dana Reyes", None, "buyer", "deal_file", id="name"),
        pytest.param("Dana R.", None, "buyer", "deal_file", id="initial"),
        pytest.param("DR Halden", None, "buyer", "deal_file", id="other name"),
        pytest.param("Dana", None, "buyer", "deal_file", id="only one of that first name"),
        pytest.param("Dana (Brightline)", None, "seller", "company_suffix", id="another Dana"),
        pytest.param("Ines Vidal", None, "third_party", "deal_file", id="third party"),
        pytest.param(
            "Tom", Voice("Tom", emails=("Tom@eu.halden.example",)), "buyer", "email_domain", id="domain"
        ),
        pytest.param(
            "Tom", Voice("Tom", emails=("t@lawyers.example",)), "third_party", "email_domain", id="outsider"
        ),
        pytest.param("Tom", Voice("Tom", emails=("tom@gmail.com",)), "unknown", "none", id="free mail"),
        pytest.param("Tom (Halden)", None, "buyer", "company_suffix", id="short company"),
        pytest.param("Tom (Brightline, Inc.)", None, "seller", "company_suffix", id="legal form"),
        pytest.param("Tom (Acme)", None, "unknown", "none", id="unknown company"),
        pytest.param("Tom (she/her)", None, "unknown", "none", id="pronouns"),
        pytest.param("Tom (External)", None, "unknown", "none", id="tag"),
        pytest.param("Tom", None, "unknown", "none", id="nothing tells it"),
    ],
)
def test_a_side_is_told_or_unknown(label: str, voice: Voice | None, side: str, basis: str) -> None:
    cast = cast_of(reading(label, voices=(voice,) if voice else ()), DEAL, "c1")
    (participant,) = cast.participants
    assert (participant.side, participant.side_basis) == (side, basis)
    assert any(f.code == "side_unknown" for f in cast.findings) is (side == "unknown")


def test_one_known_company_says_nothing_of_the_others() -> None:
    deal = Deal(seller=Party(company="Brightline"))
    cast = cast_of(reading("Sam (Brightline)", "Tom (Acme)", "Ana"), deal, "c1")
    assert [p.side for p in cast.participants] == [Side.SELLER, Side.UNKNOWN, Side.UNKNOWN]


@pytest.mark.parametrize(
    ("labels", "people"),
    [
        pytest.param(("Priya N.", "Priya Nair (Northwind)"), [("Priya Nair", 2)], id="initial"),
        pytest.param(("Priya Nair", "Nair, Priya (Northwind)"), [("Priya Nair", 2)], id="order"),
        pytest.param(("Priya Nair (Guest)", "priya nair"), [("Priya Nair", 2)], id="tag and case"),
        pytest.param(("Dana R.", "Reyes, Dana", "DR Halden"), [("Dana Reyes", 3)], id="deal's person"),
        pytest.param(("Tom (Acme)", "Tom (Halden)"), [("Tom", 1), ("Tom", 1)], id="two companies"),
        pytest.param(
            ("Priya N.", "Priya Nair", "Priya Nolan"),
            [("Priya N.", 1), ("Priya Nair", 1), ("Priya Nolan", 1)],
            id="whose initial",
        ),
        pytest.param(("Speaker 1", "Speaker 2"), [("Speaker 1", 1), ("Speaker 2", 1)], id="placeholders"),
    ],
)
def test_labels_of_one_person_are_one_participant(
    labels: tuple[str, ...], people: list[tuple[str, int]]
) -> None:
    cast = cast_of(reading(*labels), DEAL, "c1")
    assert [(p.name, len(p.labels)) for p in cast.participants] == people
    assert set(cast.ids) == set(labels)


def test_the_deal_file_against_the_vendor_is_said() -> None:
    cast = cast_of(reading("Dana Reyes", voices=(Voice("Dana Reyes", side=Side.SELLER),)), DEAL, "c1")
    assert [f.code for f in cast.findings] == ["side_contradicted"]


def test_more_labels_than_people_are_quickly_left_apart() -> None:
    labels = [f"Name{chr(97 + i % 26)} Number{i}" for i in range(3000)]
    assert len(cast_of(reading(*labels), DEAL, "c1").participants) == 3000
