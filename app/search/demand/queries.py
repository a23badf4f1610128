"""Selects on counted searches."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Row, Select, func, or_, select
from werkzeug.exceptions import NotFound

from app.core.db import count_of, session
from app.core.pages import Page
from app.core.quarters import Quarter
from app.search.demand.models import DemandCount, DemandQuestion

PAGE_SIZE = 25
MOST_EXPORTED = 10_000  # rows
FEWEST_SEARCHES, FEWEST_AUTHORITIES = 10, 3  # for boards: PRODUCT.md §3


@dataclass(frozen=True)
class Narrowing:
    """What the desk looks at. `hits`: numbers of firms found, `group` and `place` are codes or empty."""

    since: date
    hits: tuple[int, ...] = (0, 1, 2)
    group: str = ""
    place: str = ""
    handled: bool = False


@dataclass(frozen=True)
class Gap:
    """A question with how often it was asked, from how many authorities, and on which day last."""

    question: DemandQuestion
    times: int
    found_nothing: int
    authorities: int
    last_day: date

    @property
    def last_week(self) -> date:
        """The Monday of the week in which it was last asked."""
        return self.last_day - timedelta(days=self.last_day.weekday())


def find_question(question_id: int) -> DemandQuestion | None:
    return session.get(DemandQuestion, question_id)


def page_of_gaps(narrowing: Narrowing, number: int) -> Page[Gap]:
    """Two queries; asked most first. A page that does not exist is a 404."""
    statement = _gaps(narrowing)
    total = count_of(statement.with_only_columns(DemandQuestion.id))
    if number < 1 or (number > 1 and (number - 1) * PAGE_SIZE >= total):
        raise NotFound
    rows = session.execute(statement.limit(PAGE_SIZE).offset((number - 1) * PAGE_SIZE))
    return Page([_gap(row) for row in rows], number, PAGE_SIZE, total)


def gaps_to_export(narrowing: Narrowing) -> list[Gap]:
    return [_gap(row) for row in session.execute(_gaps(narrowing).limit(MOST_EXPORTED))]


def _gap(row: Row[DemandQuestion, int, int, int, date]) -> Gap:
    question, times, nothing, authorities, last_day = row
    return Gap(question, times, nothing, authorities, last_day)


def _gaps(narrowing: Narrowing) -> Select[DemandQuestion, int, int, int, date]:
    times = func.sum(DemandCount.number)
    nothing = func.sum(DemandCount.number).filter(DemandCount.hits == 0)
    statement = (
        select(
            DemandQuestion,
            times,
            func.coalesce(nothing, 0),
            func.count(func.nullif(DemandCount.authority, "").distinct()),
            func.max(DemandCount.day),
        )
        .join(DemandCount)
        .where(DemandCount.day >= narrowing.since, DemandCount.hits.in_(narrowing.hits))
        .group_by(DemandQuestion.id)
        .order_by(times.desc(), func.max(DemandCount.day).desc(), DemandQuestion.id)
    )
    if narrowing.group:
        statement = statement.where(DemandQuestion.trade_group == narrowing.group)
    if narrowing.place:
        statement = statement.where(DemandQuestion.places.contains(narrowing.place, autoescape=True))
    if narrowing.handled:
        return statement.where(DemandCount.day <= DemandQuestion.handled_on)
    return statement.where(or_(DemandQuestion.handled_on.is_(None), DemandCount.day > DemandQuestion.handled_on))


def groups_asked(since: date) -> list[str]:
    """The CPV groups that were asked for; unknown ones left out."""
    statement = select(DemandQuestion.trade_group).join(DemandCount).where(DemandCount.day >= since).distinct()
    return sorted(group for group in session.scalars(statement) if group)


def trades_in_demand(quarter: Quarter) -> list[str]:
    """CPV groups that people of at least three authorities looked for, together at least ten times.

    Searches by others do not count: they would let one authority be seen through the threshold.
    """
    statement = (
        select(DemandQuestion.trade_group)
        .join(DemandCount)
        .where(DemandCount.day >= quarter.first_day, DemandCount.day < quarter.after().first_day)
        .where(DemandCount.authority != "", DemandQuestion.trade_group != "")
        .group_by(DemandQuestion.trade_group)
        .having(func.sum(DemandCount.number) >= FEWEST_SEARCHES)
        .having(func.count(DemandCount.authority.distinct()) >= FEWEST_AUTHORITIES)
    )
    return [group for group in session.scalars(statement) if group]
