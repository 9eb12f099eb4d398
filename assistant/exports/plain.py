"""Untrusted text to text that shows as what it is: no control, bidirectional or hidden characters."""

import unicodedata

# Joiners shape Persian and Indic words and emoji; they neither hide text nor turn it round.
JOINERS = frozenset("\u200c\u200d")
SPACES = frozenset({"Cc", "Zl", "Zp"})
HIDDEN = frozenset({"Cf"})
BROKEN = frozenset({"Cs", "Co"})
VARIATIONS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))


def plain(text: str) -> str:
    """One line of visible characters."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    return " ".join("".join(map(_shown, text)).split())


def _shown(character: str) -> str:
    category = unicodedata.category(character)
    if category in SPACES:
        return " "
    if category in BROKEN:
        return "\ufffd"
    is_hidden = category in HIDDEN and character not in JOINERS
    return "" if is_hidden or any(ord(character) in block for block in VARIATIONS) else character
