"""How often a firm was on a longlist and invited: for the firm itself, per quarter, only of files that are closed.

Invited is who got a request; in a file without one, who was to get it.
"""

from collections import Counter
from datetime import date, datetime, time

from sqlalchemy import Select, exists, func, select

from app.core.clock import AMSTERDAM, local_date
from app.core.db import session
from app.core.quarters import Quarter
from app.sourcing.kinds import FileStatus
from app.sourcing.models import Longlist, LonglistEntry, ProcurementFile, ShortlistDecision
from app.sourcing.requests.models import Invitation, RequestForQuotation
from app.suppliers.models import Supplier


def longlisted_per_quarter(supplier: Supplier, *, since: date) -> Counter[Quarter]:
    """Of a file with several longlists the first one counts."""
    first = select(func.min(Longlist.frozen_at)).join(LonglistEntry, LonglistEntry.longlist_id == Longlist.id)
    first = first.join(ProcurementFile, ProcurementFile.id == Longlist.file_id)
    return _per_quarter(first.where(LonglistEntry.supplier_id == supplier.id).group_by(Longlist.file_id), since)


def invited_per_quarter(supplier: Supplier, *, since: date) -> Counter[Quarter]:
    own = ShortlistDecision.supplier_id == supplier.id
    sent = exists().where(RequestForQuotation.file_id == ProcurementFile.id, RequestForQuotation.sent_at.is_not(None))
    of_file = ProcurementFile.id == ShortlistDecision.file_id
    asked = select(Invitation.sent_at).join(Invitation.decision).join(ProcurementFile, of_file).where(own)
    meant = select(ShortlistDecision.decided_at).join(ProcurementFile, of_file)
    return _per_quarter(asked, since) + _per_quarter(meant.where(own, ShortlistDecision.invited, ~sent), since)


def _per_quarter(moments: Select[datetime], since: date) -> Counter[Quarter]:
    start = datetime.combine(since, time(), AMSTERDAM)
    closed = session.scalars(moments.where(ProcurementFile.status == FileStatus.CLOSED))
    return Counter(Quarter.of(local_date(moment)) for moment in closed if moment >= start)
