"""Which firm a row of a member list is about.

Surest first: the KvK number; the name and the postcode; then the name alone, or a web or mail domain of the firm's own.
The last two only propose: sister firms share a domain, and a name can be common. Only firms that anybody can see are
found: nobody learns from a list who has a draft.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from sqlalchemy import or_, select
from sqlalchemy.orm import InstrumentedAttribute

from app.core.db import session
from app.memberships.importing.checking import MemberDetails
from app.memberships.importing.models import Match
from app.suppliers.authority.domains import SHARED_MAIL_DOMAINS
from app.suppliers.kinds import ProfileStatus
from app.suppliers.models import Supplier
from app.suppliers.naming import match_name

VISIBLE = (ProfileStatus.LISTED, ProfileStatus.SUSPENDED, ProfileStatus.LAPSED)
MOST_CANDIDATES = 5
_VALUES_IN_A_QUERY = 500


class Firm(NamedTuple):
    """What is compared, without the rest of the profile."""

    id: int
    match_name: str
    kvk_number: str | None
    postcode: str | None
    website: str | None
    email: str | None


@dataclass(frozen=True)
class Matched:
    """The firm when it is sure, else those that it may be, the likeliest first."""

    match: Match
    supplier_id: int | None = None
    candidates: tuple[int, ...] = ()


NOT_REGISTERED = Matched(Match.NONE)


def match_all(members: Sequence[MemberDetails]) -> list[Matched]:
    """In the order of the rows; a few queries, however many rows there are."""
    register = _Register(members)
    return [register.find(member) for member in members]


def domain_of(website: str | None) -> str | None:
    host = urlsplit(website or "").hostname
    return host.removeprefix("www.") if host else None


def mail_domain_of(email: str | None) -> str | None:
    """None for a domain where anybody can have an address."""
    domain = (email or "").rpartition("@")[2]
    return domain if domain and domain not in SHARED_MAIL_DOMAINS else None


def _domains(website: str | None, email: str | None) -> set[str]:
    return {domain for domain in (domain_of(website), mail_domain_of(email)) if domain}


class _Register:
    """The firms that the rows may be about, read at once."""

    def __init__(self, members: Sequence[MemberDetails]) -> None:
        self._by_number: dict[str, Firm] = {}
        self._by_name: dict[str, list[Firm]] = defaultdict(list)
        self._by_domain: dict[str, list[Firm]] = defaultdict(list)
        for firm in _firms(Supplier.kvk_number, {member.kvk_number for member in members if member.kvk_number}):
            self._by_number[firm.kvk_number or ""] = firm
        for firm in _firms(Supplier.match_name, {match_name(member.name) for member in members}):
            self._by_name[firm.match_name].append(firm)
        wanted = {domain for member in members for domain in _domains(member.website, member.email)}
        for firm in _firms_with_domain() if wanted else ():
            for domain in _domains(firm.website, firm.email) & wanted:
                self._by_domain[domain].append(firm)

    def find(self, member: MemberDetails) -> Matched:
        if member.kvk_number in self._by_number:
            return Matched(Match.SURE, self._by_number[member.kvk_number].id)
        namesakes = self._by_name.get(match_name(member.name), [])
        here = [firm for firm in namesakes if member.postcode and firm.postcode == member.postcode]
        if len(here) == 1 and not _is_another(member, here[0]):
            return Matched(Match.SURE, here[0].id)
        same_domain = [
            firm for domain in _domains(member.website, member.email) for firm in self._by_domain.get(domain, ())
        ]
        ids = tuple(dict.fromkeys(firm.id for firm in [*here, *same_domain, *namesakes]))[:MOST_CANDIDATES]
        return Matched(Match.DOUBTFUL, candidates=ids) if ids else NOT_REGISTERED


def _is_another(member: MemberDetails, firm: Firm) -> bool:
    """Two KvK numbers that differ are two firms, unless one was taken over: somebody has to look."""
    return bool(member.kvk_number and firm.kvk_number)


_COLUMNS = (
    Supplier.id,
    Supplier.match_name,
    Supplier.kvk_number,
    Supplier.postcode,
    Supplier.website,
    Supplier.email,
)
IS_VISIBLE = Supplier.status.in_(VISIBLE)


def _firms(column: InstrumentedAttribute[Any], values: Collection[str]) -> Iterator[Firm]:
    waiting = iter(sorted(values))
    while piece := list(islice(waiting, _VALUES_IN_A_QUERY)):
        condition = column.in_(piece)
        for row in session.execute(select(*_COLUMNS).where(condition, IS_VISIBLE).order_by(Supplier.id)):
            yield Firm(*row)


def _firms_with_domain() -> Iterator[Firm]:
    """All of them: no column holds a domain, and reading two short ones of each firm takes a second for 100,000."""
    statement = select(*_COLUMNS).where(IS_VISIBLE, or_(Supplier.website.is_not(None), Supplier.email.is_not(None)))
    for row in session.execute(statement.order_by(Supplier.id)):
        yield Firm(*row)
