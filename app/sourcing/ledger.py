"""How often a firm was on a longlist and invited: for the firm itself, per quarter, only of files that are closed."""

from collections import Counter
from datetime import date, datetime, time

from sqlalchemy import Select, func, select

from app.core.clock import AMSTERDAM, local_date
from app.core.db import session
from app.core.quarters import Quarter
from app.sourcing.kinds import FileStatus
from app.sourcing.models import Longlist, LonglistEntry, ProcurementFile, ShortlistDecision
from app.suppliers.models import Supplier


def longlisted_per_quarter(supplier: Supplier, *, since: date) -> Counter[Quarter]:
    """Of a file with several longlists the first one counts."""
    first = select(func.min(Longlist.frozen_at)).join(LonglistEntry, LonglistEntry.longlist_id == Longlist.id)
    first = first.join(ProcurementFile, ProcurementFile.id == Longlist.file_id)
    return _per_quarter(first.where(LonglistEntry.supplier_id == supplier.id).group_by(Longlist.file_id), since)


def invited_per_quarter(supplier: Supplier, *, since: date) -> Counter[Quarter]:
    decided = select(ShortlistDecision.decided_at).join(
        ProcurementFile, ProcurementFile.id == ShortlistDecision.file_id
    )
    invited = decided.where(ShortlistDecision.supplier_id == supplier.id, ShortlistDecision.invited)
    return _per_quarter(invited, since)


def _per_quarter(moments: Select[datetime], since: date) -> Counter[Quarter]:
    start = datetime.combine(since, time(), AMSTERDAM)
    closed = session.scalars(moments.where(ProcurementFile.status == FileStatus.CLOSED))
    return Counter(Quarter.of(local_date(moment)) for moment in closed if moment >= start)
