"""A quote in words to the span of its utterance: exact after folding white space, case and typography."""

from functools import lru_cache

MIN_LETTERS = 3

TYPOGRAPHIC = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "‚": "'",
        "‛": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "‟": '"',
        "‐": "-",
        "‑": "-",
        "‒": "-",
        "–": "-",
        "—": "-",
        "―": "-",
        "−": "-",
        "…": "...",
    }
)


@lru_cache(maxsize=4096)
def folded(text: str) -> tuple[str, tuple[int, ...]]:
    """The folded text, and for each of its characters the offset in the original."""
    characters: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text):
        if character.isspace():
            if characters and characters[-1] != " ":
                characters.append(" ")
                offsets.append(offset)
            continue
        for part in character.translate(TYPOGRAPHIC).casefold():
            characters.append(part)
            offsets.append(offset)
    return "".join(characters), tuple(offsets)


def find(quote: str, text: str) -> tuple[int, int] | None:
    """The half-open span of `quote` in `text`, or None where it does not occur as whole words.

    A quote with fewer than three letters or digits is no evidence of anything.
    """
    if sum(map(str.isalnum, quote.casefold())) < MIN_LETTERS:
        return None
    at = text.find(quote)
    if at >= 0 and quote == quote.strip() and _stands_alone(text, at, at + len(quote)):
        return at, at + len(quote)
    return _find_folded(folded(quote)[0].strip(), *folded(text))


def _find_folded(needle: str, haystack: str, offsets: tuple[int, ...]) -> tuple[int, int] | None:
    """The span in the original of a folded quote in a folded text."""
    at = haystack.find(needle)
    while at >= 0:
        end = at + len(needle)
        if _stands_alone(haystack, at, end):
            return offsets[at], offsets[end - 1] + 1
        at = haystack.find(needle, at + 1)
    return None


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a span neither starts nor ends inside a word or a number such as 1,500."""
    return not (
        (text[start].isalnum() and _joined(text, start - 1, -1))
        or (text[end - 1].isalnum() and _joined(text, end, 1))
    )


def _joined(text: str, at: int, step: int) -> bool:
    """Whether the character beside a span goes on with its last word."""
    if not 0 <= at < len(text):
        return False
    if text[at].isalnum():
        return True
    beyond, inside = at + step, at - step
    numeric = text[at] in ".,:/" and text[inside].isdigit()
    return numeric and 0 <= beyond < len(text) and text[beyond].isdigit()
