"""Which procedure was advised and chosen."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.core.model import Base, Versioned
from app.sourcing.models import ProcurementFile
from app.sourcing.policy.kinds import Procedure
from app.sourcing.policy.models import ProcurementPolicy


class ProcedureChoice(Base):
    """What was advised for a file and what was chosen. Never changed: choosing again adds one, the newest holds.

    `for_day` is the day on which the invitations or the notice go out; `value` what was estimated then. A choice
    that is not the advised one holds from the moment that a controller agreed to its `deviation_reason`. `rule` is a
    code that advising.Rule reads. `similar_sum` is what purchases of the same kind in twelve months add up to, with
    this one, when that came near a limit; `splitting_reason` why this is no splitting.
    """

    __tablename__ = "procedure_choice"
    id: Mapped[int] = mapped_column(primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("procurement_file.id"), index=True)
    policy_id: Mapped[int | None] = mapped_column(ForeignKey("procurement_policy.id"), index=True)
    for_day: Mapped[date]
    value: Mapped[Decimal]
    advised: Mapped[Procedure]
    chosen: Mapped[Procedure]
    fewest_firms: Mapped[int | None]
    most_firms: Mapped[int | None]
    rule: Mapped[str]
    rule_source: Mapped[str]
    deviation_reason: Mapped[str | None]
    chosen_at: Mapped[datetime]
    chosen_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    agreed_at: Mapped[datetime | None]
    agreed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    refused_reason: Mapped[str | None]
    similar_sum: Mapped[Decimal | None]
    splitting_reason: Mapped[str | None]
    file: Mapped[ProcurementFile] = relationship()
    policy: Mapped[ProcurementPolicy | None] = relationship()
    chosen_by: Mapped[User] = relationship(foreign_keys=chosen_by_id)
    agreed_by: Mapped[User | None] = relationship(foreign_keys=agreed_by_id)

    @property
    def deviates(self) -> bool:
        return self.chosen is not self.advised

    @property
    def holds(self) -> bool:
        return not self.deviates or (self.agreed_at is not None and self.refused_reason is None)

    @property
    def waits(self) -> bool:
        """For the controller, who neither agreed nor refused yet."""
        return self.deviates and self.agreed_at is None


class PlatformNotice(Versioned, Base):
    """An open procedure goes on at the national platform: what was prepared for it, and its number there.

    `checked` holds the moment (ISO 8601) by the key of each step of the checklist that was done.
    """

    __tablename__ = "platform_notice"
    id: Mapped[int] = mapped_column(primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("procurement_file.id"), unique=True)
    checked: Mapped[dict[str, Any]]
    reference: Mapped[str | None]
    published_on: Mapped[date | None]
    noted_at: Mapped[datetime]
    noted_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    file: Mapped[ProcurementFile] = relationship()
    noted_by: Mapped[User] = relationship()
