"""Verbs of the desk: suspend a listed firm until a day, and lift that before."""

from datetime import date, datetime, timedelta

from app.accounts.models import User
from app.audit.services import record
from app.core.clock import local_date
from app.core.db import session
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.core.model import id_of
from app.outbox.services import publish
from app.suppliers.kinds import ProfileStatus
from app.suppliers.models import Supplier
from app.suppliers.renewal.moving import settle
from app.suppliers.suspending.messages import FirmSuspended
from app.suppliers.suspending.models import Suspension, SuspensionReason
from app.suppliers.suspending.queries import suspensions_of

LONGEST = timedelta(days=731)


class WrongDay(DomainError):
    """A suspension ends after today, within two years."""


def suspend(
    supplier: Supplier, *, until: date, code: SuspensionReason, reason: str, by: User, at: datetime
) -> Suspension:
    """Take a listed firm out of sight until the day on which it is listed again.

    Raises WrongDay, and ForbiddenMove for a firm that is not listed.
    """
    day = local_date(at)
    if not day < until <= day + LONGEST:
        raise WrongDay(lazy("Choose a day after today, within two years."))
    settle(supplier, at=at)
    supplier.move_to(ProfileStatus.SUSPENDED)
    supplier.suspended_until = until
    suspension = Suspension(supplier=supplier, since=at, until=until, code=code, reason=reason.strip(), by_id=id_of(by))
    session.add(suspension)
    session.flush()  # its id goes into the message
    # Without the explanation: that may name a sole trader, and has to be able to go.
    record("supplier.suspended", supplier, by=by, until=until, code=code)
    publish(FirmSuspended(suspension.id))
    return suspension


def lift(supplier: Supplier, *, by: User, at: datetime) -> None:
    """End it today: the firm is listed again, or has lapsed if it became due meanwhile. Raises DomainError."""
    day = local_date(at)
    if supplier.standing is not ProfileStatus.SUSPENDED:
        raise DomainError(lazy("This suspension is over already."))
    for suspension in suspensions_of(supplier):
        if suspension.counts_on(day):
            suspension.ended_at, suspension.ended_by_id = at, id_of(by)
    supplier.suspended_until = day
    record("supplier.suspension_lifted", supplier, by=by)
    settle(supplier, at=at)
