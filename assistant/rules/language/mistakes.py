"""What is wrong in a rule: where, and one sentence with the nearest name that would do."""

import ast
from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches

LISTED = 12


class Mistake(Exception):
    """A condition that does not mean anything; `node` is where."""

    def __init__(self, node: ast.AST, message: str) -> None:
        super().__init__(message)
        self.node = node
        self.message = message


@dataclass(frozen=True)
class Located:
    """A mistake at a column, counted from 1."""

    column: int
    message: str


def located(mistake: Mistake, text: str) -> Located:
    """The column in characters; the parser counts bytes."""
    before = text.encode()[: getattr(mistake.node, "col_offset", 0)]
    return Located(len(before.decode(errors="ignore")) + 1, mistake.message)


def nearest(name: str, known: Collection[str], listing: str = "known") -> str:
    """The name that was probably meant, and all of them where they are few, in brackets."""
    close = get_close_matches(name, known, n=1)
    meant = f"did you mean '{close[0]}'?" if close else ""
    few = f"{listing}: {', '.join(sorted(known))}" if len(known) <= LISTED and not close else ""
    return f" ({meant}{few})" if meant or few else ""


def possible(value: str, values: Collection[str]) -> str:
    """That a word is none of a closed list; a short list is told whole, as the nearest may not be meant."""
    close = get_close_matches(value, values, n=1)
    meant = [f"did you mean '{close[0]}'?"] if close else []
    whole = [f"Possible: {', '.join(values)}"] if len(values) <= LISTED else []
    said = " ".join(meant + whole)
    return f"'{value}' is not a possible value" + (f" ({said})" if said else "")
