"""Which procedure a purchase takes, worked out from amounts alone: no database, no clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.sourcing.kinds import Category
from app.sourcing.policy.details import Band
from app.sourcing.policy.kinds import Procedure
from app.sourcing.policy.thresholds import Threshold, next_threshold_change, threshold_on

# Where no policy says otherwise: three to five firms, which the law does not ask and no one will find too few.
CAUTIOUS_FIRMS = (3, 5)
# Directive 2014/24/EU, art. 5 (10); Aanbestedingswet 2012, art. 2.18: each below its amount, a fifth of all together.
SMALL_LOT = {Category.WORKS: Decimal(1_000_000), Category.GOODS: Decimal(80_000), Category.SERVICES: Decimal(80_000)}
SHARE_OF_SMALL_LOTS = Decimal("0.2")
LAW_BELOW_THRESHOLD = "Aanbestedingswet 2012, art. 1.4; Gids Proportionaliteit, voorschrift 3.4 A"


class RuleKind(StrEnum):
    EU_THRESHOLD = "eu_threshold"
    POLICY_BAND = "policy_band"
    NO_POLICY = "no_policy"


@dataclass(frozen=True)
class Rule:
    """What decided, from which amount on. labels.rule_in_words says it in words."""

    kind: RuleKind
    amount: Decimal

    @property
    def code(self) -> str:
        return f"{self.kind} {self.amount:.2f}"

    @classmethod
    def read(cls, code: str) -> "Rule":
        kind, amount = code.split(" ")
        return cls(RuleKind(kind), Decimal(amount))


@dataclass(frozen=True)
class Advice:
    """How many firms are invited at least and at most is None for procedures open to all.

    `next_change` is the first known day on which other amounts hold. `is_certain` is False when the European amounts
    of the day are not known yet.
    """

    procedure: Procedure
    fewest: int | None
    most: int | None
    rule: Rule
    source: str
    next_change: date | None
    is_certain: bool = True


def advise(
    category: Category, value: Decimal, day: date, bands: Sequence[Band], thresholds: Sequence[Threshold]
) -> Advice:
    """For a purchase of `value` euros, all lots together, that goes out on `day`.

    `bands` are those of the policy of that day, empty without one. Raises ValueError for a value that is not above
    zero.
    """
    if value <= 0:
        raise ValueError("a purchase costs something")
    threshold = threshold_on(category, day, thresholds)
    change = next_threshold_change(category, day, thresholds)
    is_certain = threshold.holds_on(day)
    if value >= threshold.amount:
        rule = Rule(RuleKind.EU_THRESHOLD, threshold.amount)
        return Advice(Procedure.EU_OPEN, None, None, rule, threshold.source, change, is_certain)
    band = _band_of(category, value, bands)
    if band is None:
        rule = Rule(RuleKind.NO_POLICY, Decimal(0))
        several = Procedure.MULTIPLE_PRIVATE_QUOTATION
        return Advice(several, *CAUTIOUS_FIRMS, rule, LAW_BELOW_THRESHOLD, change, is_certain)
    rule = Rule(RuleKind.POLICY_BAND, band.from_value)
    return Advice(band.procedure, band.fewest_firms, band.most_firms, rule, band.article, change, is_certain)


def _band_of(category: Category, value: Decimal, bands: Sequence[Band]) -> Band | None:
    begun = [band for band in bands if band.category is category and band.from_value <= value]
    return max(begun, key=lambda band: band.from_value, default=None)


def firms_for(procedure: Procedure, category: Category, bands: Sequence[Band]) -> tuple[int | None, int | None]:
    """How many firms a procedure asks when it was chosen against the advice: as its own band says."""
    if not procedure.is_private:
        return None, None
    own = [band for band in bands if band.category is category and band.procedure is procedure]
    if own:
        return own[-1].fewest_firms, own[-1].most_firms
    return (1, 1) if procedure is Procedure.SINGLE_PRIVATE_QUOTATION else CAUTIOUS_FIRMS


@dataclass(frozen=True)
class SmallLots:
    """Lots, by number, that need no European procedure: each below `limit` and together worth at most `most` euros."""

    numbers: tuple[int, ...]
    limit: Decimal
    most: Decimal


def small_lots(category: Category, values: Sequence[Decimal]) -> SmallLots | None:
    """Of a purchase that is European as a whole; None when there are none, and for categories without this rule."""
    limit, most = SMALL_LOT.get(category, Decimal(0)), sum(values, Decimal(0)) * SHARE_OF_SMALL_LOTS
    numbers = tuple(number for number, value in enumerate(values, start=1) if value < limit and value <= most)
    return SmallLots(numbers, limit, most) if numbers else None


def limits_above(
    category: Category, value: Decimal, day: date, bands: Sequence[Band], thresholds: Sequence[Threshold]
) -> list[Decimal]:
    """The amounts from which on a purchase takes another procedure than one of `value` does, lowest first."""
    threshold = threshold_on(category, day, thresholds).amount
    starts = {band.from_value for band in bands if band.category is category} | {threshold}
    own = advise(category, value, day, bands, thresholds).procedure
    heavier = (amount for amount in starts if value < amount <= threshold)
    return sorted(a for a in heavier if advise(category, a, day, bands, thresholds).procedure is not own)
