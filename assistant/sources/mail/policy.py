"""Header fields as a mail has them to fields that the standard library can read: bounded and decodable."""

from email.message import Message as Parsed
from email.policy import Compat32
from email.utils import collapse_rfc2231_value

LONGEST_FIELD = 4_000


class Readable(Compat32):
    """Mends the fields that describe a part; others are read raw (`headers.py`)."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Cut, because reading parameters takes the square of their length."""
        name, value = super().header_source_parse(sourcelines)
        return name, _decodable(value[:LONGEST_FIELD]) if name.casefold().startswith("content-") else value


def _decodable(value: str) -> str:
    """The value; without the marks of RFC 2231 where its parameters contradict them, which is an error."""
    if "*" not in value:
        return value
    probe = Parsed()
    probe["content-type"] = value
    try:
        for _, parameter in probe.get_params([]):
            collapse_rfc2231_value(parameter)
    except (TypeError, ValueError):
        return value.replace("*", "")
    return value
