"""The lines of a passage to its text, with the sentences that a mail program wrapped in one line again."""

import re
from collections.abc import Sequence

LIST_ITEM = re.compile(r"\s*(?:[-*•·–+]|\d{1,2}[.)]|[a-z][.)])\s")
CLOSED = tuple(".!?:;|")
NARROWEST, WIDEST = 60, 100


def unwrapped(lines: Sequence[str]) -> str:
    """A line goes on in the next one where the first word of that would not have fitted into it."""
    width = max((len(line) for line in lines), default=0)
    if not NARROWEST <= width <= WIDEST:
        return _plain("\n".join(lines))
    joined: list[str] = []
    for at, line in enumerate(lines):
        if at and _goes_on(lines[at - 1], line, width):
            joined[-1] += f" {line.strip()}"
        else:
            joined.append(line)
    return _plain("\n".join(joined))


def _goes_on(line: str, after: str, width: int) -> bool:
    words = after.split(maxsplit=1)
    is_open = bool(line.strip()) and not line.rstrip().endswith(CLOSED)
    return bool(words) and is_open and not LIST_ITEM.match(after) and len(line) + 1 + len(words[0]) > width


def _plain(text: str) -> str:
    return re.sub(r"\n{3,}", "\n\n", text).strip()
