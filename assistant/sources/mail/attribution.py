"""The "On … wrote:" lines above quoted mail to who wrote it and when, in words."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from assistant.sources.mail.addresses import EMAIL, Address, first_address
from assistant.sources.mail.lines import Line
from assistant.sources.mail.when import CLOCK, ISO, MONTHS, NUMERIC
from assistant.sources.mail.wording import DIVIDER, LEADS, RULE, WROTE, WROTE_BY, label_of

LONGEST = 400
MOST_LINES = 5
STARTS = re.compile(rf"\d|@|\b{WROTE}", re.I)
WORD = re.compile(r"[^\W\d_]+")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
PATTERNS = (
    # Am 11. März 2026 schrieb Dana Reyes <dana@…>:
    re.compile(
        rf"[\s*_-]*{LEADS}\b(?P<when>.{{4,120}}?)\s(?:schrieb|schreef|skrev|wrote|heeft)\s+(?P<who>.{{2,160}}?)"
        rf"(?:\s{WROTE})?\s*:[\s*_]*",
        re.I,
    ),
    # On Wed, Mar 11, 2026 at 3:59 PM, Dana Reyes <dana@…> wrote:
    re.compile(rf"[\s*_-]*{LEADS}\b(?P<body>.{{4,300}}?)[\s,>]+{WROTE}\s*:?[\s*_-]*", re.I),
    # 2026-03-11 11:28 GMT+03:00 Dana Reyes <dana@…>:
    re.compile(
        r"(?P<when>\d.{7,60}?)\s(?P<who>[^<>]{0,80}<\s*[^<>\s]+@[^<>\s]+>)"
        r"\s*(?:[^\W\d_]{2,20}(?: [^\W\d_]{2,20})?)?\s*:?"
    ),
    # Dana Reyes <dana@…> wrote:
    re.compile(
        rf"[\s*_-]*(?P<who>[^:]{{2,120}}?)\s{WROTE_BY}\b(?:\s(?:on|am|le|el|il|op)\b)?"
        r"(?P<when>[^:]{0,60}(?:\d:\d\d[^:]{0,20})?)(?::|-{2,})\s*",
        re.I,
    ),
)
SAME_LINE = re.compile(
    rf"(?P<own>\S.*?)(?:\s|--)(?P<rest>On\s(?=.{{0,40}}(?:19|20)\d\d).{{8,200}}?\s{WROTE}\s*:)\s*"
)
DATE_END = re.compile(
    r"(?:\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?:\s*[ap]\.?\s?m\b\.?)?"
    r"(?:\s*\(?(?:GMT|UTC|[ECMP][SD]T|CES?T|BST)?\b\s?(?:[+-]\d\d:?\d\d)?\)?)?"
    r"|(?<!\d)(?:19|20)\d\d(?!\d)|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})",
    re.I,
)
LONGEST_NAME = 70


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who wrote what follows; `consumed` lines announce it, `own` is text that shares the first of them."""

    author: Address | None
    when: str
    consumed: int
    to: tuple[Address, ...] = ()
    subject: str = ""
    own: str = ""


def wrote_line(lines: Sequence[Line], at: int) -> Attribution | None:
    """The announcement that starts on a line, also where a mail program wrapped it."""
    if not STARTS.search(lines[at].text):
        return None
    joined, is_one = "", True
    for offset, line in enumerate(lines[at : at + MOST_LINES]):
        if line.is_blank:
            continue
        if label_of(line.text) or RULE.match(line.text) or DIVIDER.fullmatch(line.text):
            return None
        joined, is_one = " ".join((joined, *line.text.split())).strip(), offset == 0
        if len(joined) > LONGEST:
            return None
        found = _announced(joined, partial(_goes_deeper, lines, at, offset + 1))
        found = found or (_behind_own_text(joined) if is_one else None)
        if found is not None:
            return replace(found, consumed=offset + 1)
    return None


def _goes_deeper(lines: Sequence[Line], at: int, consumed: int) -> bool:
    """Whether the text after an announcement is marked as quoted by it."""
    following = next((line for line in lines[at + consumed : at + consumed + 4] if not line.is_blank), None)
    return following is not None and following.depth > lines[at].depth


def _announced(text: str, is_quoted: Callable[[], bool]) -> Attribution | None:
    for pattern in PATTERNS:
        found = pattern.fullmatch(text)
        groups = found.groupdict() if found else {}
        if "body" not in groups and not _is_dated_or_empty(groups.get("when")):
            continue
        if groups and (is_quoted() or EMAIL.search(text) or _is_dated(text) or text.startswith("--")):
            return _attribution(groups)
    return None


def _behind_own_text(text: str) -> Attribution | None:
    """`Sounds good. On Wed, Mar 11, 2026 at 3:59 PM, dana@… wrote:` in one line."""
    shared = SAME_LINE.fullmatch(text)
    found = _announced(shared.group("rest"), lambda: False) if shared else None
    return replace(found, own=shared.group("own").rstrip(" \t-")) if shared and found else None


def _is_dated_or_empty(when: str | None) -> bool:
    return when is None or not when.strip(" -") or _is_dated(when)


def _is_dated(text: str) -> bool:
    if CLOCK.search(text) or ISO.search(text) or NUMERIC.search(text):
        return True
    words = (word.casefold() for word in WORD.findall(text))
    return bool(YEAR.search(text)) and any(word in MONTHS for word in words)


def _attribution(groups: dict[str, str | None]) -> Attribution | None:
    """None where what should be a name is a sentence."""
    when, who = groups.get("when") or "", groups.get("who")
    if who is None:
        when = groups["body"] or ""
        ends = [found.end() for found in DATE_END.finditer(EMAIL.sub(lambda m: "_" * len(m.group()), when))]
        who = when[ends[-1] :] if ends else when
    author = first_address(who.strip(" ,;:("))
    if author is not None and len(author.name or "") > LONGEST_NAME:
        return None
    return Attribution(author, when, 1)
