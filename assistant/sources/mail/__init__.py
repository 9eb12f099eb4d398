"""Mail files to readings: one conversation per thread."""

from assistant.sources.mail.formats import EML, MAIL, MAIL_TEXT, MBOX, mail_readings, messages, threads
from assistant.sources.mail.message import Message

__all__ = ["EML", "MAIL", "MAIL_TEXT", "MBOX", "Message", "mail_readings", "messages", "threads"]
