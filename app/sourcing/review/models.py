"""Four eyes on a shortlist, and what is added after the lock."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.core.model import Base, Versioned
from app.sourcing.models import ProcurementFile


class Verdict(StrEnum):
    WAITING = "waiting"
    RETURNED = "returned"
    SIGNED = "signed"
    TAKEN_BACK = "taken_back"  # by who offered it, before anybody judged


class ShortlistReview(Versioned, Base):
    """A shortlist was offered to be signed. Returned with a comment, it is offered again as a new one.

    `digest` is of the decisions as offered: what is signed is what was offered.
    """

    __tablename__ = "shortlist_review"
    id: Mapped[int] = mapped_column(primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("procurement_file.id"), index=True)
    verdict: Mapped[Verdict] = mapped_column(default=Verdict.WAITING)
    digest: Mapped[str]
    offered_at: Mapped[datetime]
    offered_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    comment: Mapped[str | None]
    judged_at: Mapped[datetime | None]
    judged_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    file: Mapped[ProcurementFile] = relationship()
    offered_by: Mapped[User] = relationship(foreign_keys=offered_by_id)
    judged_by: Mapped[User | None] = relationship(foreign_keys=judged_by_id)

    @property
    def is_waiting(self) -> bool:
        return self.verdict is Verdict.WAITING


class Addendum(Versioned, Base):
    """What is added to a shortlist after it was locked; it counts when a second person agreed."""

    __tablename__ = "shortlist_addendum"
    id: Mapped[int] = mapped_column(primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("procurement_file.id"), index=True)
    text: Mapped[str]
    made_at: Mapped[datetime]
    made_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    agreed_at: Mapped[datetime | None]
    agreed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    file: Mapped[ProcurementFile] = relationship()
    made_by: Mapped[User] = relationship(foreign_keys=made_by_id)
    agreed_by: Mapped[User | None] = relationship(foreign_keys=agreed_by_id)
