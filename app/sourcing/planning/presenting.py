"""The calendar as its pages show it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from app.accounts.models import User
from app.core.quarters import Quarter
from app.sourcing.kinds import Category
from app.sourcing.models import ProcurementFile
from app.sourcing.planning import queries
from app.sourcing.planning.models import PlannedInterest, PlannedPurchase
from app.suppliers.kinds import ProfileStatus
from app.suppliers.models import Supplier
from app.suppliers.queries import suppliers_of


@dataclass(frozen=True)
class OwnFirm:
    """A firm that the reader acts for, and what it said about a planned purchase."""

    supplier: Supplier
    interest: PlannedInterest | None


def by_quarter(plans: Iterable[PlannedPurchase]) -> list[tuple[Quarter, list[PlannedPurchase]]]:
    return [(quarter, list(group)) for quarter, group in groupby(plans, key=lambda plan: plan.when)]


def asked(arguments: Mapping[str, str]) -> queries.Narrowed:
    """What the address asks for; a category that does not exist asks for nothing."""
    category = arguments.get("categorie", "")
    chosen = Category(category) if category in set(Category) else None
    return queries.Narrowed(arguments.get("gemeente", "").replace("\x00", "") or None, chosen)


def own_firms(user: User | None, purchase: PlannedPurchase) -> list[OwnFirm]:
    """Those that may follow."""
    firms: Sequence[Supplier] = suppliers_of(user) if user else []
    firms = [firm for firm in firms if firm.status is not ProfileStatus.WITHDRAWN]
    known = queries.statuses_at(purchase, firms) if firms else {}
    return [OwnFirm(firm, known.get(firm.id)) for firm in firms]


def firm_panel(supplier: Supplier) -> dict[str, Any] | None:
    """For slots.FIRM_PANELS."""
    if supplier.status is ProfileStatus.WITHDRAWN:
        return None
    return {"supplier": supplier, "interests": queries.followed_by(supplier)}


def file_panel(file: ProcurementFile) -> dict[str, Any] | None:
    """For slots.FILE_PANELS: where the file came from, and who showed interest."""
    plan = queries.plan_of(file)
    return {"file": file, "plan": plan, "interests": queries.firms_interested_in(plan)} if plan else None
