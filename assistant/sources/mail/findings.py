"""What the reader of mail has to tell a person, as findings."""

from schemas.finding import Finding, Severity


def attachment_not_read(name: str, subject: str) -> Finding:
    """An attachment that may hold steps."""
    return Finding(
        code="attachment_not_read",
        severity=Severity.INFO,
        message=f"The attachment '{name}' was not read.",
        hint="Read it, or pass it as a file of its own if it holds a conversation.",
        subject=subject,
    )


def hidden_text_dropped(text: str, subject: str) -> Finding:
    """Text that a person who opens the mail cannot see."""
    shown = " ".join(text.split())[:80]
    return Finding(
        code="hidden_text_dropped",
        severity=Severity.WARNING,
        message=f"Text that is hidden from the reader of the mail was dropped: '{shown}'.",
        hint="Check who sent the mail: hidden text may try to steer what is read from it.",
        subject=subject,
    )


def plain_part_differs(subject: str) -> Finding:
    """The plain part of a mail says something else than the page that people see."""
    return Finding(
        code="mail_parts_differ",
        severity=Severity.WARNING,
        message="The plain text of the mail differs from its HTML page; the page was read, as people see it.",
        hint="Open the mail and check both.",
        subject=subject,
    )


def mail_without_date(author: str, subject: str) -> Finding:
    """A mail whose relative dates cannot be resolved."""
    return Finding(
        code="mail_without_date",
        severity=Severity.WARNING,
        message=f"The mail of {author} has no readable date, so words like 'Friday' in it give no date.",
        hint="Export the mail again with all its headers, or set the dates by hand.",
        subject=subject,
    )


def system_mail(kind: str, subject: str) -> Finding:
    """A mail that no person wrote."""
    return Finding(
        code="system_mail",
        severity=Severity.INFO,
        message=f"The mail '{subject}' is {kind}; no steps are read from it.",
        hint="Add a step by hand if it matters.",
        subject=subject,
    )


def quoted_history_folded(count: int, subject: str) -> Finding:
    """Quoted lines that are read once, where they were written."""
    lines = "1 quoted line repeats" if count == 1 else f"{count} quoted lines repeat"
    return Finding(
        code="quoted_history_folded",
        severity=Severity.INFO,
        message=f"{lines} earlier mails of the thread; each is read once, where it was written.",
        hint="Nothing to do.",
        subject=subject,
    )


def duplicate_mail(count: int, subject: str) -> Finding:
    """Copies of one mail."""
    copies = "1 copy" if count == 1 else f"{count} copies"
    return Finding(
        code="duplicate_mail",
        severity=Severity.INFO,
        message=f"{copies} of mails that are there already were left out.",
        hint="Nothing to do.",
        subject=subject,
    )


def mail_not_readable(reason: str, source: str) -> Finding:
    """One mail of several that cannot be used."""
    return Finding(
        code="mail_not_readable",
        severity=Severity.ERROR,
        message=f"A mail of '{source}' could not be read: {reason}.",
        hint="Export that mail again, or pass its text as a .txt file.",
        subject=source,
    )


def mail_cut(limit: str, subject: str) -> Finding:
    """A mail longer than people write."""
    return Finding(
        code="mail_cut",
        severity=Severity.WARNING,
        message=f"The mail has more than {limit}; the rest of it was not read.",
        hint="Pass the rest as a text file if it holds more of the conversation.",
        subject=subject,
    )
