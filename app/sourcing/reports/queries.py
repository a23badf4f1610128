"""Counts over procurement files, read-only: one aggregate for each table, however many files there are.

Performance notes are never read here (PRODUCT.md §4.6).
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, and_, case, exists, func, literal, select

from app.core.db import session
from app.organisations.queries import municipalities_in_region
from app.search.asking import THIN_MARKET
from app.sourcing.advice.models import ProcedureChoice
from app.sourcing.kinds import CPV_CLASS, Category
from app.sourcing.models import FileSearch, Longlist, OutsideFirm, ProcurementFile, ShortlistDecision
from app.sourcing.outcomes.models import Award, Outcome, OutcomeKind
from app.sourcing.policy.kinds import Procedure
from app.sourcing.reports.expressions import DaysBetween, firm_key, known_firm, place_of, size_of
from app.sourcing.requests.models import Answer, Invitation
from app.suppliers.models import Supplier

_ANNOUNCED = and_(Outcome.kind == OutcomeKind.AWARDED, Outcome.announced_at.is_not(None))


@dataclass(frozen=True)
class Scope:
    """Files opened in a year, of one municipality (None: of the region) and one category (None: of all)."""

    municipality_code: str | None
    year: int
    category: Category | None = None


@dataclass(frozen=True)
class Tally:
    """Firms invited, what they said, what they got; `amount` in euros ex VAT."""

    invited: int
    interested: int
    declined: int
    awards: int
    amount: Decimal

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.invited + other.invited,
            self.interested + other.interested,
            self.declined + other.declined,
            self.awards + other.awards,
            self.amount + other.amount,
        )


NOTHING = Tally(0, 0, 0, 0, Decimal(0))


@dataclass(frozen=True)
class Concentration:
    """Awards and amounts of the firm with most awards, of the next two, and of all others.

    `index` is the Herfindahl-Hirschman index of the awards: the sum of the squared shares in percent, at most 10,000.
    """

    firms: int
    awards: tuple[int, int, int]
    amounts: tuple[Decimal, Decimal, Decimal]
    index: float


@dataclass(frozen=True)
class LeadTime:
    """Days from the opening of the file to the letters about the award; the middle half lies between the quarters."""

    procedure: Procedure | None
    files: int
    first_quarter: float
    median: float
    last_quarter: float


@dataclass(frozen=True)
class Counts:
    """Numbers of files; `thin` had a longlist with fewer than three firms."""

    files: int
    deviations: int
    overridden: int
    local_rules: int
    thin: int
    none_suitable: int
    stopped: int


def years_of(municipality_code: str | None) -> list[int]:
    """Newest first."""
    statement = select(ProcurementFile.year).distinct().where(*_within(municipality_code))
    return list(session.scalars(statement.order_by(ProcurementFile.year.desc())))


def _within(municipality_code: str | None) -> list[ColumnElement[bool]]:
    return [ProcurementFile.municipality_code == municipality_code] if municipality_code else []


def _in_scope(rows: Any, scope: Scope) -> list[ColumnElement[bool]]:
    """Conditions on something with the columns `year` and `category`."""
    conditions: list[ColumnElement[bool]] = [rows.year == scope.year]
    return conditions + ([rows.category == scope.category] if scope.category else [])


def _awards_by_decision() -> Subquery:
    statement = select(Award.decision_id, func.count().label("awards"), func.sum(Award.amount).label("amount")).join(
        Outcome
    )
    return statement.where(_ANNOUNCED).group_by(Award.decision_id).subquery()


def _asked(scope: Scope, *about: ColumnElement[Any]) -> Subquery:
    """A row for each firm that was invited to, or got, a purchase of these authorities in any year.

    `turn` counts the times that they had that firm before, this one included: 1 is a newcomer.
    """
    got = _awards_by_decision()
    order = ShortlistDecision.decided_at, ShortlistDecision.id
    statement = (
        select(
            ProcurementFile.year,
            ProcurementFile.category,
            firm_key().label("firm"),
            Invitation.id.label("invitation"),
            Invitation.answer,
            got.c.awards,
            got.c.amount,
            func.row_number().over(partition_by=firm_key(), order_by=order).label("turn"),
            *about,
        )
        .select_from(ShortlistDecision)
        .join(ProcurementFile, ProcurementFile.id == ShortlistDecision.file_id)
        .outerjoin(Invitation, and_(Invitation.decision_id == ShortlistDecision.id, Invitation.withdrawn_at.is_(None)))
        .outerjoin(OutsideFirm, OutsideFirm.id == ShortlistDecision.outside_firm_id)
        .outerjoin(Supplier, Supplier.id == known_firm())
        .outerjoin(got, got.c.decision_id == ShortlistDecision.id)
    )
    took_part = Invitation.id.is_not(None) | got.c.awards.is_not(None)
    return statement.where(took_part, *_within(scope.municipality_code)).subquery()


@dataclass(frozen=True)
class Tallies:
    """Tallies by place, size and newcomer or not: one pass over the files for three tables."""

    cells: dict[tuple[str, str, str], Tally]

    def by_place(self) -> dict[str, Tally]:
        return self._along(0)

    def by_size(self) -> dict[str, Tally]:
        return self._along(1)

    def by_newcomer(self) -> dict[str, Tally]:
        return self._along(2)

    def _along(self, axis: int) -> dict[str, Tally]:
        found: dict[str, Tally] = {}
        for names, tally in self.cells.items():
            found[names[axis]] = found.get(names[axis], NOTHING) + tally
        return found


def tallies(scope: Scope, today: date) -> Tallies:
    """The region is what it was at the end of that year."""
    on = min(today, date(scope.year, 12, 31))
    region = [each.code for each in municipalities_in_region(on)]
    rows = _asked(scope, place_of(region).label("place"), size_of().label("size"))
    groups = rows.c.place, rows.c.size, case((rows.c.turn == 1, "newcomer"), else_="known")
    answer = rows.c.answer
    statement = select(
        *groups,
        func.count(rows.c.invitation),
        func.count().filter(answer == Answer.INTERESTED),
        func.count().filter(answer == Answer.DECLINED),
        func.coalesce(func.sum(rows.c.awards), 0),
        func.coalesce(func.sum(rows.c.amount), 0),
    )
    found = session.execute(statement.where(*_in_scope(rows.c, scope)).group_by(*groups))
    return Tallies({(place, size, new): _tally(*numbers) for place, size, new, *numbers in found})


def _tally(invited: int, interested: int, declined: int, awards: int, amount: Decimal) -> Tally:
    """Sums come as decimals from one database and as whole numbers from the other."""
    return Tally(invited, interested, declined, int(awards), Decimal(amount))


def concentration(scope: Scope) -> Concentration:
    firm, number, amount = firm_key().label("firm"), func.count().label("n"), func.sum(Award.amount).label("a")
    conditions = _ANNOUNCED, *_within(scope.municipality_code), *_in_scope(ProcurementFile, scope)
    per_firm = _awarded(firm, number, amount).where(*conditions).group_by(firm_key())
    firms = per_firm.subquery()
    order = firms.c.n.desc(), firms.c.a.desc(), firms.c.firm
    place = func.row_number().over(order_by=order).label("place")
    ranked = select(firms.c.n, firms.c.a, place, func.sum(firms.c.n).over().label("total")).subquery()
    share = ranked.c.n * 100.0 / ranked.c.total
    groups = ranked.c.place == 1, ranked.c.place.in_([2, 3]), ranked.c.place > 3
    statement = select(
        func.count(),
        *(func.coalesce(func.sum(case((group, ranked.c.n), else_=0)), 0) for group in groups),
        *(func.coalesce(func.sum(case((group, ranked.c.a), else_=0)), 0) for group in groups),
        func.coalesce(func.sum(share * share), 0),
    )
    found, *numbers, index = session.execute(statement).one()
    awards, amounts = tuple(map(int, numbers[:3])), tuple(map(Decimal, numbers[3:]))
    return Concentration(found, awards, amounts, float(index))  # type: ignore[arg-type]  # three of each


def _awarded(*columns: Any) -> Select[Any]:
    """Awards with their file and firm."""
    return (
        select(*columns)
        .select_from(Award)
        .join(Outcome, Outcome.id == Award.outcome_id)
        .join(ProcurementFile, ProcurementFile.id == Outcome.file_id)
        .join(ShortlistDecision, ShortlistDecision.id == Award.decision_id)
        .outerjoin(OutsideFirm, OutsideFirm.id == ShortlistDecision.outside_firm_id)
    )


def repeats(scope: Scope) -> tuple[int, int]:
    """Awards that had one before them for the same class of work (CPV, four digits) at the same municipality, and how
    many of these went to the same firm as that one."""
    kind = func.substr(ProcurementFile.cpv_code, 1, CPV_CLASS)
    before = func.lag(firm_key()).over(
        partition_by=(ProcurementFile.municipality_code, kind), order_by=(Outcome.announced_at, Award.id)
    )
    firm = firm_key().label("firm")
    found = _awarded(ProcurementFile.year, ProcurementFile.category, firm, before.label("before"))
    awards = found.where(_ANNOUNCED, *_within(scope.municipality_code)).subquery()
    same = func.count().filter(awards.c.firm == awards.c.before)
    statement = select(func.count(awards.c.before), same).where(*_in_scope(awards.c, scope))
    followed, again = session.execute(statement).one()
    return followed, again


def lead_times(scope: Scope) -> list[LeadTime]:
    """Quartiles are those of files that exist (nearest rank), per procedure; without a choice it is None."""
    newest = select(ProcedureChoice.file_id, func.max(ProcedureChoice.id).label("id"))
    choices = newest.group_by(ProcedureChoice.file_id).subquery()
    days = (
        select(
            ProcedureChoice.chosen.label("procedure"),
            DaysBetween(ProcurementFile.created_at, Outcome.announced_at).label("days"),
        )
        .select_from(ProcurementFile)
        .join(Outcome, Outcome.file_id == ProcurementFile.id)
        .outerjoin(choices, choices.c.file_id == ProcurementFile.id)
        .outerjoin(ProcedureChoice, ProcedureChoice.id == choices.c.id)
        .where(_ANNOUNCED, *_within(scope.municipality_code), *_in_scope(ProcurementFile, scope))
        .subquery()
    )
    rank = func.row_number().over(partition_by=days.c.procedure, order_by=days.c.days).label("rank")
    files = func.count().over(partition_by=days.c.procedure).label("files")
    ranked = select(days.c.procedure, days.c.days, rank, files).subquery()
    places = ((ranked.c.files + 3) // 4, (ranked.c.files + 1) // 2, (3 * ranked.c.files + 3) // 4)
    quartiles = [func.max(case((ranked.c.rank == place, ranked.c.days))) for place in places]
    statement = select(ranked.c.procedure, func.max(ranked.c.files), *quartiles).group_by(ranked.c.procedure)
    return [LeadTime(*row) for row in session.execute(statement.order_by(ranked.c.procedure.nulls_last()))]


def counts(scope: Scope) -> Counts:
    file = ProcurementFile.id
    agreed = ProcedureChoice.agreed_at.is_not(None), ProcedureChoice.refused_reason.is_(None)
    deviates = exists().where(
        ProcedureChoice.file_id == file, ProcedureChoice.chosen != ProcedureChoice.advised, *agreed
    )
    overridden = exists().where(ShortlistDecision.file_id == file, ShortlistDecision.override_reason.is_not(None))
    searched = and_(Longlist.file_id == file, FileSearch.id == Longlist.search_id)
    thin = exists().where(searched, FileSearch.total < THIN_MARKET)
    conditions = (
        deviates,
        overridden,
        ProcurementFile.local_rule_article.is_not(None),
        thin,
        _ended(OutcomeKind.NONE_SUITABLE),
        _ended(OutcomeKind.STOPPED),
    )
    statement = select(func.count(), *(_number_of(condition) for condition in conditions))
    statement = statement.select_from(ProcurementFile)
    scoped = statement.where(*_within(scope.municipality_code), *_in_scope(ProcurementFile, scope))
    return Counts(*tuple(session.execute(scoped).one()))


def _ended(kind: OutcomeKind) -> ColumnElement[bool]:
    told = Outcome.announced_at.is_not(None)
    return exists().where(Outcome.file_id == ProcurementFile.id, Outcome.kind == kind, told)


def _number_of(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, literal(1)), else_=0)), 0)
