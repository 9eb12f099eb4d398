"""The parts of a mail to the text that a person sees, the mails attached to it, and what was left out."""

import re
from dataclasses import dataclass
from email.message import Message as Parsed

from assistant.sources.mail.findings import (
    attachment_not_read,
    hidden_text_dropped,
    mail_cut,
    plain_part_differs,
)
from assistant.sources.mail.page import page_of
from assistant.sources.mail.parts import MOST_PARTS, content_of, leaves_of, name_of, unflowed
from assistant.sources.mail.unseen import without_unseen
from schemas.finding import Finding

LONGEST_TEXT = 500_000
LONGEST_PART = 4_000_000
SHARED_WORDS = 0.7
STUB = 0.3
LINKS = re.compile(r"https?://\S+|[^\s@]{1,64}@\S+|www\.\S+|mailto:\S+")
WORDS = re.compile(r"\w{3,}")


@dataclass(frozen=True, slots=True)
class Body:
    """What a mail says."""

    text: str
    mails: tuple[Parsed, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """The text of one part, and the text in it that nobody sees."""

    text: str
    hidden: str = ""
    differs: bool = False
    is_cut: bool = False


def body_of(parsed: Parsed, subject: str) -> Body:
    """All text parts in their order, one of each alternative; attachments are named, not read."""
    leaves = list(leaves_of(parsed))
    choices = [_text(group) for kind, group in leaves if kind == "text"]
    text, unseen = without_unseen("\n\n".join(choice.text for choice in choices if choice.text))
    hidden = " ".join(each for each in (*(choice.hidden for choice in choices), unseen) if each.strip())
    findings = [attachment_not_read(name_of(p), subject) for kind, g in leaves if kind == "file" for p in g]
    if any(char.isalnum() for char in hidden):
        findings.append(hidden_text_dropped(hidden, subject))
    if any(choice.differs for choice in choices):
        findings.append(plain_part_differs(subject))
    if len(text) > LONGEST_TEXT or any(choice.is_cut for choice in choices):
        findings.append(mail_cut(f"{LONGEST_TEXT:,} characters", subject))
    if any(kind == "rest" for kind, _ in leaves):
        findings.append(mail_cut(f"{MOST_PARTS:,} parts", subject))
    mails = tuple(part for kind, group in leaves if kind == "mail" for part in group)
    return Body(text[:LONGEST_TEXT], mails, tuple(findings))


def _text(alternatives: list[Parsed]) -> Choice:
    """The plain text, unless it is a stub or says other words than the page that people see."""
    contents = [(part, content_of(part)) for part in alternatives]
    is_cut = any(len(content) > LONGEST_PART for _, content in contents)
    plain = "\n\n".join(_plain(part, content) for part, content in contents if not _is_page(part))
    pages = [page_of(content[:LONGEST_PART]) for part, content in contents if _is_page(part)]
    page = "\n\n".join(each.text for each in pages if each.text)
    hidden = " ".join(each.hidden for each in pages if each.hidden)
    if not page.strip():
        return Choice(plain, "" if plain.strip() else hidden, is_cut=is_cut)
    said, shown = _words(plain), _words(page)
    if len(plain) < STUB * len(page) or not said:
        return Choice(page, hidden, is_cut=is_cut)
    if len(said & shown) < SHARED_WORDS * len(said):
        return Choice(page, hidden, differs=True, is_cut=is_cut)
    return Choice(plain, is_cut=is_cut)


def _is_page(part: Parsed) -> bool:
    return part.get_content_type() == "text/html"


def _words(text: str) -> set[str]:
    """The words of a text, without the addresses that a plain part spells out."""
    return set(WORDS.findall(LINKS.sub("", text.casefold())))


def _plain(part: Parsed, content: str) -> str:
    is_flowed = str(part.get_param("format", "") or "").casefold() == "flowed"
    return (unflowed(content) if is_flowed else content)[:LONGEST_PART]
