"""Verbs on planned purchases: write, change, publish, withdraw, turn into a file."""

from datetime import datetime
from typing import Any

from app.accounts.models import User
from app.audit.services import record
from app.core.clock import local_date
from app.core.db import session
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.core.quarters import Quarter
from app.core.seen import demand_unchanged
from app.outbox.services import publish as publish_message
from app.sourcing.details import FileDetails
from app.sourcing.models import ProcurementFile
from app.sourcing.planning.details import PlanDetails
from app.sourcing.planning.messages import PlanMoved, PlanWithdrawn
from app.sourcing.planning.models import PlannedPurchase, PlanStatus
from app.sourcing.services import open_file


def write(details: PlanDetails, *, municipality_code: str, by: User, at: datetime) -> PlannedPurchase:
    """A draft: nobody outside the municipality sees it."""
    values = _columns(details)
    purchase = PlannedPurchase(municipality_code=municipality_code, created_by_id=by.id, created_at=at, **values)
    session.add(purchase)
    session.flush()  # its id goes into the audit trail
    record("plan.written", purchase, by=by, **values)
    return purchase


def _columns(details: PlanDetails) -> dict[str, Any]:
    values = {name: value for name, value in vars(details).items() if name != "when"}
    return {**values, "year": details.when.year, "quarter": details.when.number}


def change(purchase: PlannedPurchase, details: PlanDetails, *, seen_version: int, by: User) -> None:
    """Followers of a published one are told when it moves to another quarter.

    Raises DomainError when somebody else changed it after `by` opened the form, or when it may change no more.
    """
    demand_unchanged(purchase, seen_version)
    _demand_open(purchase)
    old = purchase.when
    before = {name: getattr(purchase, name) for name in _columns(details)}
    changed = {name: value for name, value in _columns(details).items() if value != before[name]}
    if not changed:
        return
    for name, value in changed.items():
        setattr(purchase, name, value)
    record("plan.changed", purchase, by=by, before={name: before[name] for name in changed}, after=changed)
    if purchase.status is PlanStatus.PUBLISHED and details.when != old:
        publish_message(PlanMoved(purchase.id, old.year, old.number))


def _demand_open(purchase: PlannedPurchase) -> None:
    if not purchase.is_open:
        raise DomainError(lazy("This planned purchase was withdrawn or became a file: it changes no more."))


def publish(purchase: PlannedPurchase, *, by: User, at: datetime) -> None:
    """Raises DomainError for a quarter that is over: nobody can prepare for it."""
    if purchase.status is not PlanStatus.DRAFT:
        return
    _demand_open(purchase)
    if purchase.when < Quarter.of(local_date(at)):
        raise DomainError(lazy("This quarter is over. Choose a later one before you publish."))
    purchase.published_at = at
    record("plan.published", purchase, by=by)


def withdraw(purchase: PlannedPurchase, reason: str, *, by: User, at: datetime) -> None:
    """Followers are told, with the reason. Raises DomainError when a file came of it, or it was never published."""
    _demand_open(purchase)
    if purchase.status is not PlanStatus.PUBLISHED:
        raise DomainError(lazy("Only what is published can be withdrawn."))
    purchase.withdrawn_at, purchase.withdrawal_reason = at, reason
    record("plan.withdrawn", purchase, by=by, reason=reason)
    publish_message(PlanWithdrawn(purchase.id))


def discard(purchase: PlannedPurchase, *, by: User) -> None:
    """Throw a draft away. Raises DomainError for what was published: that is withdrawn with a reason."""
    if purchase.status is not PlanStatus.DRAFT or purchase.file_id is not None:
        raise DomainError(lazy("What was published is not thrown away but withdrawn, with the reason."))
    record("plan.discarded", purchase, by=by, subject=purchase.subject)
    session.delete(purchase)


def start_file(purchase: PlannedPurchase, need: FileDetails, *, by: User, at: datetime) -> ProcurementFile:
    """Open a file that names the planned purchase."""
    _demand_open(purchase)
    file = open_file(need, municipality_code=purchase.municipality_code, by=by, at=at)
    link(purchase, file, by=by)
    return file


def link(purchase: PlannedPurchase, file: ProcurementFile, *, by: User) -> None:
    """Say that this file is what was planned. Raises DomainError for a file of another municipality."""
    _demand_open(purchase)
    if file.municipality_code != purchase.municipality_code:
        raise DomainError(lazy("Choose a file of the same municipality."))
    purchase.file_id = file.id
    purchase.file = file
    record("file.from_plan", file, by=by, planned=purchase.subject, quarter=f"{purchase.year}-{purchase.quarter}")
