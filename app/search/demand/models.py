"""Searches that found fewer than three firms, counted by day. Nothing here says who searched, or at what hour."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.model import Base


class DemandQuestion(Base):
    """What was looked for: words as hearing.normalised leaves them, and the codes of trade and place that were chosen.

    Codes stand in order with blanks between them. `narrowed`: other filters were on too, so that it may be these that
    left no firms. `trade_group` is the CPV group (eight digits) that the worker thinks it is about: None until it has
    looked, empty when it has no idea. Searches up to `handled_on` are dealt with; later ones count again.
    """

    __tablename__ = "demand_question"
    __table_args__ = (UniqueConstraint("words", "trades", "places", "narrowed"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    words: Mapped[str]
    trades: Mapped[str]
    places: Mapped[str]
    narrowed: Mapped[bool]
    trade_group: Mapped[str | None] = mapped_column(String(8), index=True)
    handled_on: Mapped[date | None]
    counts: Mapped[list["DemandCount"]] = relationship(back_populates="question", cascade="all, delete-orphan")


class DemandCount(Base):
    """How often on a day, with so many firms found, by people of one authority; empty for everybody else.

    The authority is there for the thresholds (how many different ones), and is never shown.
    """

    __tablename__ = "demand_count"
    __table_args__ = (CheckConstraint("hits BETWEEN 0 AND 2", name="hits_are_few"),)
    question_id: Mapped[int] = mapped_column(ForeignKey("demand_question.id"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True, index=True)
    hits: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    authority: Mapped[str] = mapped_column(String(6), primary_key=True)
    number: Mapped[int]
    question: Mapped[DemandQuestion] = relationship(back_populates="counts")
