"""Verbs of the firm itself: confirm the profile, withdraw it, begin again."""

from datetime import datetime

from app.accounts.models import User
from app.audit.services import record
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.suppliers.kinds import ProfileStatus
from app.suppliers.models import Supplier
from app.suppliers.renewal.moving import settle
from app.suppliers.renewal.policies import CONFIRMED_IN
from app.suppliers.revisions.services import close_all
from app.suppliers.versions import keep_version


def confirm(supplier: Supplier, *, by: User, how: str, at: datetime) -> None:
    """The profile is still right: it holds for another year, and one that had lapsed is listed again.

    `how`: `mail` by the link that went to the address of `by`, or `page`. Raises DomainError when the profile is not
    one that is confirmed.
    """
    settle(supplier, at=at)
    if supplier.status not in CONFIRMED_IN:
        raise DomainError(lazy("This profile is no longer in the register, so there is nothing to confirm."))
    supplier.confirmed_at = at
    if supplier.status is ProfileStatus.LAPSED:
        supplier.move_to(ProfileStatus.LISTED)
        supplier.suspended_until = None
        keep_version(supplier, at=at)
    record("supplier.confirmed", supplier, by=by, how=how)


def withdraw(supplier: Supplier, *, by: User, at: datetime) -> None:
    """Take the firm out of the register. Raises ForbiddenMove where it is not in it, or is suspended."""
    settle(supplier, at=at)
    supplier.move_to(ProfileStatus.WITHDRAWN)
    supplier.updated_at = at  # what it tells of people goes a term after this
    close_all(supplier, at=at)
    record("supplier.withdrawn", supplier, by=by)


def begin_again(supplier: Supplier, *, by: User, at: datetime) -> None:
    """Make a draft of a withdrawn profile; a reviewer looks at it as at a new one. Raises ForbiddenMove."""
    supplier.move_to(ProfileStatus.DRAFT)
    supplier.updated_at = at
    supplier.verified_at = supplier.verified_source = supplier.verified_by_id = None
    record("supplier.begun_again", supplier, by=by)
