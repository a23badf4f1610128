"""Quotations under seal, who can open them, and how they were scored.

The content of a quotation is encrypted for the public key of its seal. The private key exists nowhere: it lies in six
envelopes, one for each ordered pair of the three holders, each closed for the first holder around the second one's.
"""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.core.model import UNNESTED, Base, Versioned
from app.sourcing.requests.models import AwardCriterion, Invitation, RequestForQuotation


class Seal(Versioned, Base):
    """What quotations to one request are closed with; without `public_key` until all three holders are ready."""

    __tablename__ = "quotation_seal"
    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("request_for_quotation.id"), unique=True)
    public_key: Mapped[bytes | None] = mapped_column(LargeBinary)
    closed_at: Mapped[datetime | None]  # when the key was made and put into its envelopes
    opened_at: Mapped[datetime | None]
    request: Mapped[RequestForQuotation] = relationship()
    holders: Mapped[list["SealHolder"]] = relationship(back_populates="seal", order_by="SealHolder.id")


class SealHolder(Base):
    """One of three people. From their passphrase and `salt` follows a key pair, of which only `public_key` is kept."""

    __tablename__ = "seal_holder"
    __table_args__ = (UniqueConstraint("seal_id", "user_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    seal_id: Mapped[int] = mapped_column(ForeignKey("quotation_seal.id"))
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    salt: Mapped[bytes | None] = mapped_column(LargeBinary)
    public_key: Mapped[bytes | None] = mapped_column(LargeBinary)
    ready_at: Mapped[datetime | None]
    seal: Mapped[Seal] = relationship(back_populates="holders")
    user: Mapped[User] = relationship()


class SealEnvelope(Base):
    """The private key of the seal, closed for `second` and that closed again for `first`.

    `inner` is what the first holder uncovered: still closed for the second one.
    """

    __tablename__ = "seal_envelope"
    __table_args__ = (UniqueConstraint("seal_id", "first_id", "second_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    seal_id: Mapped[int] = mapped_column(ForeignKey("quotation_seal.id"))
    first_id: Mapped[int] = mapped_column(ForeignKey("seal_holder.id"))
    second_id: Mapped[int] = mapped_column(ForeignKey("seal_holder.id"))
    content: Mapped[bytes] = mapped_column(LargeBinary)
    inner: Mapped[bytes | None] = mapped_column(LargeBinary)


class OpeningStep(StrEnum):
    TOO_EARLY = "too_early"  # refused: before the deadline
    NOT_RECOGNISED = "not_recognised"  # the passphrase is not theirs
    FIRST_KEY = "first_key"
    OPENED = "opened"


class OpeningEntry(Base):
    """An attempt to open quotations and what came of it; after FIRST_KEY a second person is awaited."""

    __tablename__ = "opening_entry"
    id: Mapped[int] = mapped_column(primary_key=True)
    seal_id: Mapped[int] = mapped_column(ForeignKey("quotation_seal.id"), index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    at: Mapped[datetime]
    step: Mapped[OpeningStep]
    seal: Mapped[Seal] = relationship()
    user: Mapped[User] = relationship()


class Quotation(Versioned, Base):
    """What a firm handed in; a later one before the deadline replaces it, and `times_replaced` counts.

    `sha256` is of what was uploaded, kept so that the firm can show what it sent; `stored_as` names the encrypted
    file. `amount` (euros, ex VAT) and `file_name` are known after opening.
    """

    __tablename__ = "quotation"
    id: Mapped[int] = mapped_column(primary_key=True)
    invitation_id: Mapped[int] = mapped_column(ForeignKey("invitation.id"), unique=True)
    received_at: Mapped[datetime]
    times_replaced: Mapped[int] = mapped_column(default=0)
    stored_as: Mapped[str]
    size: Mapped[int]  # bytes of what was uploaded
    sha256: Mapped[str]
    opened_at: Mapped[datetime | None]
    amount: Mapped[Decimal | None]
    remark: Mapped[str | None]
    file_name: Mapped[str | None]
    set_aside_reason: Mapped[str | None]  # not valid: not scored
    invitation: Mapped[Invitation] = relationship(lazy="joined", innerjoin=UNNESTED)


class Score(Base):
    """What one assessor gave a quotation on one criterion, before they saw what others gave."""

    __tablename__ = "quotation_score"
    __table_args__ = (UniqueConstraint("quotation_id", "criterion_id", "assessor_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    quotation_id: Mapped[int] = mapped_column(ForeignKey("quotation.id"))
    criterion_id: Mapped[int] = mapped_column(ForeignKey("award_criterion.id"))
    assessor_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    points: Mapped[Decimal]  # 0 to 10
    rationale: Mapped[str]
    given_at: Mapped[datetime]
    is_final: Mapped[bool] = mapped_column(default=False)  # handed in: the others may see it
    assessor: Mapped[User] = relationship()
    criterion: Mapped[AwardCriterion] = relationship()


class Consensus(Base):
    """What the assessors agreed on for a quotation and a criterion; for the price what the formula gives."""

    __tablename__ = "quotation_consensus"
    __table_args__ = (UniqueConstraint("quotation_id", "criterion_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    quotation_id: Mapped[int] = mapped_column(ForeignKey("quotation.id"))
    criterion_id: Mapped[int] = mapped_column(ForeignKey("award_criterion.id"))
    points: Mapped[Decimal]
    rationale: Mapped[str]
    noted_at: Mapped[datetime]
    noted_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    criterion: Mapped[AwardCriterion] = relationship()
    noted_by: Mapped[User] = relationship()
