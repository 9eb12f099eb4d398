"""Words of titles to the one word that this trade has for them: abbreviations, synonyms, stems, numbers."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from assistant.planning.wording import words

PHRASES: Mapping[tuple[str, ...], str] = {
    tuple(phrase.split()): word
    for word, phrases in {
        "dpa": ("data processing agreement", "data processing addendum", "processing agreement"),
        "msa": (
            "master services agreement",
            "master service agreement",
            "master agreement",
            "main agreement",
        ),
        "nda": ("non disclosure agreement", "nondisclosure agreement", "confidentiality agreement"),
        "sow": ("statement of work",),
        "po": ("purchase order",),
        "poc": ("proof of concept", "proof of value"),
        "pentest": ("penetration test", "pen test", "penetration testing"),
        "sso": ("single sign on",),
        "sla": ("service level agreement",),
        "dpia": ("data protection impact assessment", "privacy impact assessment"),
        "dpo": ("data protection officer",),
        "golive": ("go live", "goes live", "going live"),
        "kickoff": ("kick off",),
        "signoff": ("sign off", "signing off"),
        "rollout": ("roll out",),
        "cutover": ("cut over",),
        "setup": ("set up",),
        "markup": ("mark up",),
        "followup": ("follow up",),
        "email": ("e mail",),
    }.items()
    for phrase in phrases
}
LONGEST = max(map(len, PHRASES))
SYNONYMS: Mapping[str, str] = {
    said: word
    for word, synonyms in {
        "contract": "agreement msa",
        "supplier": "vendor",
        "quote": "quotation offer",
        "pilot": "trial poc",
        "page": "pager",
        "legal": "counsel lawyer",
        "invoice": "bill",
    }.items()
    for said in synonyms.split()
}
UNITS = (
    *("one first", "two second", "three third", "four fourth", "five fifth", "six sixth"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen"),
    *("sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred")
NUMBERS: Mapping[str, str] = {
    **{word: str(number) for number, said in enumerate(UNITS, 1) for word in said.split()},
    **{word: str(number) for number, word in zip(range(20, 101, 10), TENS, strict=True)},
}
ENDINGS = words("ation ment ing al ion ate ature ure er ed es e y")
LONGEST_FIRST = sorted(ENDINGS, key=lambda ending: (-len(ending), ending))
SHORTEST = 4
WHOLE = words("business process address access union opinion")


def canonical(said: Sequence[str]) -> list[str]:
    """The words with phrases, synonyms and numbers told in one way."""
    found, i = [], 0
    while i < len(said):
        size = next((n for n in range(LONGEST, 1, -1) if tuple(said[i : i + n]) in PHRASES), 1)
        word = PHRASES[tuple(said[i : i + size])] if size > 1 else said[i]
        found.append(_one_word(word))
        i += size
    return found


def is_number(word: str) -> bool:
    """Whether a word is or holds a number: 9, 27001, 8ben."""
    return any(map(str.isdigit, word))


def singular(word: str) -> str:
    """The word for one of what it names."""
    if len(word) <= 3 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    return word[:-3] + "y" if word.endswith("ies") else word[:-1]


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """The word without the endings that make a verb a noun, or one thing many: installation, install."""
    word = singular(word)
    while word not in WHOLE and (ending := _ending(word)):
        word = word.removesuffix(ending)
    return word


def _ending(word: str) -> str | None:
    return next((e for e in LONGEST_FIRST if word.endswith(e) and len(word) - len(e) >= SHORTEST), None)


def _one_word(word: str) -> str:
    one = NUMBERS.get(word) or SYNONYMS.get(word) or SYNONYMS.get(singular(word))
    return one or word
