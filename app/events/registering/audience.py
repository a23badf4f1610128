"""For whom an event is, and as whose member somebody comes."""

from sqlalchemy import select

from app.accounts.models import User
from app.core.clock import today
from app.core.db import session
from app.core.i18n import Text, lazy
from app.events.models import Audience, Event
from app.memberships.models import Membership
from app.memberships.queries import counts_on
from app.suppliers.models import Supplier
from app.suppliers.queries import suppliers_of

NEEDS_FIRM = lazy("This event is for firms of the register. Sign in as somebody who acts for such a firm.")
NEEDS_MEMBER = lazy("This event is for members of the organising associations. Sign in as somebody who acts for one.")


def firms_of(user: User | None) -> list[Supplier]:
    """Listed ones for which the person acts."""
    return [firm for firm in suppliers_of(user) if firm.is_public] if user else []


def associations_of(firms: list[Supplier]) -> set[int]:
    """Ids of those that one of the firms belongs to today."""
    numbers = [firm.id for firm in firms]
    chosen = select(Membership.association_id).where(Membership.supplier_id.in_(numbers), counts_on(today()))
    return set(session.scalars(chosen)) if numbers else set()


def refusal(event: Event, user: User | None) -> Text | None:
    """Why this event is not for them; None when it is."""
    if event.audience is Audience.EVERYBODY:
        return None
    firms = firms_of(user)
    if event.audience is Audience.FIRMS:
        return None if firms else NEEDS_FIRM
    organising = {body.association_id for body in event.bodies} - {None}
    own = associations_of(firms)
    return None if own & organising or (own and not organising) else NEEDS_MEMBER
