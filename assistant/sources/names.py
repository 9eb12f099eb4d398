"""A speaker label to the person it names: "Ellis, Dana (ACME)" is Dana Ellis of ACME."""

import re
from dataclasses import dataclass

PRONOUNS = re.compile(
    r"\s*[(\[]\s*(?:he|she|they|her|him|his|hers|them|theirs|er|sie|ze|xe|any|all)"
    r"(?:\s*/\s*\w+)+\s*(?:/\s*\w+)*\s*[)\]]|\s*[(\[]any pronouns[)\]]",
    re.IGNORECASE,
)
TAG = re.compile(
    r"\s*[(\[](?:guest|external|unverified|host|co-host|organi[sz]er|presenter|you|me|internal|gast|extern|"
    r"invité|invitado)[)\]]",
    re.IGNORECASE,
)
SUFFIX = re.compile(r"(?P<name>.*\S)\s*[(\[](?P<company>[^()\[\]]+)[)\]]")
BAR = re.compile(r"(?P<name>.*?\S)\s*(?:\||@|\s[-–—/])\s+(?P<company>\S.*)")
ROLE = re.compile(
    r"\b(?:c[efimostp]o|ciso|vp|svp|evp|director|manager|head|lead|engineer|counsel|analyst|architect|president|"
    r"chief|sales|legal|procurement|finance|security|it|ae|se|csm|owner|partner|founder|assistant|consultant)\b",
    re.IGNORECASE,
)
DEGREE = re.compile(
    r"(?:ph\.?d|mba|m\.?d|jr|sr|ii|iii|esq|cpa|pmp|cissp|dr|prof|pe|msc|bsc|ma|llm)\.?", re.IGNORECASE
)

MOST_CHARS = 200


@dataclass(frozen=True, slots=True)
class Named:
    """What a label says of a person."""

    name: str
    company: str | None = None
    title: str | None = None


def named(label: str) -> Named:
    """The person of a label, without pronouns and meeting tags, first name first."""
    label = " ".join(label.split())[:MOST_CHARS]
    bare = TAG.sub("", PRONOUNS.sub("", label)).strip() or label
    if suffix := SUFFIX.fullmatch(bare):
        return _with_suffix(suffix["name"], suffix["company"].strip())
    if bar := BAR.fullmatch(bare):
        return _with_suffix(bar["name"], bar["company"].strip())
    return Named(_first_name_first(bare))


def _with_suffix(name: str, suffix: str) -> Named:
    name = _first_name_first(SUFFIX.sub(r"\g<name>", name).strip() or name)
    if ROLE.search(suffix) and len(suffix.split()) <= 5:
        return Named(name, title=suffix)
    return Named(name, company=suffix)


def _first_name_first(name: str) -> str:
    name = " ".join(name.split())
    parts = [part.strip() for part in name.split(",")]
    while len(parts) > 1 and DEGREE.fullmatch(parts[-1]):
        parts = parts[:-1]
    if len(parts) != 2 or not all(parts):
        return ", ".join(parts)
    last, first = parts
    if ROLE.search(first) or len(last.split()) > 3 or len(first.split()) > 3:
        return name
    return f"{first} {last}"


def is_short_for(short: str, full: str) -> bool:
    """Whether "Priya N." may be "Priya Nair": the same first name, and an initial of the last one."""
    few, many = short.casefold().split(), full.casefold().split()
    if len(few) != 2 or len(many) < 2 or few[0] != many[0]:
        return False
    initial = few[1].rstrip(".")
    return len(initial) == 1 and many[-1].startswith(initial) and few != many
