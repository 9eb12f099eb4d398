"""The labels and voices of a reading to its participants, each with name, side and what tells the side."""

from dataclasses import dataclass

from assistant.sources.names import named
from assistant.sources.placeholders import is_bot, is_placeholder
from assistant.sources.reading import Reading, Voice
from assistant.sources.same_person import Guise, groups_of
from assistant.sources.sides import side_of
from schemas.conversation import Participant
from schemas.deal import Deal, Person
from schemas.finding import Finding, Severity
from schemas.value import Side

MOST_LISTED = 12


@dataclass(frozen=True)
class Cast:
    """Who took part; `ids` leads from each label to a participant, and not from those of bots."""

    participants: tuple[Participant, ...]
    ids: dict[str, str]
    findings: tuple[Finding, ...]


def cast_of(reading: Reading, deal: Deal, conversation: str) -> Cast:
    """The participants `p1`, `p2`, … in the order in which they appear."""
    voices = {voice.label: voice for voice in reversed(reading.voices)}
    labels = dict.fromkeys(
        label for turn in reading.turns for label in (turn.label, *turn.to) if label is not None
    )
    labels |= dict.fromkeys(voice.label for voice in reading.voices)
    guises = [_guise(label, voices.get(label)) for label in labels if not is_bot(label)]
    groups = groups_of(guises, deal)
    people = tuple(_participant(f"p{n}", *group, deal) for n, group in enumerate(groups, 1))
    ids = {g.label: p.id for p, (group, _) in zip(people, groups, strict=True) for g in group}
    contradicted = tuple(
        finding
        for participant, (group, person) in zip(people, groups, strict=True)
        if (finding := _contradiction(participant, person, conversation))
    )
    return Cast(people, ids, (*contradicted, *_unknown(people, conversation)))


def _guise(label: str, voice: Voice | None) -> Guise:
    said = named(voice.name if voice is not None and voice.name else label)
    beside = named(label)
    voice = voice or Voice(label)
    return Guise(
        label=label,
        name=said.name,
        emails=tuple(email.lower() for email in voice.emails),
        company=voice.company or said.company or beside.company,
        title=voice.title or said.title or beside.title,
        side=voice.side,
        side_basis=voice.side_basis,
        is_placeholder=voice.is_placeholder or (is_placeholder(beside.name) and voice.name in (None, label)),
    )


def _participant(id: str, group: tuple[Guise, ...], person: Person | None, deal: Deal) -> Participant:
    emails = dict.fromkeys(email for guise in group for email in guise.emails)
    if person is not None and person.email:
        emails[person.email.lower()] = None
    company = next((guise.company for guise in group if guise.company), None)
    flagged = next((guise for guise in group if guise.side is not None), group[0])
    side, basis = side_of(flagged.side, person, tuple(emails), company, deal)
    fullest = next((guise for guise in group if not _is_shortened(guise.name)), group[0])
    return Participant(
        id=id,
        name=person.name if person is not None else fullest.name,
        labels=tuple(guise.label for guise in group),
        emails=tuple(emails),
        company=company,
        title=next((guise.title for guise in group if guise.title), person.title if person else None),
        side=side,
        side_basis=(flagged.side_basis or basis) if basis == "vendor" else basis,
        is_placeholder=group[0].is_placeholder,
    )


def _is_shortened(name: str) -> bool:
    """Whether a name ends in an initial."""
    return len(name.rstrip(".").rpartition(" ")[2]) < 2


def _contradiction(participant: Participant, person: Person | None, conversation: str) -> Finding | None:
    if person is None or person.side in (None, participant.side):
        return None
    return Finding(
        code="side_contradicted",
        severity=Severity.WARNING,
        message=f"{participant.name} is {participant.side} in the recording, {person.side} in the deal file.",
        hint="Correct the deal file, or the recording's settings.",
        subject=conversation,
    )


def _unknown(people: tuple[Participant, ...], conversation: str) -> tuple[Finding, ...]:
    unnamed = [p.name for p in people if p.is_placeholder]
    sideless = [p.name for p in people if p.side is Side.UNKNOWN and not p.is_placeholder]
    told = (
        (unnamed, "speaker_unnamed", "no name", "Rename them in the file."),
        (
            sideless,
            "side_unknown",
            "no known side",
            "Add them, or their company and its mail domains, to the deal.",
        ),
    )
    return tuple(
        Finding(
            code=code,
            severity=Severity.WARNING,
            message=f"{conversation}: {_listed(names)} {'has' if len(names) == 1 else 'have'} {lack}.",
            hint=hint,
            subject=conversation,
        )
        for names, code, lack, hint in told
        if names
    )


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - MOST_LISTED} more" if len(names) > MOST_LISTED else ""
    return ", ".join(names[:MOST_LISTED]) + more
