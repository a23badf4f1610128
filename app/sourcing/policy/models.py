"""The purchasing policy of a municipality, and its amounts per category."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.model import Base, Versioned
from app.reference.models import Municipality
from app.sourcing.kinds import Category
from app.sourcing.policy.kinds import IncumbentRule, Procedure, SelectionMethod, Signer


class ProcurementPolicy(Versioned, Base):
    """One version of a policy. A draft until it is adopted, and never changed after that: a change is a new version.

    In force from `in_force_from` until the day on which a later adopted version is. `look_back_months` is how far
    back turns count; at most `most_turns` (None: no cap) within that time. `local_rule` stands with its article, and
    `articles` holds those of the other rules by the keys of labels.RULES.
    """

    __tablename__ = "procurement_policy"
    __table_args__ = (UniqueConstraint("municipality_code", "number"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_code: Mapped[str] = mapped_column(ForeignKey("municipality.code"))
    number: Mapped[int]
    title: Mapped[str]
    in_force_from: Mapped[date]
    source: Mapped[str]  # the decision, with its number or address
    method: Mapped[SelectionMethod]
    look_back_months: Mapped[int] = mapped_column(default=24)
    most_turns: Mapped[int | None]
    newcomer_seat: Mapped[bool] = mapped_column(default=True)
    incumbent_rule: Mapped[IncumbentRule]
    signer: Mapped[Signer]
    standstill_days: Mapped[int]
    local_rule: Mapped[str | None]
    local_rule_article: Mapped[str | None]
    complaints_address: Mapped[str]
    retention_class: Mapped[str]
    retention_years: Mapped[int]
    articles: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")
    created_at: Mapped[datetime]
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    adopted_at: Mapped[datetime | None]
    adopted_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    municipality: Mapped[Municipality] = relationship()
    bands: Mapped[list["PolicyBand"]] = relationship(
        back_populates="policy", cascade="all, delete-orphan", order_by="(PolicyBand.category, PolicyBand.from_value)"
    )

    @property
    def is_draft(self) -> bool:
        return self.adopted_at is None


class PolicyBand(Base):
    """From `from_value` euros (ex VAT) on, purchases of a category take this procedure, up to the next band.

    How many firms are invited at least and at most; None for procedures open to all.
    """

    __tablename__ = "policy_band"
    __table_args__ = (
        UniqueConstraint("policy_id", "category", "from_value"),
        CheckConstraint("from_value >= 0", name="from_zero"),
        CheckConstraint("most_firms >= fewest_firms", name="fewest_to_most"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    policy_id: Mapped[int] = mapped_column(ForeignKey("procurement_policy.id"))
    category: Mapped[Category]
    from_value: Mapped[Decimal]
    procedure: Mapped[Procedure]
    fewest_firms: Mapped[int | None]
    most_firms: Mapped[int | None]
    article: Mapped[str]
    policy: Mapped[ProcurementPolicy] = relationship(back_populates="bands")
