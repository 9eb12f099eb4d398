"""The formats that are read, the most specific first: a document to its conversations, by its content."""

from collections.abc import Callable
from dataclasses import dataclass

from assistant.errors import InputError
from assistant.sources.reading import Document, Reading


@dataclass(frozen=True)
class Format:
    """`matches` looks at the content, never at the name; `read` raises nothing but InputError.

    A format that is not read is one that is known and refused with a reason of its own.
    """

    name: str
    matches: Callable[[Document], bool]
    read: Callable[[Document], tuple[Reading, ...]]
    is_read: bool = True


def format_of(document: Document, formats: tuple[Format, ...]) -> Format:
    """The first format that the document has; InputError names those that are read."""
    found = next((each for each in formats if each.matches(document)), None)
    if found is None:
        names = ", ".join(each.name for each in formats if each.is_read)
        raise InputError(f"'{document.name}' has no format that is read. These are: {names}.")
    return found
