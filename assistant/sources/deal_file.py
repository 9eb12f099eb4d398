"""A deal file in YAML to a Deal; all that is wrong in it is said at once, with its line."""

from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from math import isfinite
from pathlib import Path as FilePath
from typing import Any

from pydantic import BaseModel, ValidationError

from assistant.calendars import holidays_of
from assistant.errors import InputError
from assistant.sources.decode import decode
from assistant.sources.files import shown
from assistant.sources.held_at import zone_named
from assistant.sources.yaml_lines import Path, read_yaml
from schemas.deal import Deal, Party, Person, Target

MOST_BYTES = 1_000_000
MODELS: dict[str, type[BaseModel]] = {"buyer": Party, "seller": Party, "target": Target, "people": Person}
EXPECTED = {
    "country": "an ISO 3166 code like US or US-OH",
    "currency": "a code of three letters like USD",
    "fiscal_year_start": "a month from 1 to 12",
    "role": "small letters with underscores, like economic_buyer",
    "date": "a date like 2026-09-01",
    "closed_days": "dates like [2026-12-24]",
    "working_days": "dates like [2026-12-24]",
    "amount": "a number like 180000, without a currency sign or separators",
    "touches_personal_data": "true or false",
}


def load_deal(path: FilePath) -> Deal:
    """The deal of a file; raises InputError that names each line to mend."""
    name = shown(path.name)
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise InputError(f"'{shown(path)}' cannot be read: {error.strerror}. Check the path.") from error
    if len(data) > MOST_BYTES:
        raise InputError(f"'{name}' is larger than 1 MB. A deal file holds the fields of one deal.")
    return parse_deal(name, decode(name, data))


def parse_deal(name: str, text: str) -> Deal:
    """The deal that YAML text describes; `name` is what errors call the file."""
    data, lines = read_yaml(name, text)
    if not isinstance(data, dict):
        raise InputError(f"{name}: a deal file has fields like 'name: Platform rollout'.")
    try:
        deal = Deal.model_validate(data)
    except ValidationError as error:
        raise InputError("\n".join(_problems(name, error, lines))) from error
    if problems := [_at(name, lines, path, message) for path, message in _unknown_places(deal)]:
        raise InputError("\n".join(problems))
    return deal


def _problems(name: str, error: ValidationError, lines: Mapping[Path, int]) -> Iterator[str]:
    for each in error.errors(include_url=False):
        path = tuple(each["loc"])
        yield _at(name, lines, path, _message(path, each["type"], each["msg"], each["input"]))


def _at(name: str, lines: Mapping[Path, int], path: Path, message: str) -> str:
    known = next((path[:end] for end in range(len(path), -1, -1) if path[:end] in lines), ())
    return f"{name} line {lines.get(known, 1)}: {message}."


def _message(path: Path, kind: str, message: str, given: Any) -> str:
    owner = " ".join(str(part) for part in path[:-1] if isinstance(part, str)) or "a deal"
    field = str(next((part for part in reversed(path) if isinstance(part, str)), ""))
    if kind == "extra_forbidden":
        return f"{owner} has no field '{path[-1]}'{_did_you_mean(path)}"
    if kind == "missing":
        return f"{owner} lacks its '{path[-1]}'"
    if field in EXPECTED:
        return f"'{field}' is {EXPECTED[field]}, not {given!r}"
    if kind in ("literal_error", "enum"):
        return f"'{field}' is {message.removeprefix('Input should be ')}, not {given!r}"
    if kind == "string_type":
        return f"'{field}' is text: put {given!r} in quotes"
    if kind in ("tuple_type", "list_type"):
        return f"'{field}' is a list: write [{given}]"
    if kind == "model_type":
        return f"'{field}' has fields of its own: {', '.join(_fields(path))}"
    return f"'{field}': {message[0].lower()}{message[1:]}"


def _did_you_mean(path: Path) -> str:
    close = get_close_matches(str(path[-1]), _fields(path[:-1]), n=1, cutoff=0.5)
    return f" (did you mean '{close[0]}'?)" if close else f"; it has {', '.join(_fields(path[:-1]))}"


def _fields(path: Path) -> tuple[str, ...]:
    return tuple(MODELS.get(str(path[0]), Deal).model_fields if path else Deal.model_fields)


def _unknown_places(deal: Deal) -> Iterator[tuple[Path, str]]:
    """What is well written but does not exist or tells nothing."""
    if deal.time_zone is not None:
        yield from _refusal(("time_zone",), zone_named, deal.time_zone)
    for side, party in (("buyer", deal.buyer), ("seller", deal.seller)):
        if party.country is not None:
            yield from _refusal((side, "country"), holidays_of, party.country)
    shared = {domain.lower() for domain in deal.buyer.domains} & {d.lower() for d in deal.seller.domains}
    if shared:
        yield (
            ("seller", "domains"),
            f"{sorted(shared)[0]} is the buyer's domain too: nobody's side follows from it",
        )
    if deal.amount is not None and not isfinite(deal.amount):
        yield ("amount",), f"'amount' is {EXPECTED['amount']}"


def _refusal(path: Path, check: Callable[[str], object], value: str) -> Iterator[tuple[Path, str]]:
    try:
        check(value)
    except InputError as error:
        yield path, str(error).rstrip(".")
