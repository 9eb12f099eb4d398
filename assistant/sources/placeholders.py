"""Labels that name no person: numbered voices, rooms and telephones, and the bots that take notes."""

import re

PLACEHOLDER = re.compile(
    r"(?:unknown|unidentified|unnamed|anonymous)?[\s_-]*"
    r"(?:speaker|spk|spkr|sprecher(?:in)?|participant|teilnehmer(?:in)?|person|guest|user|voice|caller|attendee|"
    r"channel|unknown|unidentified|anonymous)"
    r"(?:[\s_-]*(?:speaker|user|participant|caller))?(?:[\s_#-]*\d{1,3}|[\s_-][a-z])?",
    re.IGNORECASE,
)
NOBODY = re.compile(r"[A-Z]|null|none|n/a|\?+|-+|\+?[\d\s().*x-]{5,}", re.IGNORECASE)
ROOM = re.compile(
    r"(?:.*\b(?:conference|meeting|board|huddle)[\s-]?room\b.*|.*\b(?:iphone|ipad|galaxy)\b.*)",
    re.IGNORECASE,
)
BOT = re.compile(
    r".*\b(?:note\s?taker|notetaker)\b.*|(?:fireflies|otter|read|tl;?dv|sembly|fellow)\.?\s?(?:ai|app)\b.*|"
    r".*\b(?:AI|meeting) (?:assistant|companion|recorder)\b.*|"
    r"(?:gong|chorus|avoma|grain|zoom|recording) (?:recorder|bot)\b.*",
    re.IGNORECASE,
)


def is_placeholder(label: str) -> bool:
    """Whether a label such as "Speaker 2", "SPEAKER_00", "A" or "+1 555 0100" stands for somebody unnamed."""
    label = label.strip()
    return any(pattern.fullmatch(label) is not None for pattern in (PLACEHOLDER, NOBODY, ROOM))


def is_bot(label: str) -> bool:
    """Whether a label is a tool that records or takes notes."""
    return BOT.fullmatch(label.strip()) is not None
