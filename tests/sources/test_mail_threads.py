"""Mail files to conversations: what belongs together, and what is read once."""

from email.message import EmailMessage

import pytest

from assistant.errors import InputError
from assistant.sources.mail import EML, MAIL, MAIL_TEXT, MBOX, mail_readings, messages, threads
from assistant.sources.reading import Document, Reading
from assistant.sources.registry import format_of

QUESTION = "Who owns the security review on your side?"
LEGAL = "Legal needs the MSA before the committee meets."


def _mail(body: str, id: str, day: int, answers: str | None = None, **headers: str) -> bytes:
    message = EmailMessage()
    message["From"] = headers.pop("sender", "Dana Reyes <dana@halden.example>")
    message["To"] = headers.pop("to", "Sam Rep <sam@bright.example>")
    message["Subject"] = headers.pop("subject", "Plan")
    message["Date"] = headers.pop("date", f"{day} Mar 2026 09:00:00 -0500")
    message["Message-ID"] = f"<{id}@halden.example>"
    if answers:
        message["In-Reply-To"] = f"<{answers}@halden.example>"
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(body)
    return bytes(message)


def _read(*mails: bytes) -> tuple[Reading, ...]:
    documents = [Document(f"{number}.eml", mail) for number, mail in enumerate(mails)]
    return tuple(reading for reading, _ in mail_readings(documents))


def _said(reading: Reading) -> list[tuple[str, str | None, str]]:
    return [(turn.kind, turn.label and turn.label.split("@")[0], turn.text) for turn in reading.turns]


def _codes(reading: Reading) -> list[str]:
    return [finding.code for finding in reading.findings]


SAM = "Sam Rep <sam@bright.example>"


def test_several_files_of_one_thread_are_one_conversation_in_order_of_date() -> None:
    first = _mail(QUESTION, "a", 10)
    second = _mail("Marcus does.", "b", 11, "a", sender=SAM, subject="Renamed")
    (reading,) = _read(second, first)
    assert _said(reading) == [("message", "dana", QUESTION), ("message", "sam", "Marcus does.")]
    assert reading.started_at is not None
    assert reading.started_at.isoformat() == "2026-03-10T09:00:00-05:00"
    assert [voice.emails for voice in reading.voices] == [("dana@halden.example",), ("sam@bright.example",)]


@pytest.mark.parametrize(
    ("second", "count"),
    [
        pytest.param(_mail("b", "b", 11, "a", subject="Other", sender=SAM), 1, id="reference"),
        pytest.param(_mail("b", "b", 11, subject="AW: RE: plan", sender=SAM), 1, id="subject-and-people"),
        pytest.param(
            _mail("b", "b", 11, subject="Plan", sender="x@y.example", to="z@y.example"), 2, id="other-people"
        ),
        pytest.param(_mail("b", "b", 11, subject="Lunch", sender=SAM), 2, id="other-subject"),
    ],
)
def test_what_belongs_to_one_thread(second: bytes, count: int) -> None:
    assert len(_read(_mail("a", "a", 10), second)) == count


ANNOUNCED = "On Mar 10, 2026 at 9:00 AM Dana Reyes wrote:"
BLOCK = "From: Dana Reyes\nSent: March 10, 2026 9:00 AM\nTo: Sam Rep\nSubject: Plan"


@pytest.mark.parametrize(
    "quote",
    [
        pytest.param(f"{ANNOUNCED}\n> Hi Sam,\n> {QUESTION}\n> {LEGAL}", id="marked"),
        pytest.param(f"{BLOCK}\n\nHi Sam,\n{QUESTION}\n{LEGAL}", id="block"),
        pytest.param(f"{ANNOUNCED}\n> Hi Sam, {QUESTION[:30]}\n> {QUESTION[30:]} {LEGAL}", id="wrapped-anew"),
    ],
)
def test_quoted_history_is_read_once(quote: str) -> None:
    first = _mail(f"Hi Sam,\n{QUESTION}\n{LEGAL}", "a", 10)
    (reading,) = _read(first, _mail(f"Marcus does.\n\n{quote}", "b", 11, "a", sender=SAM))
    assert [turn[0] for turn in _said(reading)] == ["message", "message"]
    assert _codes(reading) == ["quoted_history_folded"]


def test_a_forwarded_mail_is_kept_with_its_own_author_and_date() -> None:
    forward = (
        "FYI\n\n---------- Forwarded message ---------\nFrom: Priya Nair <priya@halden.example>\n"
        "Date: Thu, Mar 5, 2026 at 4:12 PM\nSubject: PO\nTo: Dana Reyes <dana@halden.example>\n\n"
        "The PO will be issued by March 20.\n"
    )
    (reading,) = _read(_mail(forward, "a", 10))
    assert _said(reading)[1] == ("quoted", "priya", "The PO will be issued by March 20.")
    assert reading.turns[1].said_at is not None
    assert reading.turns[1].said_at.isoformat() == "2026-03-05T16:12:00-05:00"
    assert reading.turns[1].to == ("dana@halden.example",)


def test_answers_between_the_lines_keep_their_questions() -> None:
    answer = f"{ANNOUNCED}\n> Hi Sam,\n>\n> {QUESTION}\n\nMarcus.\n\n> {LEGAL}\n\nBy Friday.\n"
    (reading,) = _read(
        _mail(f"Hi Sam,\n\n{QUESTION}\n\n{LEGAL}", "a", 10), _mail(answer, "b", 11, "a", sender=SAM)
    )
    assert _said(reading)[1:] == [
        ("quoted", "dana", QUESTION),
        ("message", "sam", "Marcus."),
        ("quoted", "dana", LEGAL),
        ("message", "sam", "By Friday."),
    ]


def test_what_is_written_into_an_unmarked_quote_is_its_writers() -> None:
    answer = f"See below.\n\n{BLOCK}\n\n{QUESTION}\nMarcus Bell takes that over from Monday.\n{LEGAL}\n"
    (reading,) = _read(_mail(f"{QUESTION}\n{LEGAL}", "a", 10), _mail(answer, "b", 11, "a", sender=SAM))
    assert _said(reading)[1:] == [
        ("message", "sam", "See below."),
        ("quoted", "dana", QUESTION),
        ("message", "sam", "Marcus Bell takes that over from Monday."),
    ]


def test_an_unsigned_question_has_the_author_of_the_full_quote_below_it() -> None:
    text = f"> {QUESTION}\n\nMarcus.\n\n{ANNOUNCED}\n\n> Hi Sam,\n>\n> {QUESTION}\n"
    (reading,) = _read(_mail(text, "b", 11, sender=SAM))
    assert _said(reading)[:2] == [("quoted", "Dana Reyes", QUESTION), ("message", "sam", "Marcus.")]


def test_a_name_without_an_address_is_the_correspondent_of_that_name() -> None:
    text = f"Fine.\n\n{ANNOUNCED}\n> We need the DPA as well.\n"
    (reading,) = _read(_mail(text, "b", 11, sender=SAM, to="Dana Reyes <dana@halden.example>"))
    assert _said(reading)[1] == ("quoted", "dana", "We need the DPA as well.")


def test_a_changed_word_in_a_quote_is_not_taken_for_history() -> None:
    first = _mail("The budget is not approved before June.", "a", 10)
    quote = f"{ANNOUNCED}\n> The budget is approved before June.\n"
    (reading,) = _read(first, _mail(f"Good.\n\n{quote}", "b", 11, "a", sender=SAM))
    assert _said(reading)[-1] == ("quoted", "dana", "The budget is approved before June.")


def test_copies_of_one_mail_are_read_once() -> None:
    (reading,) = _read(_mail(QUESTION, "a", 10), _mail(QUESTION, "a", 10))
    assert len(reading.turns) == 1
    assert _codes(reading) == ["duplicate_mail"]


def test_a_mail_without_a_date_stands_behind_the_one_it_answers() -> None:
    second = _mail("Marcus.", "b", 11, "a", sender=SAM, date="some day")
    (reading,) = _read(second, _mail(QUESTION, "a", 10), _mail("Thank you both.", "c", 12, "b"))
    assert [turn.text for turn in reading.turns] == [QUESTION, "Marcus.", "Thank you both."]
    assert reading.turns[1].said_at is None
    assert _codes(reading) == ["mail_without_date"]


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"Auto_Submitted": "auto-replied"}, id="header"),
        pytest.param({"subject": "Automatic reply: Plan"}, id="subject"),
        pytest.param({"Precedence": "bulk"}, id="mailing"),
    ],
)
def test_what_no_person_wrote_is_a_system_turn(headers: dict[str, str]) -> None:
    (reading,) = _read(_mail("Back on Monday.", "a", 10, **headers))
    assert [turn.kind for turn in reading.turns] == ["system"]
    assert _codes(reading) == ["system_mail"]


def test_a_mailbox_gives_one_reading_per_thread() -> None:
    mails = (_mail("One.", "a", 10), _mail("From here\n\nFrom there on: two.", "b", 11, subject="Other"))
    box = b"".join(b"From x@y.example Tue Mar 10 09:00:00 2026\n" + mail + b"\n" for mail in mails)
    document = Document("all.mbox", box)
    assert format_of(document, MAIL) is MBOX
    assert [reading.turns[0].text for reading in MBOX.read(document)] == [
        "One.",
        "From here\n\nFrom there on: two.",
    ]


PASTED = """From: Sam Rep <sam@bright.example>
Sent: Wednesday, March 11, 2026 10:00 AM
To: Dana Reyes <dana@halden.example>
Subject: RE: Plan

Marcus does.

From: Dana Reyes <dana@halden.example>
Sent: Tuesday, March 10, 2026 2:00 PM
To: Sam Rep <sam@bright.example>
Subject: Plan

Who owns the security review?
"""


def test_a_pasted_thread_is_read_oldest_first() -> None:
    document = Document("thread.txt", PASTED.encode())
    assert format_of(document, MAIL) is MAIL_TEXT
    (reading,) = MAIL_TEXT.read(document)
    assert _said(reading) == [
        ("message", "dana", "Who owns the security review?"),
        ("message", "sam", "Marcus does."),
    ]
    assert [turn.said_at.isoformat() for turn in reading.turns if turn.said_at] == [
        "2026-03-10T14:00:00",
        "2026-03-11T10:00:00",
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("WEBVTT\n\n00:01.000 --> 00:02.000\nDana: From: here\n", id="subtitles"),
        pytest.param("Dana: Hi Sam.\nSam: From: now on?\n", id="transcript"),
        pytest.param('{"From": "Dana"}', id="json"),
        pytest.param("Notes\n\nFrom: Dana\nTo: Sam\n\ncall them\n", id="notes"),
        pytest.param("From: Monday\nTo: Friday\nSubject: pilot\n", id="span"),
    ],
)
def test_other_text_is_no_mail(text: str) -> None:
    assert not [each.name for each in MAIL if each.matches(Document("x.txt", text.encode()))]


def test_a_mail_file_is_known_by_its_content() -> None:
    assert format_of(Document("x.txt", _mail("Hi.", "a", 10)), MAIL) is EML


def test_mail_without_any_text_is_refused_with_a_reason() -> None:
    with pytest.raises(InputError, match=r"No text was found in the mail of '0\.eml'"):
        _read(_mail("", "a", 10))


def test_threads_pools_the_mails_of_several_documents() -> None:
    documents = [Document("1", _mail("One.", "a", 10)), Document("2", _mail("Two.", "b", 11, "a"))]
    assert len(threads(message for each in documents for message in messages(each))) == 1
