"""Why a recording does not answer a request any more, in words that say what changed and what to do."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

REMEDY = "Re-record with `make record`."
AROUND = 40

Asked = Mapping[str, Any]


class StaleCassette(BaseException):
    """A request that was not recorded, or a recorded one that nobody makes any more.

    Not an Exception: the fallbacks for a provider's errors must not hide it.
    """


def unasked(name: str, count: int) -> str:
    """The message for calls of a recording that were not made."""
    return f"STALE CASSETTE {name}: {count} of its calls were not made. {REMEDY}"


def unknown(name: str, asked: Asked, held: Sequence[Asked]) -> str:
    """The message for a call that a recording does not hold: how it differs from the one most like it."""
    differences = min((list(_differences(asked, one)) for one in held), key=len, default=["it is empty"])
    return f"STALE CASSETTE {name}: {'; '.join(differences)}. {REMEDY}"


def _differences(asked: Asked, held: Asked) -> Iterator[str]:
    for key in sorted(asked.keys() | held.keys()):
        if key == "messages":
            yield from _of_messages(asked[key], held[key])
        elif asked.get(key) != held.get(key):
            yield f"{key} differs"


def _of_messages(asked: Sequence[Asked], held: Sequence[Asked]) -> Iterator[str]:
    if len(asked) != len(held):
        yield f"{len(asked)} messages instead of {len(held)}"
    for one, other in zip(asked, held, strict=False):
        if one != other:
            yield f"the {one['role']} message {_change(other['content'], one['content'])}"


def _change(was: str, now: str) -> str:
    """The first place where two texts differ, with a few words around it."""
    at = next((i for i, (a, b) in enumerate(zip(was, now, strict=False)) if a != b), min(len(was), len(now)))
    here = slice(max(0, at - AROUND), at + AROUND)
    return f"says {now[here]!r} where {was[here]!r} was recorded"
