"""Verbs on memberships and interests."""

from datetime import date, datetime

from app.accounts.models import User
from app.audit.services import record
from app.core.clock import local_date
from app.core.db import session
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.memberships.keeping import start_membership
from app.memberships.kinds import InterestKind
from app.memberships.models import DeclaredInterest
from app.suppliers.models import Supplier

__all__ = ["declare_interest", "end_interest", "start_membership"]


def declare_interest(
    user: User,
    supplier: Supplier,
    *,
    at: datetime,
    kind: InterestKind = InterestKind.OWNER,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> None:
    """From today on, unless another day is given. Declaring it again replaces what was declared before.

    Raises DomainError when it would already have ended: what counts today must not be taken back unseen.
    """
    first = starts_on or local_date(at)
    _demand_to_come(ends_on, first, local_date(at))
    interest = session.get(DeclaredInterest, (user.id, supplier.id)) or DeclaredInterest(user_id=user.id)
    interest.supplier, interest.declared_at = supplier, at
    interest.kind, interest.starts_on, interest.ends_on = kind, first, ends_on
    session.add(interest)
    record("interest.declared", user, by=user, supplier_id=supplier.id, kind=kind, starts_on=first, ends_on=ends_on)


def end_interest(interest: DeclaredInterest, *, by: User, on: date, today: date) -> None:
    """It counts up to and including that day. Raises DomainError for a day in the past."""
    _demand_to_come(on, interest.starts_on, today)
    interest.ends_on = on
    record("interest.ended", by, by=by, supplier_id=interest.supplier_id, ends_on=on)


def _demand_to_come(ends_on: date | None, starts_on: date, today: date) -> None:
    if ends_on is not None and ends_on < max(starts_on, today):
        raise DomainError(lazy("Choose a last day that is not over yet and not before the first."))
