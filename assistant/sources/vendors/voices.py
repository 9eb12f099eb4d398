"""The people that a vendor lists: one voice per label, who is a bot, who has no name, whose address fits."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from assistant.sources.placeholders import is_bot
from assistant.sources.reading import Voice
from schemas.value import Side

BOT_MAIL = re.compile(
    r"@(fireflies\.ai|otter\.ai|read\.ai|fathom\.video|tldv\.io|recall\.ai)$", re.IGNORECASE
)


def is_recorder(voice: Voice) -> bool:
    """Whether a recorder took part under this name or address, and no person."""
    return is_bot(voice.name or voice.label) or any(BOT_MAIL.search(email) for email in voice.emails)


def numbered(label: str, number: int) -> Voice:
    """The voice of a speaker of whom the vendor tells an id alone."""
    return Voice(label, name=f"Speaker {number}", is_placeholder=True)


def side_of(is_ours: bool | None) -> Side | None:
    """The recording's owner sells; the others buy."""
    if is_ours is None:
        return None
    return Side.SELLER if is_ours else Side.BUYER


def merged(voices: Iterable[Voice]) -> tuple[Voice, ...]:
    """One voice per label, in order; the first word on each field counts, addresses add up."""
    by_label: dict[str, Voice] = {}
    for voice in voices:
        first = by_label.get(voice.label)
        by_label[voice.label] = voice if first is None else _both(first, voice)
    return tuple(by_label.values())


def told_apart(voices: Mapping[str, Voice]) -> dict[str, Voice]:
    """By the vendor's id; people of one name but different addresses get the address into their label."""
    shared = {
        label
        for label, count in Counter(
            label for label, _ in {(voice.label, voice.emails) for voice in voices.values() if voice.emails}
        ).items()
        if count > 1
    }
    return {
        identity: replace(voice, label=f"{voice.label} <{voice.emails[0]}>")
        if voice.label in shared and voice.emails
        else voice
        for identity, voice in voices.items()
    }


def _both(first: Voice, second: Voice) -> Voice:
    return replace(
        first,
        name=first.name or second.name,
        emails=tuple(dict.fromkeys((*first.emails, *second.emails))),
        company=first.company or second.company,
        title=first.title or second.title,
        side=first.side or second.side,
    )


def address_of(name: str, addresses: Sequence[str], names: Sequence[str]) -> str | None:
    """The address whose local part spells the name, where one alone does and no other name fits it."""
    fitting = [address for address in addresses if _spells(address, name)]
    if len(fitting) != 1:
        return None
    return fitting[0] if sum(_spells(fitting[0], other) for other in names) == 1 else None


def _spells(address: str, name: str) -> bool:
    """`dana.ellis`, `d.ellis`, `dellis`, `ellis` and `dana` all spell "Dana Ellis"."""
    words = re.findall(r"[^\W\d_]+", name.casefold())
    local = re.sub(r"[\W\d_]+", " ", address.casefold().partition("@")[0]).split()
    if not words or not local:
        return False
    if len(local) > 1:
        known = {*words, *(word[0] for word in words)}
        return known.issuperset(local) and not set(words).isdisjoint(local)
    first, last = words[0], words[-1]
    return local[0] in {*words, first + last, last + first, first[0] + last, first + last[0]}
