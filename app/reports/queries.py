"""Counts of firms, read-only: one aggregate each, however many firms there are."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Row, Select, and_, exists, func, or_, select, true

from app.core.db import session
from app.memberships.models import Membership
from app.reference.models import CpvCode, Municipality
from app.suppliers.completeness import SHORTEST_DESCRIPTION
from app.suppliers.kinds import ProfileStatus
from app.suppliers.models import Supplier, SupplierCpv

Count = tuple[str, int]

_NUMBERED = or_(
    and_(Supplier.country == "NL", Supplier.kvk_number.is_not(None)),
    and_(Supplier.country != "NL", Supplier.foreign_id.is_not(None)),
)
# The same demands as completeness.gaps, for all firms at once; a test compares the two.
COMPLETE = and_(
    _NUMBERED,
    Supplier.legal_form.is_not(None),
    Supplier.postcode.is_not(None),
    Supplier.town.is_not(None),
    Supplier.service_area.is_not(None),
    exists().where(SupplierCpv.supplier_id == Supplier.id),
    func.length(Supplier.description_nl) >= SHORTEST_DESCRIPTION,
    Supplier.staff.is_not(None),
    Supplier.email.is_not(None),
)
_LISTED = Supplier.status == ProfileStatus.LISTED


@dataclass(frozen=True)
class Standing:
    """`registered`: somebody acts for the firm or did; imported firms that nobody claimed are not counted."""

    registered: int
    complete: int
    listed: int
    verified: int
    lapsed: int


def members_of(association_id: int, on: date) -> ColumnElement[bool]:
    """Of a firm: it belongs to the association on that day."""
    still = or_(Membership.ends_on.is_(None), Membership.ends_on >= on)
    members = select(Membership.supplier_id).where(Membership.association_id == association_id)
    return Supplier.id.in_(members.where(Membership.starts_on <= on, still))


def everybody() -> ColumnElement[bool]:
    return true()


def standing(whom: ColumnElement[bool]) -> Standing:
    registered = Supplier.status.not_in([ProfileStatus.UNCLAIMED, ProfileStatus.WITHDRAWN])
    counts = select(
        _count(registered),
        _count(registered, COMPLETE),
        _count(_LISTED),
        _count(_LISTED, Supplier.verified_at.is_not(None)),
        _count(Supplier.status == ProfileStatus.LAPSED),
    )
    registered_ones, complete, listed, verified, lapsed = session.execute(counts.where(whom)).one()
    return Standing(registered_ones, complete, listed, verified, lapsed)


def _count(*conditions: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count(Supplier.id).filter(*conditions)


def by_municipality(whom: ColumnElement[bool]) -> list[Count]:
    """Listed firms by the municipality of their seat, most first; those abroad are left out."""
    seats = select(Supplier.municipality_code.label("code"), func.count().label("number")).where(_LISTED, whom)
    counted = seats.group_by(Supplier.municipality_code).subquery()  # names are looked up for each place, not each firm
    statement = select(Municipality.name, counted.c.number).join(counted, counted.c.code == Municipality.code)
    return _counts(statement.order_by(counted.c.number.desc(), Municipality.name))


def by_trade(whom: ColumnElement[bool], language: str) -> list[Count]:
    """Listed firms by the division of their main kind of work, most first."""
    listed = exists().where(Supplier.id == SupplierCpv.supplier_id, _LISTED, whom)
    main_kinds = select(SupplierCpv.code, func.count()).where(SupplierCpv.rank == 0, listed)
    counts = Counter[str]()
    for code, number in _counts(main_kinds.group_by(SupplierCpv.code)):
        counts[code[:2]] += number
    labels = _labels_of_divisions(language)  # joined here: a join by the first digits looks through all codes
    return sorted(((labels[code], many) for code, many in counts.items()), key=lambda count: (-count[1], count[0]))


def _labels_of_divisions(language: str) -> dict[str, str]:
    label = CpvCode.label_en if language == "en" else CpvCode.label_nl
    divisions = session.execute(select(CpvCode.code, label).where(CpvCode.level == "division"))
    return {code[:2]: text for code, text in divisions}


def _counts(statement: Select[str, int]) -> list[Count]:
    rows: list[Row[str, int]] = list(session.execute(statement))
    return [(name, number) for name, number in rows]
