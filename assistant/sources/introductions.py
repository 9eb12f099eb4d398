"""Placeholders that say their name ("this is Jonas") to findings, on which a person may act."""

import re
from collections.abc import Iterator

from schemas.conversation import Conversation, Utterance
from schemas.evidence import Evidence
from schemas.finding import Finding, Severity

NAME = r"[^\W\d_a-z][\w'’-]+(?:\s+[^\W\d_a-z][\w'’-]+){0,2}"
INTRODUCES = re.compile(
    rf"\b(?:[Tt]his is|[Mm]y name is|[Mm]y name['’]s|(?:I['’]m|I am)(?=\s+{NAME}\s*(?:[,.]|from\b|with\b|$)))"
    rf"\s+(?P<name>{NAME})"
)
NO_NAMES = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|English|German|French|Great|Good|Fine")
SPEECH = frozenset({"speech", "message"})


def introductions(conversation: Conversation) -> tuple[Finding, ...]:
    """One finding for each placeholder that says who it is."""
    unnamed = {p.id: p for p in conversation.participants if p.is_placeholder}
    found: dict[str, Finding] = {}
    for utterance, match in _introduced(conversation):
        placeholder = unnamed.get(utterance.speaker or "")
        if placeholder is None or placeholder.id in found:
            continue
        evidence = Evidence(
            conversation=conversation.id,
            utterance=utterance.id,
            start=match.start(),
            end=match.end(),
            quote=match[0],
            speaker=placeholder.name,
            side=placeholder.side,
            said_at=utterance.said_at,
        )
        found[placeholder.id] = Finding(
            code="speaker_introduced",
            severity=Severity.INFO,
            message=f"{placeholder.name} may be {match['name']}: “{match[0]}”.",
            hint="Rename the speaker in the file if that is right.",
            subject=conversation.id,
            evidence=(evidence,),
        )
    return tuple(found.values())


def _introduced(conversation: Conversation) -> Iterator[tuple[Utterance, re.Match[str]]]:
    for utterance in conversation.utterances:
        match = INTRODUCES.search(utterance.text) if utterance.kind in SPEECH else None
        if match is not None and NO_NAMES.fullmatch(match["name"]) is None:
            yield utterance, match
