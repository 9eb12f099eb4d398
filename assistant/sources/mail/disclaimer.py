"""The lines of a mail to those in which its server or its company disclaims something."""

import re
from collections.abc import Sequence

WORDS = re.compile(
    r"\b(?:this|the) (?:e-?mail|message|communication|(?:electronic )?transmission|"
    r"information (?:contained )?in this)\b"
    r".{0,200}\b(?:confidential|privileged|intended (?:only|solely|for)|proprietary)|"
    r"\bnot (?:an?|the) (?:named |intended )+(?:recipient|addressee)|\bintended recipient\b|"
    r"\bconsider the environment before (?:you print|printing)|\bscanned (?:by|for) .{0,40}virus|"
    r"\b(?:this|the) (?:e-?mail|message|sender)\b.{0,60}\b(?:originated|is from|came from)\b"
    r".{0,40}\b(?:outside|external)|"
    r"\bdiese (?:e-?mail|nachricht)\b.{0,160}\bvertraulich|"
    r"\bce (?:message|courriel|mail)\b.{0,160}\b(?:confidentiel|destiné (?:uniquement|exclusivement))|"
    r"\beste (?:mensaje|correo)\b.{0,160}\bconfidencial|"
    r"\bquest[oa] (?:messaggio|e-?mail)\b.{0,160}\briservat|"
    r"\bdit (?:bericht|e-mailbericht)\b.{0,160}\bvertrouwelijk",
    re.I | re.S,
)
HEADING = re.compile(
    r"^[ \t*_=]*(?:(?:confidentiality|legal|privacy) notice|notice to recipient|disclaimer|"
    r"avis de confidentialité|"
    r"vertraulichkeitshinweis|aviso (?:legal|de confidencialidad)|avviso di riservatezza)\b",
    re.I | re.M,
)
LONGEST = 3_000
SHORT_LINE = 50


def disclaiming(lines: Sequence[str]) -> list[bool]:
    """Whether each line belongs to a disclaimer: a paragraph of it, without a signature right above it."""
    marked = [False] * len(lines)
    start = 0
    for at in range(len(lines) + 1):
        if at == len(lines) or not lines[at].strip():
            first = _first_line(lines[start:at])
            if first is not None:
                marked[start + first : at] = [True] * (at - start - first)
            start = at + 1
    return marked


def _first_line(paragraph: Sequence[str]) -> int | None:
    """The line on which the disclaimer of a paragraph begins."""
    text = "\n".join(paragraph)[:LONGEST]
    heading = HEADING.search(text)
    found = heading or WORDS.search(text.replace("\n", " "))
    if found is None:
        return None
    line = text.count("\n", 0, found.start())
    is_below_a_signature = all(len(each) <= SHORT_LINE for each in paragraph[:line])
    return line if heading or is_below_a_signature else 0
