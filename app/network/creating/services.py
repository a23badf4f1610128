"""Make the region of a new installation."""

from datetime import datetime

from app.core.errors import DomainError
from app.core.i18n import lazy
from app.core.slugs import slug
from app.network.creating.plan import PlannedAssociation, RegionPlan
from app.network.services import add_seat, present
from app.organisations.bodies import REGION, Body
from app.organisations.queries import the_region
from app.organisations.services import add_association, add_municipality, set_up_region


def create_region(plan: RegionPlan, *, at: datetime) -> None:
    """Raises DomainError when there is a region: that is changed on the site."""
    existing = the_region()
    if existing is not None:
        message = lazy("There is a region already: %(name)s. Change it on the site, under /beheer.", name=existing.name)
        raise DomainError(message)
    set_up_region(name=plan.name, colour=plan.colour, theme=plan.theme)
    if plan.contact is not None:
        present(REGION, plan.contact, seen_version=0, by=None)
    for place in plan.municipalities:
        add_municipality(place.code, joined_on=place.joined_on).left_on = place.left_on
    for association in plan.associations:
        _create_association(association, at)


def _create_association(plan: PlannedAssociation, at: datetime) -> None:
    added = add_association(
        key=slug(plan.name),
        name=plan.name,
        joined_on=plan.joined_on,
        municipality_code=plan.municipality_code,
        decision_days=plan.decision_days,
    )
    added.left_on = plan.left_on
    if plan.contact is not None:
        present(Body(added.id), plan.contact, seen_version=0, by=None)
    for seat in plan.board:
        add_seat(added.id, seat, by=None, at=at)
