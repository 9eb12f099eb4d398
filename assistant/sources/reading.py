"""What a reader makes of a file, before sides, dates and ids are settled."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Literal

from assistant.sources.decode import decode
from schemas.conversation import HeldAtBasis, SideBasis, UtteranceKind
from schemas.finding import Finding
from schemas.value import Side


@dataclass(frozen=True)
class Document:
    """A file as it came: its name and its bytes; `people` are names that a label may bear.

    `beside` are files that were given together with it, which may tell who its speakers are.
    """

    name: str
    data: bytes
    people: tuple[str, ...] = ()
    beside: tuple["Document", ...] = ()

    @cached_property
    def text(self) -> str:
        """The decoded text; raises InputError where the bytes are no text."""
        return decode(self.name, self.data)

    @cached_property
    def sha256(self) -> str:
        """The hash of the bytes, in hex."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Voice:
    """What the file itself tells of one speaker label.

    `side` only where the vendor flags it; `side_basis` where the file says what told the side.
    """

    label: str
    name: str | None = None
    emails: tuple[str, ...] = ()
    company: str | None = None
    title: str | None = None
    side: Side | None = None
    side_basis: SideBasis | None = None
    is_placeholder: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """What one label said in one go; `said_at` is absolute where the file gives it, naive = wall clock."""

    label: str | None
    text: str
    start_ms: int | None = None
    end_ms: int | None = None
    said_at: datetime | None = None
    kind: UtteranceKind = "speech"
    cues: int = 0
    to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One conversation as a file tells it; `started_at` is naive where only the wall clock is known."""

    kind: Literal["call", "mail"]
    format: str
    turns: tuple[Turn, ...]
    title: str | None = None
    voices: tuple[Voice, ...] = ()
    started_at: datetime | None = None
    started_basis: HeldAtBasis | None = None
    findings: tuple[Finding, ...] = field(default=())
