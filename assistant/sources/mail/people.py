"""The correspondents that the mails of a thread name to one label and one voice each."""

from collections.abc import Iterator, Sequence

from assistant.sources.mail.addresses import Address
from assistant.sources.mail.history import essence
from assistant.sources.reading import Voice


class People:
    """The correspondents of a thread; one who is only named is found by the name."""

    def __init__(self, found: Sequence[Address]) -> None:
        self._names: dict[str, str | None] = {}
        by_name: dict[str, set[str]] = {}
        for each in found:
            if each.email:
                self._names[each.email] = _longer(self._names.get(each.email), each.name)
                by_name.setdefault(essence(each.name or ""), set()).add(each.email)
        self._emails = {name: next(iter(emails)) for name, emails in by_name.items() if len(emails) == 1}
        for each in found:
            if each.email is None and essence(each.name or "") not in self._emails:
                self._names.setdefault(each.label, each.name)

    def label(self, address: Address | None) -> str | None:
        """The label of the turns of a correspondent."""
        if address is None:
            return None
        return address.email or self._emails.get(essence(address.name or "")) or address.label

    def voices(self) -> Iterator[Voice]:
        """All correspondents in the order in which the thread names them."""
        for label, name in self._names.items():
            yield Voice(label, name=name, emails=(label,) if "@" in label else ())


def _longer(one: str | None, other: str | None) -> str | None:
    """The display name that tells more."""
    return max((one, other), key=lambda name: len(name or ""))
