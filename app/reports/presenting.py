"""A report as its page and its sheet show it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement

from app.accounts.models import User
from app.accounts.policies import boards_of, is_desk
from app.core.i18n import Text, _, language, lazy
from app.core.sheets import Cell, Sheet
from app.organisations.models import Association
from app.organisations.queries import associations
from app.reports import queries
from app.reports.hiding import Shown, everything, without_small
from app.search.demand.queries import Gap, Narrowing, gaps_to_export

MOST_GAPS = 10
PERIOD = timedelta(days=365)


@dataclass(frozen=True)
class Report:
    """`association` is None for the desk's report about all firms; only that one has gaps."""

    association: Association | None
    figures: list[tuple[Text, int]]
    municipalities: Shown
    trades: Shown
    gaps: list[Gap]


def boards_to_choose(user: User, on: date) -> list[Association]:
    """The associations of which this person may read the report, by name."""
    return [each for each in associations(on) if is_desk(user) or each.id in boards_of(user)]


def report(user: User, association_id: int | None, on: date) -> Report:
    """Of the association that was asked for, or else what the person reads first: all firms, or their own board's."""
    boards = {each.id: each for each in boards_to_choose(user, on)}
    chosen = boards.get(association_id or 0)
    if chosen is None and not is_desk(user):
        chosen = next(iter(boards.values()), None)
        return _of_members(chosen, on) if chosen else Report(None, [], Shown((), 0), Shown((), 0), [])
    return _of_members(chosen, on) if chosen else _of_everybody(on)


def _of_members(association: Association, on: date) -> Report:
    whom = queries.members_of(association.id, on)
    municipalities = without_small(queries.by_municipality(whom))
    return Report(association, _figures(whom), municipalities, without_small(queries.by_trade(whom, language())), [])


def _of_everybody(on: date) -> Report:
    whom = queries.everybody()
    gaps = gaps_to_export(Narrowing(since=on - PERIOD))[:MOST_GAPS]
    municipalities = everything(queries.by_municipality(whom))
    return Report(None, _figures(whom), municipalities, everything(queries.by_trade(whom, language())), gaps)


def _figures(whom: ColumnElement[bool]) -> list[tuple[Text, int]]:
    counted = queries.standing(whom)
    return [
        (lazy("Registered"), counted.registered),
        (lazy("Complete"), counted.complete),
        (lazy("Listed"), counted.listed),
        (lazy("Verified"), counted.verified),
        (lazy("Lapsed"), counted.lapsed),
    ]


def sheet(shown: Report) -> Sheet:
    return Sheet(_("Report"), [_("Table"), _("Row"), _("Firms")], _rows(shown))


def _rows(shown: Report) -> Iterator[list[Cell]]:
    for label, number in shown.figures:
        yield [_("Profiles"), str(label), number]
    for name, number in shown.municipalities.rows:
        yield [_("Municipality"), name, number]
    for name, number in shown.trades.rows:
        yield [_("Kind of work"), name, number]
