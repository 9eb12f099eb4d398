"""Whom a participant speaks for: by the vendor's flag, the deal file, the mail domain or the company."""

import re
from collections.abc import Iterable

from schemas.conversation import SideBasis
from schemas.deal import Deal, Party, Person
from schemas.value import Side

FREE_MAIL = re.compile(
    r"(?:gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|web|mail|email|proton|"
    r"protonmail|pm|yandex|qq|163|126|fastmail|zoho|t-online|freenet|orange|wanadoo|free|laposte|libero|"
    r"virgilio|bluewin|comcast|verizon|att|btinternet|sky|rediffmail|tutanota|hey)"
    r"\.(?:[a-z]{2,4}|co\.[a-z]{2}|com\.[a-z]{2})"
)
LEGAL_FORM = re.compile(
    r"\b(?:inc|incorporated|llc|llp|ltd|limited|plc|corp|corporation|company|co|gmbh|ag|kg|se|sa|sas|sarl|srl|"
    r"spa|bv|nv|ab|as|oy|aps|pty|group|holding|holdings)\b"
)


def side_of(
    flagged: Side | None,
    person: Person | None,
    emails: Iterable[str],
    company: str | None,
    deal: Deal,
) -> tuple[Side, SideBasis]:
    """The side, and what tells it; unknown where nothing does, never a guess."""
    if flagged is not None and flagged is not Side.UNKNOWN:
        return flagged, "vendor"
    if person is not None and person.side is not None:
        return person.side, "deal_file"
    by_mail = _by_domains({email.rpartition("@")[2].lower() for email in emails}, deal)
    if by_mail is not Side.UNKNOWN:
        return by_mail, "email_domain"
    by_company = side_of_company(company, deal)
    return (by_company, "company_suffix") if by_company is not Side.UNKNOWN else (Side.UNKNOWN, "none")


def _by_domains(domains: set[str], deal: Deal) -> Side:
    """The side whose domain it is; a third party where both sides' domains are known and it is neither's."""
    domains = {domain for domain in domains if domain and not FREE_MAIL.fullmatch(domain)}
    buyer, seller = _has(domains, deal.buyer), _has(domains, deal.seller)
    if buyer != seller:
        return Side.BUYER if buyer else Side.SELLER
    both_known = bool(deal.buyer.domains and deal.seller.domains)
    return Side.THIRD_PARTY if domains and both_known and not buyer else Side.UNKNOWN


def _has(domains: set[str], party: Party) -> bool:
    own = [domain.lower().lstrip("@") for domain in party.domains]
    return any(domain == each or domain.endswith(f".{each}") for domain in domains for each in own)


def side_of_company(company: str | None, deal: Deal) -> Side:
    """The side whose company it is; unknown where it is neither's, or could be both's."""
    if company is None:
        return Side.UNKNOWN
    parties = (deal.buyer.company or "", deal.seller.company or "")
    buyer, seller = (_essence(company) == _essence(each) for each in parties)
    if not buyer and not seller:
        buyer, seller = (is_same_company(company, each) for each in parties)
    if buyer == seller:
        return Side.UNKNOWN
    return Side.BUYER if buyer else Side.SELLER


def is_same_company(one: str, other: str) -> bool:
    """Whether two names mean one company: "Halden", "Halden Foods" and "Halden Foods Inc." do."""
    few, many = sorted((_essence(one), _essence(other)), key=len)
    return bool(few) and few == many[: len(few)] and len("".join(few)) >= 3


def _essence(company: str) -> list[str]:
    return re.findall(r"\w+", LEGAL_FORM.sub(" ", company.casefold().replace(".", "")))
