"""Lists of words, and days, numbers of business days and chains in words."""

from collections.abc import Iterable
from datetime import date

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")


def words(text: str) -> frozenset[str]:
    """The words of a text, as a list to look words up in."""
    return frozenset(text.split())


def spoken(day: date) -> str:
    """A day as people write it: 12 May 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def business_days(count: int) -> str:
    """A number of business days, without its sign: 1 business day, 4 business days."""
    return f"{abs(count)} business day{'' if abs(count) == 1 else 's'}"


def arrows(parts: Iterable[str]) -> str:
    """Things that follow each other: security review → DPA → signature."""
    return " → ".join(parts)
