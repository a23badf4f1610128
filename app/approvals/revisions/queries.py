"""Selects on the changes that wait for a board or the desk."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import ScalarSelect, Select, exists, or_, select
from sqlalchemy.orm import joinedload

from app.accounts.models import Role, RoleAssignment, User
from app.accounts.policies import boards_of, is_desk
from app.approvals.models import Application, ApplicationStatus
from app.core.clock import today
from app.core.db import count_of, session
from app.memberships.models import Membership
from app.memberships.queries import suppliers_of_interest
from app.suppliers.kinds import ProfileStatus
from app.suppliers.models import Supplier
from app.suppliers.revisions.models import OPEN, Revision, RevisionStatus

HAS_PAGE = (ProfileStatus.LISTED, ProfileStatus.SUSPENDED, ProfileStatus.LAPSED)
DECIDED = (
    RevisionStatus.ACCEPTED,
    RevisionStatus.REJECTED,
    RevisionStatus.ACKNOWLEDGED,
    RevisionStatus.REVERTED,
)


def find_revision(revision_id: int) -> Revision | None:
    return session.get(Revision, revision_id)


def _board(on: date) -> ScalarSelect[int | None]:
    """The association whose board approved the firm last, while that has a board and the firm is its member."""
    member = exists().where(
        Membership.supplier_id == Application.supplier_id,
        Membership.association_id == Application.association_id,
        Membership.starts_on <= on,
        or_(Membership.ends_on.is_(None), Membership.ends_on >= on),
    )
    board = exists().where(
        RoleAssignment.role == Role.BOARD_MEMBER,
        RoleAssignment.association_id == Application.association_id,
        RoleAssignment.starts_on <= on,
        or_(RoleAssignment.ends_on.is_(None), RoleAssignment.ends_on >= on),
    )
    newest = select(Application.id).where(
        Application.supplier_id == Revision.supplier_id, Application.status == ApplicationStatus.APPROVED
    )
    last = newest.order_by(Application.id.desc()).limit(1).correlate(Revision).scalar_subquery()
    chosen = select(Application.association_id).where(Application.id == last, member, board)
    return chosen.where(Revision.at_desk.is_(False)).correlate(Revision).scalar_subquery()


def board_for(revision: Revision) -> int | None:
    """The id of the association whose board looks at it; None for the desk."""
    return session.scalar(select(_board(today())).where(Revision.id == revision.id))


def _queue_of(user: User) -> Select[Revision]:
    """What the person's boards, or the desk, look at, but for firms in which the person has an interest."""
    board = _board(today())
    mine = [board.in_(boards_of(user))]
    if is_desk(user):
        mine.append(board.is_(None))
    row_only = joinedload(Revision.supplier).lazyload("*")  # a list shows no children of the firm
    found = select(Revision).join(Supplier, Supplier.id == Revision.supplier_id).where(or_(*mine))
    return found.where(Revision.supplier_id.not_in(suppliers_of_interest(user))).options(row_only)


def waiting_for(user: User) -> Select[Revision]:
    """What does not show yet first, and of each kind the oldest."""
    waiting = _queue_of(user).where(Revision.status.in_(OPEN), Supplier.status.in_(HAS_PAGE))
    return waiting.order_by(Revision.status.desc(), Revision.made_at, Revision.id)


def decided_for(user: User) -> Select[Revision]:
    """The newest first."""
    decided = _queue_of(user).where(Revision.status.in_(DECIDED))
    return decided.order_by(Revision.decided_at.desc(), Revision.id.desc())


def how_many(statement: Select[Revision]) -> int:
    return count_of(statement)


def live_ones(ids: Collection[int]) -> list[Revision]:
    """Of these, what shows already and was not looked at yet."""
    statement = select(Revision).where(Revision.id.in_(ids), Revision.status == RevisionStatus.LIVE)
    return list(session.scalars(statement.order_by(Revision.id)))


def judges_of(revision: Revision, on: date) -> list[User]:
    """The people to tell, as they are on that day."""
    board, statement = board_for(revision), select(RoleAssignment)
    if board is None:
        statement = statement.where(RoleAssignment.role == Role.DESK)
    else:
        statement = statement.where(RoleAssignment.association_id == board)
    return [assignment.user for assignment in session.scalars(statement) if assignment.holds_on(on)]
