"""One opportunity, as the deal file and the API give it. What is absent is unknown, not defaulted."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, NonNegativeFloat, StringConstraints

from schemas.value import Side, Text, Value

Segment = Literal["small", "mid", "enterprise"]
TargetKind = Literal["go_live", "signature", "decision"]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$")]
Role = Annotated[str, StringConstraints(pattern=r"^[a-z]+(_[a-z]+)*$")]


class Party(Value):
    """The buyer or the seller: its name, mail domains and working calendar.

    `country` is ISO 3166 with an optional subdivision (`US-OH`); `fiscal_year_start` a month.
    `closed_days` are days off, `working_days` days that are worked, on top of the country's calendar.
    """

    company: str | None = None
    domains: tuple[Text, ...] = ()
    country: Country | None = None
    fiscal_year_start: Annotated[int, Field(ge=1, le=12)] | None = None
    closed_days: tuple[date, ...] = ()
    working_days: tuple[date, ...] = ()


class Target(Value):
    """The date that the plan is scheduled back from."""

    kind: TargetKind = "go_live"
    date: date


class Person(Value):
    """A stakeholder; `also` are other names that files use for the same person."""

    name: Text
    email: str | None = None
    side: Literal[Side.BUYER, Side.SELLER, Side.THIRD_PARTY] | None = None
    title: str | None = None
    role: Role | None = None
    also: tuple[Text, ...] = ()


class Deal(Value):
    """Buyer, seller, amount, target and people of one opportunity."""

    name: str | None = None
    buyer: Party = Party()
    seller: Party = Party()
    amount: NonNegativeFloat | None = None
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] | None = None
    segment: Segment | None = None
    touches_personal_data: bool | None = None
    target: Target | None = None
    time_zone: str | None = None
    people: tuple[Person, ...] = ()
