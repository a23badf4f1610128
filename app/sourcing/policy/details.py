"""What the services of a purchasing policy take."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.sourcing.kinds import Category
from app.sourcing.policy.kinds import IncumbentRule, Procedure, SelectionMethod, Signer


@dataclass(frozen=True)
class Band:
    """From `from_value` euros (ex VAT) on, up to the next band of its category; `article` is of the policy."""

    category: Category
    from_value: Decimal
    procedure: Procedure
    fewest_firms: int | None
    most_firms: int | None
    article: str


@dataclass(frozen=True, kw_only=True)
class PolicyDetails:
    """A whole policy as somebody wrote it. `articles` are those of the policy, by the keys of labels.RULES."""

    title: str
    in_force_from: date
    source: str
    method: SelectionMethod
    look_back_months: int
    most_turns: int | None
    newcomer_seat: bool
    incumbent_rule: IncumbentRule
    signer: Signer
    standstill_days: int
    local_rule: str | None
    local_rule_article: str | None
    complaints_address: str
    retention_class: str
    retention_years: int
    articles: Mapping[str, str]
    bands: Sequence[Band]
