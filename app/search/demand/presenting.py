"""Counted searches as the desk and the boards read them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from app.core.i18n import _
from app.core.quarters import completed, in_words
from app.core.sheets import Cell, Sheet
from app.search.demand.models import DemandQuestion
from app.search.demand.queries import Gap, trades_in_demand
from app.search.groups import CPV, MUNICIPALITY
from app.search.names import Names, load_names


@dataclass(frozen=True)
class Row:
    """A line of the gap board. `filters` are the choices beside the words, `trade` is what it seems to be about."""

    question: DemandQuestion
    words: str
    filters: tuple[str, ...]
    trade: str
    gap: Gap


def rows(gaps: Collection[Gap]) -> list[Row]:
    names = load_names()
    return [_row(gap, names) for gap in gaps]


def _row(gap: Gap, names: Names) -> Row:
    question = gap.question
    filters = [names.label(CPV.field, code) for code in question.trades.split()]
    filters += [names.label(MUNICIPALITY.field, code) for code in question.places.split()]
    if question.narrowed:
        filters.append(_("with more filters"))
    trade = names.label(CPV.field, question.trade_group) if question.trade_group else ""
    return Row(question, question.words, tuple(filters), trade, gap)


def sheet(gaps: Collection[Gap]) -> Sheet:
    header = [
        _("Words"),
        _("Filters"),
        _("Trade it seems to be"),
        _("Times"),
        _("Of which nothing found"),
        _("Authorities"),
        _("Last asked in the week of"),
    ]
    return Sheet(_("Gaps"), header, (_cells(row) for row in rows(gaps)))


def _cells(row: Row) -> list[Cell]:
    gap = row.gap
    filters = "; ".join(row.filters)
    return [row.words, filters, row.trade, gap.times, gap.found_nothing, gap.authorities, gap.last_week]


def group_options(groups: Iterable[str]) -> list[tuple[str, str]]:
    """(code, label), by label."""
    names = load_names()
    return sorted(((code, names.label(CPV.field, code)) for code in groups), key=lambda each: each[1].lower())


def trades_by_quarter(today: date, *, since: date) -> list[tuple[str, list[str]]]:
    """(quarter in words, names of its trades), newest first. One that runs on is left out: nobody can watch it."""
    names = load_names()
    return [
        (in_words(quarter), sorted(names.label(CPV.field, group) for group in trades_in_demand(quarter)))
        for quarter in completed(today, since=since)
    ]
