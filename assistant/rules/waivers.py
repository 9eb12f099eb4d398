"""Findings and waivers to findings that tell which somebody let stand, for as long as nothing changes."""

import hashlib
from collections.abc import Iterable

from schemas.finding import Finding, Waiver


def waive(finding: Finding, reason: str, by: str) -> Waiver:
    """The waiver of a finding as it stands now."""
    return Waiver(
        code=finding.code, subject=finding.subject, reason=reason, by=by, basis_hash=basis_of(finding)
    )


def apply_waivers(findings: Iterable[Finding], waivers: Iterable[Waiver]) -> tuple[Finding, ...]:
    """The findings in order, each with its waiver where it rests on what it rested on when it was waived."""
    known = {(waiver.code, waiver.subject, waiver.basis_hash): waiver for waiver in waivers}
    return tuple(
        finding.model_copy(update={"waived": known.get((finding.code, finding.subject, basis_of(finding)))})
        for finding in findings
    )


def basis_of(finding: Finding) -> str:
    """A hash of what a finding rests on: how bad it is, what it says and the quotes that it cites."""
    quotes = [(e.conversation, e.utterance, e.start, e.end, e.quote) for e in finding.evidence]
    basis = (finding.severity, finding.stage, finding.message, quotes)
    return hashlib.sha256(repr(basis).encode()).hexdigest()
