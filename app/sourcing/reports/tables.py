"""Tables of a report, the same for its page and its sheet, with small numbers hidden in both."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import TypeAlias

from app.core.i18n import Text, _, lazy
from app.core.sheets import Sheet
from app.sourcing.reports.hiding import hide
from app.sourcing.reports.queries import NOTHING, Tally


class Mark(Enum):
    """Stands where a number is not shown."""

    HIDDEN = "hidden"


HIDDEN = Mark.HIDDEN
Cell: TypeAlias = str | Text | int | float | Decimal | Mark | None
COUNTS = 4  # of a tally; its amount comes after them


@dataclass(frozen=True)
class Table:
    """The first cell of a row is its name. `drawn` is the column of numbers that is drawn as bars, if any."""

    key: str
    title: Text
    columns: Sequence[Text]
    rows: Sequence[Sequence[Cell]]
    drawn: int | None = None
    note: Text = ""

    @property
    def bars(self) -> list[tuple[Text, int]]:
        """(name, number) of the rows of which the number is shown, the total left out."""
        if self.drawn is None:
            return []
        rows = [(row[0], row[self.drawn]) for row in self.rows if row[0] != TOTAL]
        return [(str(name), number) for name, number in rows if isinstance(number, int)]

    @property
    def hides(self) -> bool:
        return any(cell is HIDDEN for row in self.rows for cell in row)


TOTAL = lazy("Total")


def below(number: int) -> Cell:
    """One number that is part of no total."""
    return HIDDEN if hide([[number]]).rows else number


def of_tallies(key: str, title: Text, names: Mapping[str, Text], found: Mapping[str, Tally]) -> Table:
    """A row for each name in this order, and the total."""
    tallies = [found.get(name, NOTHING) for name in names]
    counts = [[tally.invited, tally.interested, tally.declined, tally.awards] for tally in tallies]
    hiding = hide(counts)
    rows: list[list[Cell]] = []
    for index, (name, tally) in enumerate(zip(names.values(), tallies, strict=True)):
        cells: list[Cell] = [*counts[index], tally.amount]
        rows.append([name, *([HIDDEN] * len(cells) if index in hiding.rows else cells)])
    total: list[Cell] = [HIDDEN if i in hiding.totals else sum(row[i] for row in counts) for i in range(COUNTS)]
    amount: Cell = HIDDEN if total[-1] is HIDDEN else sum((tally.amount for tally in tallies), Decimal(0))
    columns = [lazy("Firms"), lazy("Invited"), lazy("Interested"), lazy("Declined"), lazy("Awards")]
    columns.append(lazy("Amount of the awards"))
    return Table(key, title, columns, [*rows, [TOTAL, *total, amount]], drawn=1)


def sheet_of(table: Table) -> Sheet:
    rows = [[_plain(cell) for cell in row] for row in table.rows]
    return Sheet(str(table.title), [str(column) for column in table.columns], rows)


def _plain(cell: Cell) -> str | int | float | Decimal | None:
    if isinstance(cell, Mark):
        return hidden_in_words()
    return cell if cell is None or isinstance(cell, int | float | Decimal) else str(cell)


def hidden_in_words() -> str:
    return _("fewer than 5, or hidden")
