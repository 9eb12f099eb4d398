"""Files to conversations in the order in which they were held, with what was lost or unknown on the way."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from assistant.errors import InputError
from assistant.sources.conversations import conversation_of
from assistant.sources.formats import FORMATS
from assistant.sources.held_at import Held, held_at
from assistant.sources.mail import MAIL, mail_readings
from assistant.sources.reading import Document, Reading
from assistant.sources.registry import format_of
from schemas.conversation import Conversation
from schemas.deal import Deal
from schemas.finding import Finding, Severity

LAST = datetime.max.replace(tzinfo=UTC)

Read = tuple[tuple[Conversation, ...], tuple[Finding, ...]]


def read_files(documents: Sequence[Document], deal: Deal, told: Mapping[str, datetime] | None = None) -> Read:
    """The conversations `c1`, `c2`, … of all files; `told` is when those were held that do not say so.

    Raises InputError where a file cannot be read, or a time is told of a file that is not among them.
    """
    told = told or {}
    _refuse_strangers(documents, told)
    once, repeated = _without_copies(documents)
    people = tuple(name for person in deal.people for name in (person.name, *person.also))
    readings = _readings(
        [replace(document, people=people, beside=_others(document, once)) for document in once]
    )
    dated = [
        (reading, document, held_at(reading, document.name, deal, told)) for reading, document in readings
    ]
    dated.sort(key=lambda each: each[2].at if each[2] else LAST)
    assembled = [
        conversation_of(f"c{number}", reading, document, held, deal)
        for number, (reading, document, held) in enumerate(dated, 1)
    ]
    unheard = _not_needed(told, [(document.name, held) for _, document, held in dated])
    found = tuple(finding for _, findings in assembled for finding in findings)
    return tuple(conversation for conversation, _ in assembled), (*repeated, *unheard, *found)


def _others(document: Document, documents: Sequence[Document]) -> tuple[Document, ...]:
    return tuple(other for other in documents if other is not document)


def _not_needed(told: Mapping[str, datetime], held: Sequence[tuple[str, Held | None]]) -> Iterator[Finding]:
    """The times that a person told of files that tell another one themselves."""
    for name, own in held:
        if own is None or own.basis == "person" or name not in told or told[name].date() == own.at.date():
            continue
        yield Finding(
            code="held_at_contradicted",
            severity=Severity.WARNING,
            message=f"{name} tells itself that it was held on {own.at.date()}; the other time was not used.",
            hint="Check which is right; rename the file or mend its header if yours is.",
            subject=name,
        )


def _refuse_strangers(documents: Sequence[Document], told: Mapping[str, datetime]) -> None:
    names = [document.name for document in documents]
    for name in told:
        if name not in names:
            raise InputError(f"A time is given for '{name}', but the files are: {', '.join(names)}.")


def _without_copies(documents: Sequence[Document]) -> tuple[list[Document], tuple[Finding, ...]]:
    """Each file once, with a finding for those that came again."""
    once: dict[str, Document] = {}
    findings = []
    for document in documents:
        first = once.setdefault(document.sha256, document)
        if first is not document:
            findings.append(
                Finding(
                    code="file_repeated",
                    severity=Severity.INFO,
                    message=f"{document.name} is the same file as {first.name} and was read once.",
                    hint="Leave one of them out.",
                    subject=document.name,
                )
            )
    return list(once.values()), tuple(findings)


def _readings(documents: Sequence[Document]) -> Iterator[tuple[Reading, Document]]:
    """What all files hold; mails are read together, since several files may hold one thread."""
    formats = [(document, format_of(document, FORMATS)) for document in documents]
    mails = [document for document, each in formats if each in MAIL]
    if mails:
        yield from mail_readings(mails)
    for document, each in formats:
        if each not in MAIL:
            yield from ((reading, document) for reading in each.read(document))
