"""The header blocks above quoted mail (From, Sent, To, Subject) to author, date and addressees."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.sources.mail.addresses import addresses, first_address
from assistant.sources.mail.attribution import Attribution
from assistant.sources.mail.lines import Line
from assistant.sources.mail.wording import BEGIN, DIVIDER, RULE, LabelKind, label_of

MOST_BLANK = 2
LONGEST_LIST = 40
MOST_LABELS = 20
MOST_WORDS = 6
RULE_END = re.compile(r".{0,60}[-_]{2,}\s*")
STAMP = re.compile(
    r"(?:^|\s)(?:on )?(\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4},?\s+\d{1,2}:\d\d(?::\d\d)?(?:\s?[AP]M)?)\s*$", re.I
)
Fields = dict[LabelKind, str]


def header_block(lines: Sequence[Line], at: int) -> Attribution | None:
    """The announcement that starts on a line: a rule such as "Original Message", a header block, or both."""
    start, is_ruled = _below_the_rule(lines, at)
    found = _labelled(lines, start, is_ruled=is_ruled) or _noted(lines, start)
    if found is not None:
        return _shifted(found, start - at)
    if is_ruled and not DIVIDER.fullmatch(lines[at].text):
        return Attribution(None, "", start - at)
    return None


def _shifted(found: Attribution, by: int) -> Attribution:
    return replace(found, consumed=found.consumed + by)


def _below_the_rule(lines: Sequence[Line], at: int) -> tuple[int, bool]:
    """The line below a rule, which may be wrapped, and whether there is a rule at all."""
    text = lines[at].text
    if not (RULE.fullmatch(text) or BEGIN.fullmatch(text) or DIVIDER.fullmatch(text)):
        return at, False
    after = at + 1
    if RULE.fullmatch(text) and not text.rstrip().endswith(("-", "_")) and after < len(lines):
        after += bool(RULE_END.fullmatch(lines[after].text))
    return _next_text(lines, after), True


def _next_text(lines: Sequence[Line], at: int) -> int:
    """The next line with text within a few blank ones, else the line itself."""
    for offset, line in enumerate(lines[at : at + 2 * MOST_BLANK + 1]):
        if not line.is_blank:
            return at + offset
    return at


def _labelled(lines: Sequence[Line], at: int, *, is_ruled: bool) -> Attribution | None:
    if at >= len(lines) or label_of(lines[at].text) is None:
        return None
    fields, end = _fields(lines, at)
    if not _is_header(fields, is_ruled=is_ruled):
        return None
    return _attribution(fields, end - at)


def _fields(lines: Sequence[Line], at: int) -> tuple[Fields, int]:
    """The header lines from a line on, and the line behind the last of them."""
    fields: Fields = {}
    last, end, here, labels = None, at, at, 0
    while here < len(lines) and labels < MOST_LABELS:
        labelled = label_of(lines[here].text)
        if labelled is not None:
            last, value = labelled
            labels += 1
            if last in fields and last not in ("cc", "other"):
                break
            fields[last] = f"{fields[last]}, {value}" if fields.get(last) else value
            here = end = here + 1
            continue
        ahead = _next_label(lines, here, fields, is_list=last in ("to", "cc", "from"))
        if ahead is None:
            break
        if last is not None:
            fields[last] = " ".join([fields[last], *(line.text.strip() for line in lines[here:ahead])])
        here = ahead
    return fields, _behind_a_wrapped_list(lines, end, fields, last)


def _next_label(lines: Sequence[Line], here: int, fields: Fields, *, is_list: bool) -> int | None:
    """The next header line of the same block: behind a few blank lines, or behind a wrapped value."""
    blank = 0
    for ahead, line in enumerate(lines[here : here + (LONGEST_LIST if is_list else 3)], start=here):
        labelled = label_of(line.text)
        if labelled is not None:
            return ahead if labelled[0] not in fields or labelled[0] in ("cc", "other") else None
        blank = blank + 1 if line.is_blank else blank
        if blank > MOST_BLANK:
            return None
    return None


def _behind_a_wrapped_list(lines: Sequence[Line], end: int, fields: Fields, last: LabelKind | None) -> int:
    """An address list that ends the block goes on while its lines end with a separator."""
    if last not in ("to", "cc") or end == 0:
        return end
    stop = min(end + LONGEST_LIST, len(lines))
    while end < stop and lines[end - 1].text.rstrip().endswith((",", ";")) and not label_of(lines[end].text):
        fields[last] = f"{fields[last]} {lines[end].text.strip()}"
        end += 1
    return end


def _is_header(fields: Fields, *, is_ruled: bool) -> bool:
    """Strict, because new text has lines such as `To: do` and `Date: Monday` as well."""
    sent = any(char.isdigit() for char in fields.get("sent", "")) or STAMP.search(fields.get("from", ""))
    if "from" in fields:
        author = first_address(fields["from"])
        known = author is not None and (is_ruled or author.email is not None)
        return bool(sent and len(fields) > 1) or (known and bool({"to", "subject"} & fields.keys()))
    return bool(sent) and any(each.email for each in addresses(fields.get("to", "")))


def _attribution(fields: Fields, consumed: int) -> Attribution:
    sender = fields.get("from", "")
    stamp = STAMP.search(sender)
    author = first_address(sender[: stamp.start()] if stamp else sender)
    when = fields.get("sent") or (stamp.group(1) if stamp else "")
    subject = fields.get("subject", "")
    return Attribution(author, when, consumed, addresses(fields.get("to", "")), subject)


def _noted(lines: Sequence[Line], at: int) -> Attribution | None:
    """Notes writes the author and the time on lines of their own above `To:`."""
    near = lines[at : at + 8]
    said = "".join([line.text for line in near])
    if ":" not in said and "：" not in said:
        return None
    kinds = ((here, label_of(line.text)) for here, line in enumerate(near, at))
    here = next((here for here, labelled in kinds if labelled and labelled[0] == "to"), at)
    stamped = next((there for there in range(at, here) if STAMP.search(lines[there].text)), None)
    if stamped is None or not _is_name(lines[at].text):
        return None
    if any(line.is_blank or RULE.match(line.text) for line in lines[at : stamped + 1]):
        return None
    fields, end = _fields(lines, here)
    if not {"to", "subject"} <= fields.keys() or "from" in fields:
        return None
    labelled = label_of(lines[at].text)
    name = labelled[1] if labelled else lines[at].text
    author = first_address(STAMP.sub("", name).strip())
    when = lines[stamped].text
    return Attribution(author, when, end - at, addresses(fields["to"]), fields["subject"])


def _is_name(text: str) -> bool:
    name = STAMP.sub("", text)
    return "@" in name or (
        len(name.split()) <= MOST_WORDS and not name.rstrip().endswith((".", "?", "!", ":"))
    )
