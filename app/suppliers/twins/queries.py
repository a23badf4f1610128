"""Look-alikes, read-only."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, and_, or_, select
from sqlalchemy.orm import joinedload

from app.core.db import session
from app.suppliers.kinds import ProfileStatus
from app.suppliers.models import Predecessor, Supplier
from app.suppliers.twins.likeness import Likeness, compare, keys_of
from app.suppliers.twins.models import TwinCheck, TwinKey, TwinPair

MOST_SHOWN = 5
COMPARED = (
    Supplier.id,
    Supplier.status,
    Supplier.name,
    Supplier.trade_name,
    Supplier.country,
    Supplier.postcode,
    Supplier.house_number,
    Supplier.town,
    Supplier.website,
    Supplier.email,
    Supplier.phone,
)


@dataclass(frozen=True)
class Twin:
    """A firm that looks like another one; `firm` has the columns COMPARED."""

    firm: Row[Any]
    likeness: Likeness


def twins_of(supplier: Supplier, *, statuses: Collection[ProfileStatus]) -> list[Twin]:
    """The likeliest first, without those of which was noted that they are not the same; at most MOST_SHOWN."""
    others = firms_with_keys(keys_of(supplier), statuses)
    seen = {firm.id: firm for firms in others.values() for firm in firms if firm.id != supplier.id}
    compared = [Twin(firm, compare(supplier, firm)) for firm in seen.values()]
    alike = [twin for twin in compared if twin.likeness.is_alike]
    different = _noted_as_different(supplier.id) if alike else set()
    likeliest = sorted(alike, key=lambda twin: (-twin.likeness.score, twin.firm.id))
    return [twin for twin in likeliest if twin.firm.id not in different][:MOST_SHOWN]


def firms_with_keys(keys: Collection[str], statuses: Collection[ProfileStatus]) -> dict[str, list[Row[Any]]]:
    """The firms that have each of these keys.

    The status is no part of the select: with many keys SQLite would go by its index through the whole register.
    """
    statement = select(TwinKey.key, *COMPARED).join(Supplier, Supplier.id == TwinKey.supplier_id)
    found: dict[str, list[Row[Any]]] = defaultdict(list)
    rows: Iterable[Row[Any]] = session.execute(statement.where(TwinKey.key.in_(keys)))
    for row in rows:
        if row.status in statuses:
            found[row.key].append(row)
    return found


def _noted_as_different(supplier_id: int) -> set[int]:
    of_firm = or_(TwinPair.low_id == supplier_id, TwinPair.high_id == supplier_id)
    pairs = session.execute(
        select(TwinPair.low_id, TwinPair.high_id).where(of_firm, TwinPair.dismissed_at.is_not(None))
    )
    return {number for pair in pairs for number in pair} - {supplier_id}


def likely_pairs() -> Select[TwinPair]:
    """Pairs of the whole register that nobody has judged, the likeliest first."""
    both = joinedload(TwinPair.low), joinedload(TwinPair.high)
    waiting = select(TwinPair).where(TwinPair.dismissed_at.is_(None)).options(*both)
    return waiting.order_by(TwinPair.score.desc(), TwinPair.low_id, TwinPair.high_id)


def changed_since_compared() -> Select[int]:
    """Ids of firms that are new or have changed."""
    outdated = or_(TwinCheck.supplier_id.is_(None), TwinCheck.supplier_version != Supplier.version)
    return select(Supplier.id).outerjoin(TwinCheck, TwinCheck.supplier_id == Supplier.id).where(outdated)


def find_two(first_id: int, second_id: int) -> tuple[Supplier, Supplier] | None:
    first, second = session.get(Supplier, first_id), session.get(Supplier, second_id)
    return (first, second) if first and second and first is not second else None


def successor_of(supplier: Supplier) -> Supplier | None:
    """The public profile that a withdrawn one went up in."""
    if supplier.status is not ProfileStatus.WITHDRAWN:
        return None
    went_up_in = and_(Predecessor.supplier_id == Supplier.id, Predecessor.former_id == supplier.id)
    statement = select(Supplier).join(Predecessor, went_up_in).where(Supplier.status == ProfileStatus.LISTED)
    return session.scalars(statement.order_by(Supplier.id)).first()
