"""The worker's part: what is due and not yet done, so that a day on which it stood still is made up.

Each case is a transaction of its own, in which it is looked at again; killed at any point, the rest is done later.
"""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import ColumnElement, or_, select

from app.accounts.models import RoleAssignment
from app.approvals.conversation.services import return_unanswered
from app.approvals.messages import Cause
from app.approvals.models import Application, ApplicationStatus
from app.approvals.records import Recusal
from app.approvals.services import hand_over_when_stranded, hand_to_desk
from app.approvals.terms.reminding import remind
from app.core.clock import local_date, now
from app.core.db import session, take_turn, transaction
from app.memberships.models import DeclaredInterest
from app.suppliers.models import SupplierEditor

BATCH = 100
TURN = "terms of applications"
AT_BOARDS = (ApplicationStatus.SUBMITTED, ApplicationStatus.IN_REVIEW)

Act = Callable[[Application, datetime], None]


def watch() -> bool:
    """False when there was nothing to do."""
    at = now()
    done = [
        _each(_is_unanswered(at), _return, at),
        _each(_is_silent(at), _move, at),
        _each(_may_be_stranded(), _rescue, at),
        remind(at),
    ]
    return any(done)


def _each(condition: ColumnElement[bool], act: Act, at: datetime) -> bool:
    """Whether anything changed."""
    statement = select(Application.id).where(condition).order_by(Application.id).limit(BATCH)
    changed = [_in_transaction(id_, condition, act, at) for id_ in session.scalars(statement).all()]
    return any(changed)


def _in_transaction(id_: int, condition: ColumnElement[bool], act: Act, at: datetime) -> bool:
    with transaction():
        take_turn(TURN)  # several workers: the second finds what the first has left
        application = session.scalar(select(Application).where(Application.id == id_, condition))
        if application is None:
            return False
        before = (application.status, application.association_id)
        act(application, at)
        return before != (application.status, application.association_id)


def _is_unanswered(at: datetime) -> ColumnElement[bool]:
    asked = Application.status == ApplicationStatus.MORE_INFORMATION
    return asked & (Application.due_on < local_date(at))


def _return(application: Application, at: datetime) -> None:
    return_unanswered(application, at=at)


def _is_silent(at: datetime) -> ColumnElement[bool]:
    """A board let its term pass (PRODUCT.md §2: silence moves the case to the desk)."""
    return _is_at_board() & (Application.due_on < local_date(at))


def _is_at_board() -> ColumnElement[bool]:
    return Application.association_id.is_not(None) & Application.status.in_(AT_BOARDS)


def _move(application: Application, at: datetime) -> None:
    hand_to_desk(application, by=None, at=at, cause=Cause.SILENCE)


def _may_be_stranded() -> ColumnElement[bool]:
    """Somebody of the board stands aside; whether all of them do is asked case by case."""
    board = select(RoleAssignment.user_id).where(RoleAssignment.association_id == Application.association_id)
    ties = (
        select(SupplierEditor.user_id).where(SupplierEditor.supplier_id == Application.supplier_id),
        select(DeclaredInterest.user_id).where(DeclaredInterest.supplier_id == Application.supplier_id),
        select(Recusal.user_id).where(Recusal.application_id == Application.id),
    )
    tied = [RoleAssignment.user_id.in_(tie.scalar_subquery().correlate(Application)) for tie in ties]
    return _is_at_board() & board.where(or_(*tied)).correlate(Application).exists()


def _rescue(application: Application, at: datetime) -> None:
    hand_over_when_stranded(application, at=at)
