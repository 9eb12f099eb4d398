"""How a phrase is to be read: in its speaker's own time, country and fiscal year, on its owner's calendar."""

from collections.abc import Mapping
from datetime import date

from assistant.calendars import Calendar, JointCalendar, WorkingDays, calendar_of
from assistant.dates import Context
from schemas.deal import Deal, Party
from schemas.evidence import Evidence
from schemas.value import OwnerSide, Side


def calendar_for(side: OwnerSide, deal: Deal) -> WorkingDays:
    """The working days of whoever owns a step; a shared step is done when both work."""
    buyer, seller = calendar_of(deal.buyer), calendar_of(deal.seller)
    by_side: dict[OwnerSide, WorkingDays] = {
        OwnerSide.BUYER: buyer,
        OwnerSide.SELLER: seller,
        OwnerSide.BOTH: JointCalendar((buyer, seller)),
    }
    return by_side.get(side, Calendar())


def context_for(said: Evidence, side: OwnerSide, deal: Deal, events: Mapping[str, date | None]) -> Context:
    """How a phrase of `said` is to be read; `side` is the side whose working days count."""
    party = {Side.BUYER: deal.buyer, Side.SELLER: deal.seller}.get(said.side, Party())
    country = party.country or deal.buyer.country or deal.seller.country
    return Context(
        said_on=said.said_at.date() if said.said_at else None,
        locale=f"en-{country[:2]}" if country else "en-US",
        country=country,
        fiscal_year_start=party.fiscal_year_start or 1,
        events=events,
        calendar=calendar_for(side, deal),
    )
