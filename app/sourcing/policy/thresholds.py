"""European thresholds for decentral authorities, in euros ex VAT, as data/eu_thresholds.csv has them with their source.

A purchase of exactly the threshold is European. New amounts come every two years: add rows to the file.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from app.sourcing.kinds import Category

DATA = Path(__file__).parent / "data" / "eu_thresholds.csv"


@dataclass(frozen=True)
class Threshold:
    """In force on both days and all between."""

    category: Category
    starts_on: date
    ends_on: date
    amount: Decimal
    source: str

    def holds_on(self, day: date) -> bool:
        return self.starts_on <= day <= self.ends_on


@cache
def eu_thresholds() -> tuple[Threshold, ...]:
    """All that are known, of every category and period."""
    with DATA.open(encoding="utf-8", newline="") as file:
        return tuple(_threshold(row) for row in csv.DictReader(file))


def _threshold(row: dict[str, str]) -> Threshold:
    return Threshold(
        category=Category(row["category"]),
        starts_on=date.fromisoformat(row["starts_on"]),
        ends_on=date.fromisoformat(row["ends_on"]),
        amount=Decimal(row["amount"]),
        source=row["source"],
    )


def threshold_on(category: Category, day: date, thresholds: Sequence[Threshold]) -> Threshold:
    """Of that day. Where the amounts of a day are not known, those of the nearest earlier period (else the first)."""
    own = sorted((each for each in thresholds if each.category is category), key=lambda each: each.starts_on)
    begun = [each for each in own if each.starts_on <= day]
    return begun[-1] if begun else own[0]


def next_threshold_change(category: Category, day: date, thresholds: Sequence[Threshold]) -> date | None:
    """The first day after `day` on which another amount holds; None when no other is known."""
    now = threshold_on(category, day, thresholds)
    later = (each for each in thresholds if each.category is category and each.starts_on > day)
    return min((each.starts_on for each in later if each.amount != now.amount), default=None)


def first_known_day() -> date:
    return min(each.starts_on for each in eu_thresholds())
