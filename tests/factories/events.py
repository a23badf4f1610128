"""Events and those who registered for them."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import func, select

from app.core.clock import now
from app.core.db import session
from app.events.models import Event, EventKind, EventStatus
from app.events.registering.models import Registration, RegistrationState
from app.organisations.bodies import REGION, Body
from tests.factories import next_number, save

STARTS_AT = datetime(2030, 6, 20, 17, 0, tzinfo=UTC)


def make_event(body: Body = REGION, *, starts_at: datetime = STARTS_AT, **values: Any) -> Event:
    """Published, three hours long, open for registration."""
    number = next_number()
    defaults = {
        "title": f"Zomerbijeenkomst {number}",
        "slug": f"zomerbijeenkomst-{number}",
        "kind": EventKind.THEME_MEETING,
        "status": EventStatus.PUBLISHED,
        "introduction": "Ontmoet elkaar.",
        "language": "nl",
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(hours=3),
        "place": "Gemeentehuis",
        "town": "Bunnik",
        "made_at": now(),
        "changed_at": now(),
        "published_at": now(),
    }
    event = Event(**{**defaults, **values})
    event.body = body
    return save(event)


def make_registration(
    event: Event, state: RegistrationState = RegistrationState.REGISTERED, **values: Any
) -> Registration:
    last = session.scalar(select(func.max(Registration.place)).where(Registration.event_id == event.id)) or 0
    number = next_number()
    defaults = {
        "event_id": event.id,
        "place": last + 1,
        "state": state,
        "seats": 1,
        "name": f"Bezoeker {number}",
        "email": f"bezoeker{number}@example.nl",
        "language": "nl",
        "registered_at": now(),
    }
    if state is RegistrationState.OFFERED:
        defaults |= {"offered_at": now(), "offered_until": now() + timedelta(hours=48)}
    return save(Registration(**{**defaults, **values}))
