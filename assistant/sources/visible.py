"""Text without the characters that nobody sees: zero-width, tag and text-direction characters."""

import re

BREAK = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
# A joiner between letters of Arabic or Indic scripts, and within emoji, is part of the writing.
HIDDEN = re.compile(
    "[\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\U000e0000-\U000e0fff]"
    "|(?<![^\x00-\x7f])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\x7f])"
    "|[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]"
)


def visible(text: str) -> tuple[str, int]:
    """The stripped text and how many characters were taken out of it."""
    shown, hidden = HIDDEN.subn("", BREAK.sub("\n", text))
    return shown.strip(), hidden
