"""Claims that were taken back, and owners without a name, to the findings that tell a person of them."""

from collections.abc import Iterator, Sequence

from assistant.extraction.offline.claims import Claim
from schemas.conversation import Conversation
from schemas.finding import Finding, Severity

TAKEN_BACK = {"withdrawn": "withdrawn later on", "refused": "refused", "taken back": "taken back at once"}


def findings_of(
    conversation: Conversation, claims: Sequence[Claim], steps: Sequence[Claim]
) -> Iterator[Finding]:
    """One finding for each claim that somebody took back, and one where speakers have no names."""
    for claim in claims:
        if claim.dead in TAKEN_BACK:
            yield Finding(
                code="step_taken_back",
                severity=Severity.INFO,
                message=f"“{claim.title}” was {TAKEN_BACK[claim.dead]}; it is left out.",
                hint="Add it by hand if it still holds.",
                subject=conversation.id,
            )
    nameless = sum(
        claim.who.words is None and claim.asker is not None and claim.asker.words is None for claim in steps
    )
    if nameless and any(person.is_placeholder for person in conversation.participants):
        yield Finding(
            code="speakers_unnamed",
            severity=Severity.WARNING,
            message=f"{nameless} steps of {conversation.source.name} have no owner: nobody knows who speaks.",
            hint="Name the speakers in the file, or name the owners in the plan.",
            subject=conversation.id,
        )
