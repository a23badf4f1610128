"""A firm's request to be listed, and the table of its moves."""

from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index, false, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.core.model import UNNESTED, Base, Versioned
from app.organisations.models import Association
from app.suppliers.models import Supplier
from app.suppliers.moves import ForbiddenMove

if TYPE_CHECKING:
    from app.approvals.records import ApplicationDecision, ApplicationMessage, ApplicationReminder, Recusal


class ApplicationStatus(StrEnum):
    SUBMITTED = "submitted"
    IN_REVIEW = "in_review"
    MORE_INFORMATION = "more_information"
    APPROVED = "approved"
    RETURNED = "returned"
    REFUSED = "refused"
    APPEALED = "appealed"
    REFUSED_FOR_GOOD = "refused_for_good"
    WITHDRAWN = "withdrawn"


S = ApplicationStatus

# PRODUCT.md §2, second table.
MOVES: dict[S, frozenset[S]] = {
    S.SUBMITTED: frozenset({S.IN_REVIEW, S.WITHDRAWN}),
    S.IN_REVIEW: frozenset({S.MORE_INFORMATION, S.APPROVED, S.RETURNED, S.REFUSED}),
    S.MORE_INFORMATION: frozenset({S.IN_REVIEW, S.RETURNED}),
    S.RETURNED: frozenset({S.SUBMITTED}),
    S.REFUSED: frozenset({S.APPEALED}),
    S.APPEALED: frozenset({S.APPROVED, S.REFUSED_FOR_GOOD}),
    S.APPROVED: frozenset(),
    S.REFUSED_FOR_GOOD: frozenset(),
    S.WITHDRAWN: frozenset(),
}

WAITING = (S.SUBMITTED, S.IN_REVIEW, S.MORE_INFORMATION, S.APPEALED)
UNDECIDED = (*WAITING, S.RETURNED)
BEFORE_REVIEWERS = (S.SUBMITTED, S.IN_REVIEW, S.APPEALED)  # it is their turn, and their term runs

_ONE_AT_A_TIME = text("status IN ('submitted', 'in_review', 'more_information', 'returned', 'appealed')")


class ReasonCode(StrEnum):
    """Why an application was decided as it was: about facts, so that it can be compared."""

    CHECKED = "checked"
    INCOMPLETE = "incomplete"
    NOT_A_FIRM = "not_a_firm"
    WRONG_DETAILS = "wrong_details"
    NO_AUTHORITY = "no_authority"
    DUPLICATE = "duplicate"
    NO_ANSWER = "no_answer"
    OTHER = "other"


class Application(Versioned, Base):
    """Judged by the board of an association or, without one, by the desk.

    `due_on`: the last day for whoever has the turn; while more information is asked that is the firm, and
    `paused_days` keeps how many working days the reviewer has left. `opened_by` looks at it; `assigned_to` does so in
    their place, up to and including `assigned_until`. `is_plain` was found at `weighed_version` of the profile, and
    says nothing about another.
    """

    __tablename__ = "application"
    __table_args__ = (
        Index(
            "uq_application_undecided",
            "supplier_id",
            unique=True,
            sqlite_where=_ONE_AT_A_TIME,
            postgresql_where=_ONE_AT_A_TIME,
        ),
        Index("ix_application_queue", "status", "association_id", "due_on"),
        Index("ix_application_decided", "association_id", "decided_at"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    supplier_id: Mapped[int] = mapped_column(ForeignKey("supplier.id", ondelete="CASCADE"), index=True)
    association_id: Mapped[int | None] = mapped_column(ForeignKey("association.id"))  # none: the desk
    status: Mapped[ApplicationStatus] = mapped_column(default=ApplicationStatus.SUBMITTED)
    submitted_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    submitted_at: Mapped[datetime]
    due_on: Mapped[date]
    paused_days: Mapped[int | None]
    opened_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    assigned_to_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    assigned_until: Mapped[date | None]
    is_plain: Mapped[bool] = mapped_column(default=False, server_default=false())
    weighed_version: Mapped[int | None]
    weighed_on: Mapped[date | None]
    decided_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    reason_code: Mapped[ReasonCode | None]
    reason: Mapped[str | None]
    supplier: Mapped[Supplier] = relationship(lazy="joined", innerjoin=UNNESTED)
    association: Mapped[Association | None] = relationship(lazy="joined")
    submitted_by: Mapped[User] = relationship(foreign_keys=submitted_by_id)
    opened_by: Mapped[User | None] = relationship(foreign_keys=opened_by_id)
    assigned_to: Mapped[User | None] = relationship(foreign_keys=assigned_to_id)

    messages: Mapped[list["ApplicationMessage"]] = relationship(
        back_populates="application", cascade="all, delete-orphan", order_by="ApplicationMessage.id"
    )
    decisions: Mapped[list["ApplicationDecision"]] = relationship(
        back_populates="application", cascade="all, delete-orphan", order_by="ApplicationDecision.id"
    )
    recusals: Mapped[list["Recusal"]] = relationship(back_populates="application", cascade="all, delete-orphan")
    reminders: Mapped[list["ApplicationReminder"]] = relationship(
        back_populates="application", cascade="all, delete-orphan"
    )

    def move_to(self, status: ApplicationStatus) -> None:
        if status not in MOVES[self.status]:
            raise ForbiddenMove(self.status, status)
        self.status = status

    def give_back(self) -> None:
        """Nobody in particular looks at it any more."""
        self.opened_by_id = self.assigned_to_id = self.assigned_until = None

    @property
    def is_waiting(self) -> bool:
        return self.status in WAITING

    @property
    def is_returned(self) -> bool:
        return self.status is ApplicationStatus.RETURNED
