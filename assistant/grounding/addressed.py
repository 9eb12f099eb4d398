"""Whether words are meant for the software that reads them, and not for the people in the conversation."""

import re

MACHINE = (
    r"(?:a\.?i\.?|assistant|language models?|llms?|chat ?bot|bot|note-?taker|automated systems?|plan builder)"
)
ORDERS = r"add|mark|record|report|set|delete|remove|ignore|create|write|output|approve|confirm|list"
RULES = r"instructions?|rules|prompts?|guidelines"
TO_SOFTWARE = re.compile(
    rf"\b(?:(?:ignore|disregard|forget|override)\s+(?:(?:all|any|your|the|these|previous|prior|above|earlier|of)\s+)"
    rf"{{1,4}}(?:{RULES})\b"
    rf"|system prompt\b|as an? {MACHINE}\b|you are (?:now )?(?:an? |the )?{MACHINE}\b"
    rf"|(?:note|message|attention|instructions?) (?:to|for) (?:the |any |all |your )?{MACHINE}\b"
    rf"|{MACHINE}\s*[,:]\s+(?:please\s+)?(?:{ORDERS})\b)",
    re.IGNORECASE,
)
ENDS = ".!?\n"


def is_for_software(text: str, start: int, end: int) -> bool:
    """Whether the sentence around a span gives instructions to software."""
    begin = 1 + max(text.rfind(mark, 0, start) for mark in ENDS)
    stops = [at for mark in ENDS if (at := text.find(mark, end)) >= 0]
    return TO_SOFTWARE.search(text, begin, min(stops, default=len(text))) is not None
