"""Who wrote which part of a mail."""

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.sources.mail.addresses import Address
from assistant.sources.mail.history import essence
from assistant.sources.mail.passages import passages

ZONE = timezone(timedelta(hours=-5))
SENT = datetime(2026, 3, 12, 9, 0, tzinfo=ZONE)

ANNOUNCED = {
    "gmail": "On Wed, Mar 11, 2026 at 3:59 PM Dana Reyes <dana@halden.example> wrote:",
    "gmail-wrapped": "On Wed, Mar 11, 2026 at 3:59 PM Dana Reyes of Halden\n<dana@halden.example> wrote:",
    "apple": "On 11 Mar 2026, at 15:59, Dana Reyes <dana@halden.example> wrote:",
    "thunderbird": "On 3/11/26 3:59 PM, Dana Reyes wrote:",
    "german": "Am 11. März 2026 um 15:59 schrieb Dana Reyes <dana@halden.example>:",
    "french": "Le mer. 11 mars 2026 à 15:59, Dana Reyes <dana@halden.example> a écrit :",
    "spanish": "El mié, 11 mar 2026 a las 15:59, Dana Reyes (<dana@halden.example>) escribió:",
    "italian": "Il giorno mer 11 mar 2026 alle ore 15:59 Dana Reyes <dana@halden.example> ha scritto:",
    "dutch": "Op wo 11 mrt 2026 om 15:59 schreef Dana Reyes <dana@halden.example>:",
    "name-first": "Dana Reyes <dana@halden.example> wrote:",
}
DANA = "Dana Reyes <dana@halden.example>"
BLOCKS = {
    "outlook": f"From: {DANA}\nSent: Wednesday, March 11, 2026 3:59 PM\nTo: Sam Rep\nSubject: Plan",
    "outlook-ruled": "-----Original Message-----\nFrom: Reyes, Dana\nSent: March 11, 2026 3:59 PM\nTo: Sam",
    "starred": f"*From:* {DANA}\n*Sent:* Wednesday, March 11, 2026 3:59 PM\n*To:* Sam Rep\n*Subject:* Plan",
    "german": f"Von: {DANA}\nGesendet: Mittwoch, 11. März 2026 15:59\nAn: Sam Rep\nBetreff: Plan",
    "french": f"De : {DANA}\nEnvoyé : mercredi 11 mars 2026 15:59\nÀ : Sam Rep\nObjet : Plan",
    "spanish": f"De: {DANA}\nEnviado: miércoles, 11 de marzo de 2026 15:59\nPara: Sam Rep\nAsunto: Plan",
    "italian": f"Da: {DANA}\nInviato: mercoledì 11 marzo 2026 15:59\nA: Sam Rep\nOggetto: Plan",
    "dutch": f"Van: {DANA}\nVerzonden: woensdag 11 maart 2026 15:59\nAan: Sam Rep\nOnderwerp: Plan",
    "forward": f"------ Forwarded message -----\nFrom: {DANA}\nDate: Wed, Mar 11, 2026 at 3:59 PM\nTo: Sam",
    "notes": "Dana Reyes\n03/11/2026 03:59 PM\nTo: Sam Rep/LON/BRIGHT\ncc:\nSubject: Plan",
    "long-list": f"From: {DANA}\nSent: March 11, 2026 3:59 PM\nTo: Sam Rep;\n Ada Okafor;\n Lee\nSubject: x",
}


def _told(text: str) -> list[tuple[str, str | None, str]]:
    """Kind, author and text of each passage; None stands for the sender."""
    return [
        (part.kind, part.origin.author.name if part.origin and part.origin.author else None, part.text)
        for part in passages(text, SENT)
    ]


@pytest.mark.parametrize("line", ANNOUNCED.values(), ids=ANNOUNCED)
@pytest.mark.parametrize("mark", ["> ", ""], ids=["marked", "unmarked"])
def test_quoted_text_belongs_to_the_one_who_is_announced(line: str, mark: str) -> None:
    told = passages(f"We accept.\n\n{line}\n\n{mark}Can you sign by Friday?\n", SENT)
    assert [(part.kind, part.text) for part in told] == [
        ("message", "We accept."),
        ("quoted", "Can you sign by Friday?"),
    ]
    origin = told[1].origin
    assert origin is not None
    assert origin.author is not None
    assert (origin.author.name or "").startswith("Dana Reyes")


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
@pytest.mark.parametrize("mark", ["", "> "], ids=["plain", "marked"])
def test_a_header_block_tells_author_and_time(block: str, mark: str) -> None:
    quote = "\n".join(f"{mark}{line}" for line in f"{block}\n\nCan you sign by Friday?".split("\n"))
    told = passages(f"We accept.\n\n{quote}\n", SENT)
    assert [(part.kind, part.text) for part in told] == [
        ("message", "We accept."),
        ("quoted", "Can you sign by Friday?"),
    ]
    origin = told[1].origin
    assert origin is not None
    assert origin.author is not None
    assert origin.author.name == "Dana Reyes"
    assert origin.said_at == datetime(2026, 3, 11, 15, 59, tzinfo=ZONE)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("On Friday we sign, as Dana wrote: no later.", id="wrote-in-a-sentence"),
        pytest.param("Agenda\nFrom: 9 am\nTo: 11 am\nSubject: security review", id="agenda"),
        pytest.param("Legal replied on March 3.\nDate: Monday\nTo: do", id="labels-of-a-list"),
        pytest.param("On 3 March we sent the DPA. Dana has it.", id="starts-with-on"),
        pytest.param("----------\nNext steps\n- Send the MSA", id="divider"),
        pytest.param(
            "Call me at 614-555-0199\n\nDana <dana@halden.example> knows the number.", id="phone-and-address"
        ),
    ],
)
def test_new_text_is_not_taken_for_a_quote(text: str) -> None:
    assert all(part.origin is None for part in passages(text, SENT))
    assert essence("".join(part.text for part in passages(text, SENT))) == essence(text)


def test_questions_and_answers_keep_their_order() -> None:
    text = "On Mar 11, 2026 at 3:59 PM Dana Reyes wrote:\n> Who owns it?\nMarcus.\n> By when?\n\nFriday.\n"
    assert _told(text) == [
        ("quoted", "Dana Reyes", "Who owns it?"),
        ("message", None, "Marcus."),
        ("quoted", "Dana Reyes", "By when?"),
        ("message", None, "Friday."),
    ]


def test_each_depth_has_its_own_author() -> None:
    text = (
        "Fine.\nOn Mar 11, 2026 at 3:59 PM Dana Reyes wrote:\n> Yes.\n>\n"
        "> On Mar 10, 2026 at 2:00 PM Sam Rep wrote:\n>\n>> Does legal agree?\n"
    )
    assert _told(text) == [
        ("message", None, "Fine."),
        ("quoted", "Dana Reyes", "Yes."),
        ("quoted", "Sam Rep", "Does legal agree?"),
    ]


def test_the_tail_of_a_wrapped_quote_is_quoted() -> None:
    text = (
        "Noted.\n> Our committee meets on the first Tuesday of each month and needs the papers a\n"
        "week before that.\n> Can you deliver?\n"
    )
    assert [part[0] for part in _told(text)] == ["message", "quoted"]


@pytest.mark.parametrize(
    ("text", "signature"),
    [
        pytest.param(
            "I send it Friday.\n\nBest regards,\nSam Rep\nAccount Lead\n+44 20 5555 0100",
            "Best regards,",
            id="closing",
        ),
        pytest.param("Done.\n-- \nSam Rep | Brightline", "--", id="delimiter"),
        pytest.param("I send it Friday.\n\nSent from my iPhone", "Sent from my iPhone", id="device"),
        pytest.param(
            "Ich schicke es Freitag.\n\nMit freundlichen Grüßen\nSam Rep", "Mit freundlichen", id="german"
        ),
        pytest.param("Je l'envoie vendredi.\n\nCordialement,\nSam Rep", "Cordialement", id="french"),
    ],
)
def test_a_signature_is_set_apart(text: str, signature: str) -> None:
    told = _told(text)
    assert [part[0] for part in told] == ["message", "signature"]
    assert told[1][2].startswith(signature)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Thanks,\nDana\n\nP.S. Legal needs the DPA by Friday.", id="postscript"),
        pytest.param(
            "Best,\nDana\nPlease send it to legal@halden.example by Friday", id="address-in-a-request"
        ),
        pytest.param("Thanks,\n\nI will send the SOC 2 report.", id="thanks-first"),
        pytest.param("-- \nDana Reyes\n\nI forgot: we need the DPA too.", id="below-the-signature"),
    ],
)
def test_what_is_promised_below_a_signature_is_kept(text: str) -> None:
    assert _told(text)[-1][0] == "message"


def test_the_senders_name_opens_a_signature_without_a_closing() -> None:
    text = "I send it Friday.\n\nSam Rep\nAccount Lead, Northern Europe\nBrightline"
    told = passages(text, SENT, Address("Sam Rep", None))
    assert [part.kind for part in told] == ["message", "signature"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The information is confidential until the NDA is signed.", id="nda"),
        pytest.param("Please treat this as confidential: we sign on Friday.", id="request"),
    ],
)
def test_talk_of_confidence_is_no_disclaimer(text: str) -> None:
    assert [part[0] for part in _told(text)] == ["message"]


def test_a_disclaimer_right_below_the_signature_is_set_apart() -> None:
    text = (
        "C'est fait.\n\nBonne journée,\nZoé\nDirectrice\n"
        "Avis de confidentialité : ce message est destiné uniquement\nà son destinataire."
    )
    assert [part[0] for part in _told(text)] == ["message", "signature", "disclaimer"]


def test_a_disclaimer_is_set_apart() -> None:
    text = (
        "We sign Friday.\n\nThis e-mail is confidential. If you are not the\nintended recipient, delete it."
    )
    assert [part[0] for part in _told(text)] == ["message", "disclaimer"]


LINES = st.sampled_from(
    [
        *(
            "> a b",
            ">> c",
            "On Mar 11, 2026 at 3:59 PM Dana wrote:",
            "From: Dana <d@x.example>",
            "Sent: May 1, 2026",
        ),
        *(
            "To: Sam",
            "Subject: x",
            "",
            "text here",
            "-- ",
            "Thanks,",
            "Dana",
            "-----Original Message-----",
            "_____",
        ),
    ]
)


@given(st.lists(st.one_of(LINES, st.text(max_size=30)), max_size=25))
def test_only_quote_marks_and_headers_are_left_out(lines: list[str]) -> None:
    text = "\n".join(lines)
    told = essence("".join(part.text for part in passages(text, SENT)))
    assert len(told) <= len(essence(text))


@given(st.lists(st.sampled_from(["We sign Friday.", "> Who?", "", "Marcus owns it."]), max_size=12))
def test_new_sentences_are_always_the_senders(lines: list[str]) -> None:
    said = [
        line for part in passages("\n".join(lines), SENT) if part.kind == "message" for line in part.lines
    ]
    assert [line for line in said if line] == [line for line in lines if line and not line.startswith(">")]
