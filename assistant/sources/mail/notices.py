"""The headers of a mail to what it is where no person wrote it, such as an automatic reply."""

import re
from email.message import Message as Parsed

from assistant.sources.mail.headers import header
from assistant.sources.mail.parts import inner_of

AUTOMATIC = re.compile(
    r"\s*(?:automatic reply|auto(?:matic)?[- ]?(?:reply|response)|out of (?:the )?office|"
    r"abwesenheit(?:snotiz)?|"
    r"automatische antwort|réponse automatique|respuesta automática|risposta automatica|automatisch antwoord|"
    r"undeliverable|delivery status notification|mail delivery failed|returned mail)\b",
    re.I,
)
CALENDAR = re.compile(
    r"\s*(?:accepted|declined|tentative|tentatively accepted|cancell?ed|canceled event|"
    r"(?:updated )?invitation|"
    r"zugesagt|abgesagt|mit vorbehalt|einladung|accepté|refusé|aceptada?|rechazada?|accettato|rifiutato|"
    r"geaccepteerd|geweigerd)\s*:",
    re.I,
)
MOST_PARTS = 50


def notice_of(parsed: Parsed, subject: str) -> str | None:
    """What the mail is, in words; None where a person wrote it."""
    if _is_automatic(parsed) or AUTOMATIC.match(subject):
        return "an automatic reply"
    if _has_invitation(parsed) or (CALENDAR.match(subject) and "calendar" in _programs(parsed)):
        return "a calendar notice"
    return "a mailing" if _is_mailing(parsed) else None


def _is_automatic(parsed: Parsed) -> bool:
    submitted = header(parsed, "auto-submitted").split(";")[0].strip().casefold()
    return (
        submitted in ("auto-replied", "auto-generated", "auto-notified")
        or bool(header(parsed, "x-autoreply") or header(parsed, "x-autorespond"))
        or header(parsed, "precedence").strip().casefold() == "auto_reply"
        or parsed.get_content_type() == "multipart/report"
    )


def _programs(parsed: Parsed) -> str:
    names = ("sender", "x-mailer", "user-agent", "content-class", "message-id", "return-path")
    return " ".join(header(parsed, name) for name in names).casefold()


def _has_invitation(parsed: Parsed) -> bool:
    waiting = [parsed]
    for _ in range(MOST_PARTS):
        if not waiting:
            return False
        part = waiting.pop()
        if part.get_content_type() == "text/calendar" and part.get_content_disposition() != "attachment":
            return True
        if part.get_content_maintype() == "multipart":
            waiting += inner_of(part)
    return False


def _is_mailing(parsed: Parsed) -> bool:
    """Sent to many; a reply is not, and neither is the first mail of a sales tool with an opt-out link."""
    is_bulk = header(parsed, "precedence").strip().casefold() in ("bulk", "junk")
    is_list = bool(header(parsed, "list-unsubscribe") and header(parsed, "list-id"))
    return (is_bulk or (is_list and bool(header(parsed, "list-unsubscribe-post")))) and not (
        header(parsed, "in-reply-to") or header(parsed, "references")
    )
