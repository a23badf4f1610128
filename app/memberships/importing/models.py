"""A member list that a board gave, and what it says row by row until that is no longer needed."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, backref, mapped_column, relationship

from app.core.model import Base
from app.memberships.importing.columns import Column
from app.suppliers.models import Supplier


class ListStatus(StrEnum):
    UPLOADED = "uploaded"
    CHECKING = "checking"
    CHECKED = "checked"
    FINISHED = "finished"
    FAILED = "failed"


class Match(StrEnum):
    """How sure it is which firm a row is about. `NONE`: no firm in the register that anybody can see."""

    SURE = "sure"
    DOUBTFUL = "doubtful"
    NONE = "none"


class Became(StrEnum):
    """What became of a row about a firm. `REFUSED`: the firm itself ended or disputes the membership."""

    STARTED = "started"
    KNOWN = "known"
    GIVEN_END = "given_end"
    REFUSED = "refused"


class MemberList(Base):
    """One file. `problems` are the rows that cannot go on, masked; see suppliers/importing/problems.py."""

    __tablename__ = "member_list"
    id: Mapped[int] = mapped_column(primary_key=True)
    association_id: Mapped[int] = mapped_column(ForeignKey("association.id"), index=True)
    status: Mapped[ListStatus] = mapped_column(index=True)
    file_name: Mapped[str]  # as its owner calls it
    stored_as: Mapped[str | None]
    columns: Mapped[dict[str, Any]] = mapped_column(default=dict)
    created_at: Mapped[datetime]
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    finished_at: Mapped[datetime | None]
    failure: Mapped[str | None]
    rows: Mapped[int] = mapped_column(default=0)
    refused: Mapped[int] = mapped_column(default=0)
    counts: Mapped[dict[str, Any]] = mapped_column(default=dict)  # what became of the matched rows, by Became
    problems: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)

    @property
    def chosen_columns(self) -> dict[Column, str]:
        return {Column(target): column for target, column in self.columns.items()}


class MemberRow(Base):
    """A good row. `candidates` are the ids of the firms it may be about, `supplier_id` the one it is about."""

    __tablename__ = "member_row"
    id: Mapped[int] = mapped_column(primary_key=True)
    list_id: Mapped[int] = mapped_column(ForeignKey("member_list.id"), index=True)
    line: Mapped[int]
    name: Mapped[str]
    kvk_number: Mapped[str | None]
    website: Mapped[str | None]
    email: Mapped[str | None] = mapped_column(index=True)
    contact_name: Mapped[str | None]
    postcode: Mapped[str | None]
    since: Mapped[date | None]
    until: Mapped[date | None]
    match: Mapped[Match]
    candidates: Mapped[list[int]] = mapped_column(JSON, default=list)
    is_chosen: Mapped[bool] = mapped_column(default=False)  # somebody looked at a doubtful row
    is_done: Mapped[bool] = mapped_column(default=False)  # the membership was looked after
    supplier_id: Mapped[int | None] = mapped_column(ForeignKey("supplier.id"), index=True)
    member_list: Mapped[MemberList] = relationship(backref=backref("member_rows", cascade="all, delete-orphan"))
    # A firm that is thrown away takes the rows about it along. No delete-orphan: most rows begin without a firm.
    supplier: Mapped[Supplier | None] = relationship(backref=backref("member_rows", cascade="all"))
