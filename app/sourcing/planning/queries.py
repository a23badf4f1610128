"""Selects on planned purchases, read-only."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Select, String, and_, cast, exists, func, or_, select
from sqlalchemy.orm import joinedload

from app.accounts.models import Role, User
from app.accounts.policies import municipalities_of
from app.core.clock import today
from app.core.db import session
from app.core.quarters import Quarter
from app.sourcing.advice.models import PlatformNotice
from app.sourcing.kinds import Category, FileStatus
from app.sourcing.models import ProcurementFile
from app.sourcing.planning.models import PlannedInterest, PlannedPurchase
from app.sourcing.planning.policies import Following
from app.sourcing.requests.models import RequestForQuotation
from app.suppliers.models import Supplier
from app.suppliers.queries import find_supplier

_PUBLISHED = and_(PlannedPurchase.published_at.is_not(None), PlannedPurchase.withdrawn_at.is_(None))


@dataclass(frozen=True)
class Narrowed:
    """What the reader of the calendar asks for; None: all."""

    municipality_code: str | None = None
    category: Category | None = None


def find_plan(purchase_id: int) -> PlannedPurchase | None:
    return session.get(PlannedPurchase, purchase_id)


def find_following(supplier_id: int, purchase_id: int) -> Following | None:
    supplier, purchase = find_supplier(supplier_id), find_plan(purchase_id)
    return Following(supplier, purchase) if supplier and purchase else None


def announced(since: Quarter, narrowed: Narrowed) -> Select[PlannedPurchase]:
    """What is expected in that quarter or later and did not go out yet; the first quarter first."""
    plan = PlannedPurchase
    later = or_(plan.year > since.year, and_(plan.year == since.year, plan.quarter >= since.number))
    statement = select(plan).where(_PUBLISHED, later, plan.told_out_at.is_(None))
    if narrowed.municipality_code:
        statement = statement.where(plan.municipality_code == narrowed.municipality_code)
    if narrowed.category:
        statement = statement.where(plan.category == narrowed.category)
    return statement.order_by(plan.year, plan.quarter, plan.municipality_code, plan.subject, plan.id)


def plans_for(user: User) -> Select[PlannedPurchase]:
    """Of the municipalities the person buys for or controls, the latest quarter first."""
    plan = PlannedPurchase
    statement = select(plan).where(plan.municipality_code.in_(municipalities_of(user, Role.BUYER, Role.CONTROLLER)))
    return statement.order_by(plan.year.desc(), plan.quarter.desc(), plan.id.desc())


def interested_in(ids: Collection[int]) -> dict[int, int]:
    """How many firms showed interest, by planned purchase."""
    own = PlannedInterest.purchase_id.in_(ids), PlannedInterest.is_interested
    counted = select(PlannedInterest.purchase_id, func.count()).where(*own).group_by(PlannedInterest.purchase_id)
    return dict(session.execute(counted).all())


def firms_interested_in(purchase: PlannedPurchase) -> list[PlannedInterest]:
    """In the order in which they said so."""
    own = PlannedInterest.purchase_id == purchase.id, PlannedInterest.is_interested
    statement = select(PlannedInterest).where(*own).options(joinedload(PlannedInterest.supplier))
    return list(session.scalars(statement.order_by(PlannedInterest.noted_at, PlannedInterest.id)).unique())


def followed_by(supplier: Supplier) -> list[PlannedInterest]:
    """What a firm follows, the first quarter first; what was withdrawn is left out."""
    plan = PlannedPurchase
    statement = select(PlannedInterest).join(plan).where(PlannedInterest.supplier_id == supplier.id, _PUBLISHED)
    statement = statement.options(joinedload(PlannedInterest.purchase))
    return list(session.scalars(statement.order_by(plan.year, plan.quarter, plan.id)).unique())


def statuses_at(purchase: PlannedPurchase, firms: Sequence[Supplier]) -> dict[int, PlannedInterest]:
    """What these firms said about it, by firm."""
    own = PlannedInterest.purchase_id == purchase.id, PlannedInterest.supplier_id.in_([firm.id for firm in firms])
    return {each.supplier_id: each for each in session.scalars(select(PlannedInterest).where(*own))}


def readers_of(purchase_id: int) -> list[PlannedInterest]:
    """Those who get mail about it, in a steady order."""
    own = PlannedInterest.purchase_id == purchase_id, PlannedInterest.wants_mail
    statement = select(PlannedInterest).where(*own).options(joinedload(PlannedInterest.supplier))
    return list(session.scalars(statement.order_by(PlannedInterest.id)).unique())


def plan_of(file: ProcurementFile) -> PlannedPurchase | None:
    """The planned purchase that the file came from."""
    statement = select(PlannedPurchase).where(PlannedPurchase.file_id == file.id)
    return session.scalars(statement.order_by(PlannedPurchase.id)).first()


def gone_out_untold() -> int | None:
    """The id of a planned purchase whose request or notice went out while its followers were not told yet."""
    plan, request, notice = PlannedPurchase, RequestForQuotation, PlatformNotice
    sent = request.file_id == plan.file_id, request.sent_at.is_not(None), request.withdrawn_at.is_(None)
    noticed = notice.file_id == plan.file_id, notice.reference.is_not(None), notice.published_on <= today()
    statement = select(plan.id).where(
        _PUBLISHED, plan.told_out_at.is_(None), or_(exists().where(*sent), exists().where(*noticed))
    )
    return session.scalar(statement.order_by(plan.id).limit(1))


def open_files_of(municipality_code: str) -> list[ProcurementFile]:
    """The newest first."""
    own = ProcurementFile.municipality_code == municipality_code, ProcurementFile.status == FileStatus.OPEN
    newest = ProcurementFile.created_at.desc(), ProcurementFile.id.desc()
    return list(session.scalars(select(ProcurementFile).where(*own).order_by(*newest).limit(100)))


def names_of_plans(ids: Collection[int]) -> dict[int, str]:
    rows = session.execute(select(PlannedPurchase.id, PlannedPurchase.subject).where(PlannedPurchase.id.in_(ids)))
    return dict(rows.all())


def ids_of_plans_within(municipalities: Collection[str]) -> Select[str]:
    """As text, as the audit trail has them."""
    return select(cast(PlannedPurchase.id, String)).where(PlannedPurchase.municipality_code.in_(municipalities))
