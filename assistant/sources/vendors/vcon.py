"""vCon containers: transcripts of their calls, and their text dialogs as one thread of messages.

    {"vcon", "uuid", "subject", "parties": [{"name", "mailto", "tel", "org"}],
     "dialog": [{"type": "text", "start", "parties": [0, 1], "originator", "mediatype", "encoding", "body"}],
     "analysis": [{"type": "transcript", "dialog": 0, "body": {"segments": [...]}}]}

The body of a transcript is in the form of its vendor, or plain lines. Recordings are not listened to.
Source: draft-ietf-vcon-vcon-core-04.
"""

import base64
import binascii
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from assistant.errors import InputError
from assistant.sources.reading import Document, Reading, Turn, Voice
from assistant.sources.registry import Format
from assistant.sources.vendors.call import Head, call, spoken
from assistant.sources.vendors.node import Node, printable, root_of
from assistant.sources.vendors.voices import merged
from schemas.finding import Finding, Severity

READ_AS_TEXT = ("", "text/plain")


def matches(document: Document) -> bool:
    """Parties beside dialogs or analyses."""
    root = root_of(document)
    if not root["parties"].is_list or "utterances" in root.fields:
        return False
    return "vcon" in root.fields or root["dialog"].is_list or root["analysis"].is_list


def format_with(formats: tuple[Format, ...]) -> Format:
    """The format, which reads the transcripts inside by the vendors' own formats."""
    return Format("vcon", matches, lambda document: read(document, formats))


def read(document: Document, formats: tuple[Format, ...]) -> tuple[Reading, ...]:
    """One reading per transcript, and one of all text dialogs."""
    root = root_of(document)
    parties = tuple(_party(node, number) for number, node in enumerate(root["parties"].items(), 1))
    dialogs = list(root["dialog"].objects())
    readings = [
        reading
        for analysis in root["analysis"].objects()
        if analysis["type"].text() == "transcript"
        for reading in _transcript(analysis, formats, parties, dialogs)
    ]
    messages = [turn for dialog in dialogs if (turn := _message(dialog, parties))]
    if messages:
        readings.append(Reading("mail", "vcon", tuple(messages), voices=merged(parties)))
    title = root["subject"].text() or None
    named = [replace(reading, title=reading.title or title) for reading in readings]
    if not named:
        raise InputError(
            f"'{document.name}' holds no transcript and no message: add a transcript to the vCon."
        )
    unread = tuple(_unread(dialogs, has_transcript=len(readings) > bool(messages)))
    first, *others = spoken(document, named)
    return (replace(first, findings=first.findings + unread), *others)


def _party(party: Node, number: int) -> Voice:
    address = party["mailto"].text().removeprefix("mailto:")
    name = party["name"].text()
    return Voice(
        label=name or address or f"Speaker {number}",
        emails=(address,) if address else (),
        company=party["org"].text() or None,
        is_placeholder=not (name or address),
    )


def _transcript(
    analysis: Node, formats: tuple[Format, ...], parties: Sequence[Voice], dialogs: Sequence[Node]
) -> Iterator[Reading]:
    body = _body(analysis)
    started = _start_of(analysis["dialog"], dialogs)
    for reading in _readings(body, formats, parties):
        yield replace(
            reading,
            voices=merged((*reading.voices, *parties)),
            started_at=reading.started_at or started,
            started_basis="payload" if reading.started_at or started else None,
        )


def _readings(body: Node, formats: tuple[Format, ...], parties: Sequence[Voice]) -> tuple[Reading, ...]:
    if isinstance(body.value, str):
        names = {voice.label for voice in parties}
        lines = (_line(line, names) for line in printable(body.value).splitlines() if line.strip())
        return (call("vcon", lines, Head()),)
    inner = Document(f"{body.file}: {body.path}", json.dumps(body.value).encode())
    found = next((each for each in formats if each.matches(inner)), None)
    if found is None:
        raise body.problem("a transcript in the form of a vendor whose files are read")
    return found.read(inner)


def _line(line: str, names: set[str]) -> Turn:
    name, colon, rest = line.strip().partition(":")
    return Turn(name, rest.strip()) if colon and name in names else Turn(None, line.strip())


def _start_of(index: Node, dialogs: Sequence[Node]) -> datetime | None:
    number = index.peek().value if index.is_list else index.value
    if isinstance(number, bool) or not isinstance(number, int) or not 0 <= number < len(dialogs):
        return None
    return dialogs[number]["start"].instant()


def _body(node: Node) -> Node:
    """The body as text or as JSON, whichever way the draft of its day encodes it."""
    body = node["body"]
    if not isinstance(body.value, str):
        return body
    text = body.value
    if node["encoding"].text() == "base64url":
        try:
            text = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True).decode()
        except (binascii.Error, ValueError) as error:
            raise body.problem("base64url of UTF-8 text") from error
    if not text.lstrip().startswith(("{", "[")):
        return replace(body, value=text)
    try:
        return replace(body, value=json.loads(text))
    except (ValueError, RecursionError):
        return replace(body, value=text)


def _is_message(dialog: Node) -> bool:
    mediatype = dialog.first("mediatype", "mimetype").text().partition(";")[0]
    is_text = dialog["type"].text() == "text" and mediatype in READ_AS_TEXT
    return is_text and bool(dialog["body"].value)


def _message(dialog: Node, parties: Sequence[Voice]) -> Turn | None:
    if not _is_message(dialog):
        return None
    numbers = dialog["parties"]
    here = [_voice(node, parties) for node in (numbers.members() if numbers.is_list else [numbers])]
    present = [voice for voice in here if voice is not None]
    author = _voice(dialog["originator"], parties) or (present[0] if present else None)
    text = printable(body.value).strip() if isinstance((body := _body(dialog)).value, str) else ""
    if not text:
        raise dialog["body"].problem("the text of a message")
    others = tuple(voice.label for voice in present if voice is not author)
    said_at = dialog["start"].instant()
    return Turn(author.label if author else None, text, said_at=said_at, kind="message", cues=1, to=others)


def _voice(number: Node, parties: Sequence[Voice]) -> Voice | None:
    if number.value is None:
        return None
    if (
        isinstance(number.value, bool)
        or not isinstance(number.value, int)
        or not 0 <= number.value < len(parties)
    ):
        raise number.problem("the number of a party")
    return parties[number.value]


def _unread(dialogs: Sequence[Node], has_transcript: bool) -> Iterator[Finding]:
    for dialog in dialogs:
        is_heard = has_transcript and dialog["type"].text() == "recording"
        if not _is_message(dialog) and not is_heard:
            message = f"{dialog.path} of the vCon is of type '{dialog['type'].text()}' and was not read."
            hint = "Add its transcript to the vCon, or its text as text/plain."
            yield Finding(code="dialog_not_read", severity=Severity.WARNING, message=message, hint=hint)
