"""A change of a listed firm that waits to be looked at, and the table of its moves."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, backref, mapped_column, relationship

from app.accounts.models import User
from app.core.model import UNNESTED, Base, Versioned
from app.suppliers.models import Supplier
from app.suppliers.moves import ForbiddenMove


class RevisionStatus(StrEnum):
    """Where a change stands. It begins as one that waits to be shown, or as one that shows already."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    LIVE = "live"
    ACKNOWLEDGED = "acknowledged"
    REVERTED = "reverted"


S = RevisionStatus

# PRODUCT.md §2, third table.
MOVES: dict[S, frozenset[S]] = {
    S.PROPOSED: frozenset({S.ACCEPTED, S.REJECTED, S.WITHDRAWN}),
    S.LIVE: frozenset({S.ACKNOWLEDGED, S.REVERTED}),
    S.ACCEPTED: frozenset(),
    S.REJECTED: frozenset(),
    S.WITHDRAWN: frozenset(),
    S.ACKNOWLEDGED: frozenset(),
    S.REVERTED: frozenset(),
}

OPEN = (S.PROPOSED, S.LIVE)

_ONE_OF_EACH = text("status IN ('proposed', 'live')")


class Revision(Versioned, Base):
    """The fields that a firm changed, by the names of versions.public_content or of IdentityDetails.

    `before` is what the last reviewer saw, `after` what the firm made of it; later edits join an open revision.
    """

    __tablename__ = "revision"
    __table_args__ = (
        Index(
            "uq_revision_open",
            "supplier_id",
            "status",
            unique=True,
            sqlite_where=_ONE_OF_EACH,
            postgresql_where=_ONE_OF_EACH,
        ),
        Index("ix_revision_queue", "status", "made_at"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    supplier_id: Mapped[int] = mapped_column(ForeignKey("supplier.id", ondelete="CASCADE"), index=True)
    status: Mapped[RevisionStatus]
    before: Mapped[dict[str, Any]]
    after: Mapped[dict[str, Any]]
    made_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    made_at: Mapped[datetime]
    at_desk: Mapped[bool] = mapped_column(default=False)  # the board passed it on
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    decided_at: Mapped[datetime | None]
    reason: Mapped[str | None]
    # A draft that is thrown away takes its revisions along.
    supplier: Mapped[Supplier] = relationship(
        lazy="joined",
        innerjoin=UNNESTED,
        backref=backref("revisions", cascade="all, delete-orphan", passive_deletes=True),
    )
    made_by: Mapped[User] = relationship(foreign_keys=made_by_id)
    decided_by: Mapped[User | None] = relationship(foreign_keys=decided_by_id)

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @property
    def is_proposal(self) -> bool:
        """Whether it waits, or waited, before it shows."""
        return self.status in (S.PROPOSED, *MOVES[S.PROPOSED])

    @property
    def fields(self) -> list[str]:
        return sorted(self.after)

    def move_to(self, status: RevisionStatus) -> None:
        if status not in MOVES[self.status]:
            raise ForbiddenMove(self.status, status)
        self.status = status


def without_same(before: dict[str, Any], after: dict[str, Any], fields: Iterable[str]) -> dict[str, Any]:
    """Of these fields, those of `before` that are another value in `after`; nothing and an empty list are the same."""
    return {field: before.get(field) for field in fields if (before.get(field) or None) != (after.get(field) or None)}
