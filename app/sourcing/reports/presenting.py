"""The report on purchases: its tables, and what its reader can choose."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from app.core.i18n import _, lazy, numberformat
from app.sourcing.kinds import Category
from app.sourcing.reports import queries
from app.sourcing.reports.hiding import hide, is_small
from app.sourcing.reports.labels import NEWCOMERS, PLACES, PROCEDURES, SIZES
from app.sourcing.reports.queries import Concentration, Counts, LeadTime, Scope
from app.sourcing.reports.tables import HIDDEN, TOTAL, Cell, Table, below, of_tallies


@dataclass(frozen=True)
class Report:
    scope: Scope
    tables: list[Table]
    lead_times: list[LeadTime]  # those that are shown, to be drawn

    def table(self, key: str | None) -> Table | None:
        """The one with this key; the first where nobody says which."""
        return next((table for table in self.tables if key in (None, table.key)), None)


def asked(municipality_code: str | None, arguments: Mapping[str, str], today: date) -> Scope:
    """What the address asks for; nonsense asks for this year and all categories."""
    year, category = arguments.get("jaar", ""), arguments.get("categorie", "")
    chosen = int(year) if year.isascii() and year.isdigit() and len(year) == 4 else today.year
    if not 2000 <= chosen <= 2999:
        chosen = today.year
    return Scope(municipality_code, chosen, Category(category) if category in set(Category) else None)


def parameters(scope: Scope, **changed: Any) -> dict[str, Any]:
    """For a link to the same report with something changed."""
    asked = replace(scope, **changed)
    return {"jaar": asked.year, "categorie": asked.category.value if asked.category else None}


def report(scope: Scope, today: date) -> Report:
    times, tallies = queries.lead_times(scope), queries.tallies(scope, today)
    tables = [
        of_tallies("plaats", lazy("Where the firms have their seat"), PLACES, tallies.by_place()),
        of_tallies("grootte", lazy("How large the firms are"), SIZES, tallies.by_size()),
        of_tallies("nieuw", lazy("Newcomers"), NEWCOMERS, tallies.by_newcomer()),
        _concentration(queries.concentration(scope), queries.repeats(scope)),
        _lead_times(times),
        _counts(queries.counts(scope)),
    ]
    return Report(scope, tables, [time for time in times if not is_small(time.files)])


def _concentration(found: Concentration, repeats: tuple[int, int]) -> Table:
    """Shares of what is shown only; the index would give hidden numbers away."""
    hiding = hide([[number] for number in found.awards])
    names = [lazy("The firm with most awards"), lazy("The next two firms"), lazy("All other firms")]
    total, amount = sum(found.awards), sum(found.amounts, Decimal(0))
    shows_total = not hiding.totals
    rows: list[list[Cell]] = []
    for index, name in enumerate(names):
        if index in hiding.rows or not shows_total:
            rows.append([name, HIDDEN, HIDDEN, HIDDEN])
        else:
            shares = _share(found.awards[index], total), _share(found.amounts[index], amount)
            rows.append([name, found.awards[index], *shares])
    rows.append([TOTAL, total if shows_total else HIDDEN, None, None])
    is_whole = shows_total and not hiding.rows
    rows.append([lazy("Herfindahl index (0 to 10,000)"), _in_hundreds(found.index) if is_whole else HIDDEN, None, None])
    followed, again = repeats
    rows.append([lazy("Awards after an earlier one for the same kind of work"), below(followed), None, None])
    rows.append([lazy("of which to the same firm as before"), _part(again, followed), None, None])
    note = lazy(
        "The Herfindahl index adds up the squares of all shares in percent: one firm that gets everything makes 10,000."
        " Rounded to hundreds. To compare: with mergers of firms the European Commission looks closer from 1,000 and"
        " again from 2,000 (Guidelines on horizontal mergers, 2004/C 31/03, points 19 and 20). For purchases that is no"
        " norm. The same kind of work: the first four digits of the CPV code."
    )
    columns = [lazy("Awards"), lazy("How many"), lazy("Share of the awards"), lazy("Share of the amounts")]
    return Table("concentratie", lazy("Concentration"), columns, rows, note=note)


def _share(part: int | Decimal, whole: int | Decimal) -> str:
    return f"{numberformat(round(100 * part / whole))}%" if whole else "-"


def _in_hundreds(index: float) -> int:
    return round(index / 100) * 100


def _part(part: int, whole: int) -> Cell:
    """A number within another one: neither it nor what it leaves is small, or it is hidden."""
    return HIDDEN if is_small(part) or is_small(whole - part) or is_small(whole) else part


def _lead_times(times: list[LeadTime]) -> Table:
    rows: list[list[Cell]] = []
    for time in times:
        shown: list[Cell] = [time.files, round(time.first_quarter), round(time.median), round(time.last_quarter)]
        rows.append([PROCEDURES[time.procedure], *([HIDDEN] * 4 if is_small(time.files) else shown)])
    note = lazy(
        "Days from the opening of the file to the letters about the award. Half of the files took the days in the"
        " middle or fewer; a quarter took fewer than the first number, and a quarter more than the last."
    )
    columns = [
        lazy("Procedure"),
        lazy("Files"),
        lazy("A quarter within"),
        lazy("Half within"),
        lazy("Three quarters within"),
    ]
    return Table("doorlooptijd", lazy("From need to award, in days"), columns, rows, note=note)


def _counts(found: Counts) -> Table:
    named = [
        (lazy("Files opened"), found.files),
        (lazy("Files with an agreed deviation from the advised procedure"), found.deviations),
        (lazy("Files in which the proposed set of firms was changed"), found.overridden),
        (lazy("Files with a rule for local firms"), found.local_rules),
        (lazy("Files with a thin market: fewer than three firms found"), found.thin),
        (lazy("Files without a suitable quotation"), found.none_suitable),
        (lazy("Files that were stopped"), found.stopped),
    ]
    rows = [[name, HIDDEN if is_small(number) or is_small(found.files) else number] for name, number in named]
    columns = [lazy("Files"), lazy("How many")]
    return Table("bijzonder", lazy("Deviations and thin markets"), columns, rows)


def whose(name: str | None) -> str:
    return _("municipality of %(name)s", name=name) if name else _("all municipalities of the region")
