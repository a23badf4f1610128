"""Which reminders went: what is due and was not yet sent follows from these rows and the dates."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, backref, mapped_column, relationship

from app.core.model import Base
from app.suppliers.models import Supplier

PROFILE = ""  # the kind of a reminder that is about the profile itself


class Reminder(Base):
    """`step`: how many days before `due_on` it counts from. `kind` and `level` name the proof, or the profile.

    A proof is named by what it is, not by its row: filled in anew it is the same one.
    """

    __tablename__ = "reminder"
    __table_args__ = (UniqueConstraint("supplier_id", "kind", "level", "due_on", "step"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    supplier_id: Mapped[int] = mapped_column(ForeignKey("supplier.id"))
    kind: Mapped[str] = mapped_column(default=PROFILE)
    level: Mapped[str] = mapped_column(default="")
    due_on: Mapped[date]
    step: Mapped[int]
    sent_at: Mapped[datetime]
    # A draft that is thrown away takes its reminders along.
    supplier: Mapped[Supplier] = relationship(backref=backref("reminders", cascade="all, delete-orphan"))
