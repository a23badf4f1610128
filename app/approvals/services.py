"""Verbs on applications: submit, open, approve, return, refuse, withdraw, hand over."""

from datetime import datetime

from sqlalchemy import select

from app.accounts.models import User
from app.approvals.messages import ApplicationDecided, ApplicationHandedOver, ApplicationSubmitted, Cause
from app.approvals.models import UNDECIDED, Application, ApplicationStatus, ReasonCode
from app.approvals.policies import may_decide
from app.approvals.queries import deciders, reviewers_of
from app.approvals.records import ApplicationDecision
from app.audit.services import record
from app.core.clock import local_date
from app.core.db import JOURNAL, session, take_turn
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.core.workdays import working_days_after
from app.memberships.services import start_membership
from app.organisations.models import Association
from app.outbox.services import publish
from app.suppliers.completeness import gaps
from app.suppliers.kinds import ClaimSource
from app.suppliers.models import Supplier
from app.suppliers.moves import ForbiddenMove
from app.suppliers.services import list_profile

DESK_DECISION_DAYS = 10


class ProfileChanged(DomainError):
    """The firm changed its profile after the reviewer had opened it."""


def submit(supplier: Supplier, association: Association | None, *, by: User, at: datetime) -> Application:
    """Hand the profile in to the board of an association or to the desk; a returned one is handed in again.

    Raises DomainError when the profile is not complete or waits already.
    """
    if gaps(supplier):
        raise DomainError(lazy("The profile is not complete yet."))
    days = decision_days(association)
    application = _returned_or_new(supplier, by)
    application.association = association
    application.submitted_by_id, application.submitted_at = by.id, at
    application.due_on = working_days_after(local_date(at), days)
    session.flush()  # its id goes into the audit trail
    record("application.submitted", application, by=by, association_id=application.association_id)
    publish(ApplicationSubmitted(application.id))
    return application


def decision_days(association: Association | None) -> int:
    """Working days for a board, or without one for the desk."""
    return association.decision_days if association else DESK_DECISION_DAYS


def _returned_or_new(supplier: Supplier, by: User) -> Application:
    take_turn(JOURNAL)  # of two who hand it in at once, the second sees what the first did
    undecided = session.scalar(
        select(Application).where(Application.supplier_id == supplier.id, Application.status.in_(UNDECIDED))
    )
    if undecided is None:
        _refuse_after_refusal(supplier)
        application = Application(supplier=supplier, submitted_by_id=by.id)
        session.add(application)
        return application
    if undecided.status is not ApplicationStatus.RETURNED:
        raise DomainError(lazy("This profile has been handed in already."))
    undecided.move_to(ApplicationStatus.SUBMITTED)
    undecided.give_back()
    undecided.decided_at = undecided.decided_by_id = undecided.reason_code = undecided.reason = None
    return undecided


def _refuse_after_refusal(supplier: Supplier) -> None:
    """A refusal is appealed, not passed by at another door (PRODUCT.md §2, second table)."""
    refused = (ApplicationStatus.REFUSED, ApplicationStatus.REFUSED_FOR_GOOD)
    statement = select(Application.id).where(Application.supplier_id == supplier.id, Application.status.in_(refused))
    if session.scalar(statement.limit(1)) is not None:
        raise DomainError(lazy("Your application was refused. Ask the desk of the region to look at it again."))


def open_for_review(application: Application, *, by: User) -> None:
    """The first look by a reviewer; a later one changes nothing."""
    if application.status is ApplicationStatus.IN_REVIEW:
        return
    if application.status is not ApplicationStatus.SUBMITTED:  # a question is taken back by its answer only
        raise ForbiddenMove(application.status, ApplicationStatus.IN_REVIEW)
    application.move_to(ApplicationStatus.IN_REVIEW)
    application.opened_by_id = by.id
    record("application.opened", application, by=by)


def approve(application: Application, *, by: User, reason: str, seen_version: int, at: datetime) -> None:
    """List the firm as `by` saw it at `seen_version` of its profile. Mail and index follow from the outbox."""
    _demand_review(application, ApplicationStatus.APPROVED)
    demand_seen(application, seen_version)
    board = application.association_id
    _decide(application, ApplicationStatus.APPROVED, ReasonCode.CHECKED, reason, by=by, at=at)
    list_profile(application.supplier, source=ClaimSource.BOARD if board else ClaimSource.DESK, by=by, at=at)
    if board is not None:
        start_membership(application.supplier, board, on=local_date(at))


def demand_seen(application: Application, seen_version: int) -> None:
    """Raises ProfileChanged when the profile is no longer the one that the reviewer read."""
    if application.supplier.version != seen_version:
        raise ProfileChanged(lazy("The firm changed its profile while you were reading. Look at it again."))


def send_back(application: Application, *, by: User, code: ReasonCode, reason: str, at: datetime) -> None:
    """Ask the firm to repair its profile and hand it in again."""
    _demand_review(application, ApplicationStatus.RETURNED)
    _decide(application, ApplicationStatus.RETURNED, code, reason, by=by, at=at)


def refuse(application: Application, *, by: User, code: ReasonCode, reason: str, at: datetime) -> None:
    _demand_review(application, ApplicationStatus.REFUSED)
    _decide(application, ApplicationStatus.REFUSED, code, reason, by=by, at=at)


def _demand_review(application: Application, target: ApplicationStatus) -> None:
    """An appeal and a question that waits lead to some of the same ends, by other ways."""
    if application.status is not ApplicationStatus.IN_REVIEW:
        raise ForbiddenMove(application.status, target)


def _decide(
    application: Application, status: ApplicationStatus, code: ReasonCode, reason: str, *, by: User, at: datetime
) -> None:
    if not may_decide(by, application):  # asked again: a colleague may just have handed it over
        raise ForbiddenMove(application.status, status)
    application.move_to(status)
    note_decision(application, code, reason, by=by, at=at)
    record(f"application.{status}", application, by=by, code=code, reason=reason)
    publish(ApplicationDecided(application.id))


def note_decision(
    application: Application,
    code: ReasonCode,
    reason: str,
    *,
    by: User | None,
    at: datetime,
    by_committee: bool = False,
) -> None:
    """Keep what was decided with the application, and beside those of before. `by` None: a term has passed."""
    application.decided_at, application.decided_by_id = at, by.id if by else None
    application.reason_code, application.reason = code, reason.strip()
    decision = ApplicationDecision(
        status=application.status,
        association_id=application.association_id,
        decided_by_id=application.decided_by_id,
        decided_at=at,
        reason_code=code,
        reason=application.reason,
        by_committee=by_committee,
    )
    application.decisions.append(decision)


def withdraw(application: Application, *, by: User) -> None:
    """The firm takes its application back; the profile stays a draft."""
    application.move_to(ApplicationStatus.WITHDRAWN)
    record("application.withdrawn", application, by=by)


def hand_to_desk(application: Application, *, by: User | None, at: datetime, cause: Cause = Cause.BOARD) -> None:
    """The case goes from a board to the desk: the board or the firm (`by`) asks it, or the term has passed.

    Why a board leaves it is not stored (PRODUCT.md §2). Raises DomainError for what waits for no board.
    """
    board = application.association_id
    if board is None or not application.is_waiting:
        raise DomainError(lazy("Only an application that waits for a board can be handed over."))
    record("application.handed_over", application, by=by, association_id=board, cause=cause)
    application.association = None
    application.give_back()
    if application.status is ApplicationStatus.MORE_INFORMATION:
        application.paused_days = DESK_DECISION_DAYS  # the firm's own term to answer goes on
    else:
        application.due_on = working_days_after(local_date(at), DESK_DECISION_DAYS)
    publish(ApplicationHandedOver(application.id, board, cause))


def hand_over_when_stranded(application: Application, *, at: datetime) -> None:
    """A board of which everybody stands aside cannot decide: then the desk does, at once.

    A board of which nobody is known keeps the case for its term: somebody may join it.
    """
    if application.association_id is None or not application.is_waiting:
        return
    if reviewers_of(application, local_date(at)) and not deciders(application):
        hand_to_desk(application, by=None, at=at)
