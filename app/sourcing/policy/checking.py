"""Whether the bands of one category leave a gap, overlap, or promise what European rules do not allow."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from app.core.i18n import Text, lazy, moneyformat
from app.sourcing.policy.details import Band
from app.sourcing.policy.kinds import Procedure
from app.sourcing.policy.thresholds import Threshold

WEIGHT = {procedure: place for place, procedure in enumerate(Procedure)}  # the heavier, the later
MOST_FIRMS = 20


@dataclass(frozen=True)
class Fault:
    """What is wrong at one field of the band at place `row`."""

    row: int
    field: str
    message: Text


def faults_of(bands: Sequence[Band], threshold: Threshold) -> list[Fault]:
    """Of all bands of one category, in the order in which they were given."""
    if not bands:
        return [Fault(0, "from_value", lazy("Say what applies from 0 euros on: without it there is a gap."))]
    return [*_amount_faults(bands, threshold), *_firm_faults(bands)]


def _amount_faults(bands: Sequence[Band], threshold: Threshold) -> Iterator[Fault]:
    rows = sorted(range(len(bands)), key=lambda row: bands[row].from_value)
    first = rows[0]
    if bands[first].from_value != 0:
        yield _at_amount(first, lazy("Below this amount no rule applies: let the first row begin at 0 (gap)."))
    for before, row in pairwise(rows):
        if bands[before].from_value == bands[row].from_value:
            yield _at_amount(row, lazy("Another row begins at the same amount (overlap)."))
        elif WEIGHT[bands[row].procedure] < WEIGHT[bands[before].procedure]:
            message = lazy("A larger amount cannot take a lighter procedure than a smaller one.")
            yield Fault(row, "procedure", message)
    for row in rows:
        if bands[row].from_value >= threshold.amount:
            yield _at_amount(row, _above(threshold))


def _above(threshold: Threshold) -> Text:
    return lazy(
        "From %(amount)s on European rules decide, so this row never applies (%(source)s).",
        amount=_Money(threshold.amount),
        source=threshold.source,
    )


class _Money:
    """An amount that is written in the language of whoever reads the message."""

    def __init__(self, amount: Decimal) -> None:
        self._amount = amount

    def __str__(self) -> str:
        return moneyformat(self._amount)


def _at_amount(row: int, message: Text) -> Fault:
    return Fault(row, "from_value", message)


def _firm_faults(bands: Sequence[Band]) -> Iterator[Fault]:
    for row, band in enumerate(bands):
        least = 1 if band.procedure is Procedure.SINGLE_PRIVATE_QUOTATION else 2
        if not band.procedure.is_private:
            if band.fewest_firms is not None or band.most_firms is not None:
                yield Fault(row, "fewest_firms", lazy("Leave the numbers of firms empty: everybody may join."))
        elif band.fewest_firms is None or band.fewest_firms < least:
            yield Fault(row, "fewest_firms", lazy("Fill in at least %(least)s.", least=least))
        elif band.most_firms is None or not band.fewest_firms <= band.most_firms <= MOST_FIRMS:
            message = lazy("Fill in at least the smallest number and at most %(most)s.", most=MOST_FIRMS)
            yield Fault(row, "most_firms", message)
