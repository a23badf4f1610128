"""Signs that firms may have agreed with each other (Mededingingswet art. 6), in the files of one municipality.

After the signs that the OECD names (Guidelines for Fighting Bid Rigging in Public Procurement):
the same firms again and again, regular losers, the same winner for a kind of work. Signs, no proof. One aggregate each.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select

from app.core.db import session
from app.sourcing.kinds import CPV_CLASS
from app.sourcing.models import OutsideFirm, ProcurementFile, ShortlistDecision
from app.sourcing.outcomes.models import Award, Outcome, OutcomeKind
from app.sourcing.reports.expressions import firm_key, known_firm
from app.sourcing.requests.models import Answer, Invitation
from app.suppliers.models import Supplier

FEWEST_TOGETHER = 4  # invitations of the same two firms
FEWEST_LOST = 5  # times interested without an award
FEWEST_AWARDS = 4  # of a kind of work, before a fixed winner shows
FIXED = 0.75  # of the awards of a kind of work
MOST_ROWS = 50


@dataclass(frozen=True)
class Pair:
    """Two firms that were invited together; how often one of them got the work."""

    first: str
    second: str
    together: int
    won: int


@dataclass(frozen=True)
class Loser:
    firm: str
    interested: int


@dataclass(frozen=True)
class Winner:
    """Of a CPV class (four digits)."""

    cpv_class: str
    firm: str
    awards: int
    of: int


def _name() -> ColumnElement[str]:
    return func.coalesce(Supplier.trade_name, Supplier.name, OutsideFirm.name)


def _invited(municipality_code: str, since_year: int) -> Select[Any]:
    won = select(Award.decision_id).join(Outcome).where(_announced()).group_by(Award.decision_id).subquery()
    statement = (
        select(
            ShortlistDecision.file_id,
            firm_key().label("firm"),
            _name().label("name"),
            ProcurementFile.cpv_code,
            Invitation.answer,
            won.c.decision_id.label("won"),
        )
        .select_from(ShortlistDecision)
        .join(ProcurementFile, ProcurementFile.id == ShortlistDecision.file_id)
        .join(Invitation, and_(Invitation.decision_id == ShortlistDecision.id, Invitation.withdrawn_at.is_(None)))
        .outerjoin(OutsideFirm, OutsideFirm.id == ShortlistDecision.outside_firm_id)
        .outerjoin(Supplier, Supplier.id == known_firm())
        .outerjoin(won, won.c.decision_id == ShortlistDecision.id)
    )
    own = ProcurementFile.municipality_code == municipality_code, ProcurementFile.year >= since_year
    return statement.where(*own)


def _announced() -> ColumnElement[bool]:
    return and_(Outcome.kind == OutcomeKind.AWARDED, Outcome.announced_at.is_not(None))


def pairs(municipality_code: str, since_year: int) -> list[Pair]:
    """Those most often together first."""
    rows = _invited(municipality_code, since_year).cte("invited")
    first, second = rows.alias("first_firm"), rows.alias("second_firm")
    together = func.count()
    won = func.count(first.c.won) + func.count(second.c.won)
    statement = (
        select(func.max(first.c.name), func.max(second.c.name), together, won)
        .select_from(first)
        .join(second, and_(second.c.file_id == first.c.file_id, second.c.firm > first.c.firm))
        .group_by(first.c.firm, second.c.firm)
        .having(together >= FEWEST_TOGETHER)
        .order_by(together.desc(), first.c.firm, second.c.firm)
    )
    return [Pair(*row) for row in session.execute(statement.limit(MOST_ROWS))]


def regular_losers(municipality_code: str, since_year: int) -> list[Loser]:
    rows = _invited(municipality_code, since_year).subquery()
    interested = func.count().filter(rows.c.answer == Answer.INTERESTED)
    statement = select(func.max(rows.c.name), interested).group_by(rows.c.firm)
    statement = statement.having(interested >= FEWEST_LOST, func.count(rows.c.won) == 0)
    return [Loser(*row) for row in session.execute(statement.order_by(interested.desc(), rows.c.firm).limit(MOST_ROWS))]


def fixed_winners(municipality_code: str, since_year: int) -> list[Winner]:
    rows = _invited(municipality_code, since_year).subquery()
    kind = func.substr(rows.c.cpv_code, 1, CPV_CLASS).label("kind")
    per_firm = (
        select(kind, func.max(rows.c.name).label("name"), func.count().label("awards"))
        .where(rows.c.won.is_not(None))
        .group_by(kind, rows.c.firm)
        .subquery()
    )
    total = func.sum(per_firm.c.awards).over(partition_by=per_firm.c.kind).label("total")
    ranked = select(per_firm, total).subquery()
    fixed = ranked.c.total >= FEWEST_AWARDS, ranked.c.awards >= ranked.c.total * FIXED
    statement = select(ranked.c.kind, ranked.c.name, ranked.c.awards, ranked.c.total).where(*fixed)
    order = ranked.c.awards.desc(), ranked.c.kind
    return [Winner(row[0], row[1], row[2], int(row[3])) for row in session.execute(statement.order_by(*order))]
