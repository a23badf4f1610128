"""Planned purchases of the demo region. All of them are invented."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from app.accounts.models import User
from app.core.clock import local_date
from app.core.db import session
from app.core.quarters import Quarter
from app.sourcing.kinds import Category
from app.sourcing.planning import following, services
from app.sourcing.planning.details import PlanDetails
from app.sourcing.planning.models import PlannedPurchase, SizeBand
from app.suppliers.kinds import ProfileStatus
from app.suppliers.models import Supplier, SupplierEditor


@dataclass(frozen=True)
class DemoPlan:
    """`ahead`: how many quarters from now; without `is_public` it is a draft."""

    buyer: str
    municipality_code: str
    subject: str
    description: str
    category: Category
    cpv_code: str
    size_band: SizeBand
    ahead: int
    is_public: bool = True


PLANS = (
    DemoPlan(
        "inkoper@demo.example",
        "GM1581",
        "Onderhoud van sportvelden, drie jaar",
        "Maaien, bezanden en doorzaaien van elf velden, met aandacht voor minder kunstmest.",
        Category.SERVICES,
        "77310000-6",
        SizeBand.MEDIUM,
        1,
    ),
    DemoPlan(
        "inkoper@demo.example",
        "GM1581",
        "Schilderwerk van drie basisscholen",
        "Buitenschilderwerk in de zomervakantie.",
        Category.WORKS,
        "45442100-8",
        SizeBand.SMALL,
        2,
    ),
    DemoPlan(
        "inkoper-zeist@demo.example",
        "GM0355",
        "Zonnepanelen op gemeentelijke gebouwen",
        "Ontwerp, levering en plaatsing op zes daken, in percelen.",
        Category.WORKS,
        "45261215-4",
        SizeBand.LARGE,
        3,
    ),
    DemoPlan(
        "inkoper-zeist@demo.example",
        "GM0355",
        "Catering voor bijeenkomsten",
        "Eten uit de streek voor raad en college.",
        Category.SERVICES,
        "55520000-1",
        SizeBand.MEDIUM,
        2,
        is_public=False,
    ),
)


def load(people: dict[str, User], entrepreneur: User, *, at: datetime) -> None:
    """`people` by mail address. The firms of the entrepreneur are interested in the first."""
    made = [_load(plan, people[plan.buyer], at) for plan in PLANS]
    own = select(Supplier).join(SupplierEditor).where(SupplierEditor.user_id == entrepreneur.id)
    for firm in session.scalars(own.where(Supplier.status == ProfileStatus.LISTED)):
        following.show_interest(firm, made[0], by=entrepreneur, at=at)


def _load(plan: DemoPlan, buyer: User, at: datetime) -> PlannedPurchase:
    when = Quarter.of(local_date(at))
    for _each in range(plan.ahead):
        when = when.after()
    details = PlanDetails(
        subject=plan.subject,
        description=plan.description,
        category=plan.category,
        cpv_code=plan.cpv_code,
        when=when,
        size_band=plan.size_band,
    )
    made = services.write(details, municipality_code=plan.municipality_code, by=buyer, at=at)
    if plan.is_public:
        services.publish(made, by=buyer, at=at)
    return made
