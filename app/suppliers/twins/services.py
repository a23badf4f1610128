"""Finding look-alikes, and noting that two of them are not the same."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import and_, delete, insert, or_, select

from app.accounts.models import User
from app.audit.services import record
from app.core.db import session
from app.suppliers.kinds import ProfileStatus
from app.suppliers.models import Supplier
from app.suppliers.twins.likeness import compare, keys_of
from app.suppliers.twins.models import TwinCheck, TwinKey, TwinPair
from app.suppliers.twins.queries import changed_since_compared, firms_with_keys

STATUSES = frozenset(ProfileStatus) - {ProfileStatus.WITHDRAWN}


def compare_changed(*, most: int, at: datetime) -> int:
    """Compare firms that are new or have changed with all others; returns how many there were, at most `most`."""
    ids = list(session.scalars(changed_since_compared().order_by(Supplier.id).limit(most)))
    if not ids:
        return 0
    firms = list(session.scalars(select(Supplier).where(Supplier.id.in_(ids))))
    keys = {firm.id: keys_of(firm) if firm.status in STATUSES else set() for firm in firms}
    _keep_keys(keys)
    _keep_versions(firms)
    _keep_pairs(firms, keys, at)
    return len(firms)


def _keep_keys(keys: dict[int, set[str]]) -> None:
    session.execute(delete(TwinKey).where(TwinKey.supplier_id.in_(keys)))
    rows = [{"supplier_id": number, "key": key} for number, own in keys.items() for key in sorted(own)]
    if rows:
        session.execute(insert(TwinKey), rows)


def _keep_versions(firms: Sequence[Supplier]) -> None:
    session.execute(delete(TwinCheck).where(TwinCheck.supplier_id.in_(firm.id for firm in firms)))
    rows = [{"supplier_id": firm.id, "supplier_version": firm.version} for firm in firms]
    session.execute(insert(TwinCheck), rows)


def _keep_pairs(firms: Sequence[Supplier], keys: dict[int, set[str]], at: datetime) -> None:
    ids = [firm.id for firm in firms]
    of_firms = or_(TwinPair.low_id.in_(ids), TwinPair.high_id.in_(ids))
    session.execute(delete(TwinPair).where(of_firms, TwinPair.dismissed_at.is_(None)))
    judged = {tuple(pair) for pair in session.execute(select(TwinPair.low_id, TwinPair.high_id).where(of_firms))}
    rows = [
        {"low_id": low, "high_id": high, "score": score, "found_at": at}
        for (low, high), score in _alike(firms, keys).items()
        if (low, high) not in judged
    ]
    if rows:
        session.execute(insert(TwinPair), rows)


def _alike(firms: Sequence[Supplier], keys: dict[int, set[str]]) -> dict[tuple[int, int], int]:
    """The score of each pair with one of these firms that is alike."""
    sharing = firms_with_keys(set().union(*keys.values()), STATUSES)
    scores = {}
    for firm in firms:
        others = {other.id: other for key in keys[firm.id] for other in sharing[key] if other.id != firm.id}
        for other in others.values():
            likeness = compare(firm, other)
            if likeness.is_alike:
                scores[min(firm.id, other.id), max(firm.id, other.id)] = likeness.score
    return scores


def dismiss(one: Supplier, other: Supplier, *, by: User, at: datetime) -> None:
    """Note that they are not the same: nobody is warned of this pair again."""
    low, high = sorted((one.id, other.id))
    pair = session.get(TwinPair, (low, high))
    if pair is None:
        pair = TwinPair(low_id=low, high_id=high, score=compare(one, other).score, found_at=at)
        session.add(pair)
    pair.dismissed_at, pair.dismissed_by_id = at, by.id
    record("supplier.not_the_same", one, by=by, other_id=other.id)


def forget_pair(one: Supplier, other: Supplier) -> None:
    """They are one now."""
    low, high = sorted((one.id, other.id))
    session.execute(delete(TwinPair).where(and_(TwinPair.low_id == low, TwinPair.high_id == high)))
