"""What was shown, and the letters with a code."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, backref, mapped_column, relationship

from app.accounts.models import User
from app.core.model import Base
from app.suppliers.authority.kinds import Authority, CheckMeans, LetterState
from app.suppliers.models import Supplier

MOST_TRIES = 5


class AuthorityProof(Base):
    """That `user` may act for the firm. `address` was confirmed by mail; `means` and `note` are the reviewer's."""

    __tablename__ = "authority_proof"
    id: Mapped[int] = mapped_column(primary_key=True)
    supplier_id: Mapped[int] = mapped_column(ForeignKey("supplier.id"), index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    way: Mapped[Authority]
    shown_at: Mapped[datetime]
    address: Mapped[str | None]
    checked_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    means: Mapped[CheckMeans | None]
    note: Mapped[str | None]
    supplier: Mapped[Supplier] = relationship(
        backref=backref("authority_proofs", cascade="all, delete-orphan", order_by="AuthorityProof.id")
    )
    user: Mapped[User] = relationship(foreign_keys=user_id)
    checked_by: Mapped[User | None] = relationship(foreign_keys=checked_by_id)


class AuthorityLetter(Base):
    """A letter with a code, to the address that the profile had when it was asked for.

    `code_digest` is keyed (see codes.py). `sealed_code` goes when the letter is posted: from then on the code is on
    paper only. It works up to and including `expires_on`.
    """

    __tablename__ = "authority_letter"
    id: Mapped[int] = mapped_column(primary_key=True)
    supplier_id: Mapped[int] = mapped_column(ForeignKey("supplier.id"), index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    asked_at: Mapped[datetime]
    firm: Mapped[str]
    street: Mapped[str]
    place: Mapped[str]
    code_digest: Mapped[str]
    sealed_code: Mapped[str | None]
    expires_on: Mapped[date]
    posted_on: Mapped[date | None]
    posted_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    used_at: Mapped[datetime | None]
    replaced_at: Mapped[datetime | None]  # a newer letter was asked for
    tries: Mapped[int] = mapped_column(default=0)
    supplier: Mapped[Supplier] = relationship(backref=backref("authority_letters", cascade="all, delete-orphan"))
    user: Mapped[User] = relationship(foreign_keys=user_id)

    def state_on(self, day: date) -> LetterState:
        if self.used_at is not None:
            return LetterState.USED
        if self.replaced_at is not None or self.tries >= MOST_TRIES or day > self.expires_on:
            return LetterState.ENDED
        return LetterState.TO_POST if self.posted_on is None else LetterState.POSTED
