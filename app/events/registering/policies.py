"""Who may do what with registrations. What organisers may do with an event: app/events/policies.py."""

from app.accounts.models import User
from app.accounts.policies import boards_of
from app.events.models import Event
from app.events.policies import may_lead
from app.events.registering.models import Registration


def leads_event_of(user: User | None, registration: Registration) -> bool:
    """Who leads the event: they cancel, give seats and let people in."""
    return may_lead(user, registration.event)


def associations_seen(user: User | None, event: Event) -> set[int] | None:
    """Of which associations the names may be read; None: of everybody.

    Who leads sees everybody, the board of another organiser its own members.
    """
    if may_lead(user, event):
        return None
    organising = {body.association_id for body in event.bodies if body.association_id is not None}
    return organising & boards_of(user)
