"""What a firm may know of how buyers met it: counts per quarter, which higher features bring.

Only quarters that are over are shown, and nothing of a purchase that still runs: from "you were on a longlist in May"
a firm could read that somebody is about to buy (PRODUCT.md §1).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from flask import Flask, current_app

from app.core.clock import today
from app.core.i18n import Text
from app.core.quarters import Quarter, completed
from app.suppliers.models import Supplier

QUARTERS_SHOWN = 8


@dataclass(frozen=True)
class Count:
    """A column of the ledger. `per_quarter` counts from a day on, the first of a quarter."""

    label: Text
    per_quarter: Callable[..., Mapping[Quarter, int]]
    order: int


@dataclass(frozen=True)
class Ledger:
    """`rows`: each a quarter with one number per label, the newest first."""

    labels: list[Text]
    rows: tuple[tuple[Quarter, tuple[int, ...]], ...]

    @property
    def is_empty(self) -> bool:
        return not any(any(numbers) for _quarter, numbers in self.rows)


def add_count(app: Flask, count: Count) -> None:
    app.extensions.setdefault("ledger", []).append(count)


def ledger_of(supplier: Supplier, on: date) -> Ledger:
    """The last quarters that were over on that day, since the firm is in the register."""
    counts: list[Count] = sorted(current_app.extensions.get("ledger", ()), key=lambda count: count.order)
    first = Quarter.of(supplier.created_at.date()).first_day
    quarters = list(islice(completed(on, since=first), QUARTERS_SHOWN))
    since = quarters[-1].first_day if quarters else on
    columns = [count.per_quarter(supplier, since=since) for count in counts]
    rows = tuple((quarter, tuple(column.get(quarter, 0) for column in columns)) for quarter in quarters)
    return Ledger([count.label for count in counts], rows)


def ledger_panel(supplier: Supplier) -> dict[str, Any] | None:
    """For slots.FIRM_PANELS: nothing before the firm was ever public."""
    return {"ledger": ledger_of(supplier, today())} if supplier.listed_at else None
