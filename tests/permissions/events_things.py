"""Events, each made for a circle of people. THINGS holds the lines of the table in things.py."""

from dataclasses import replace
from functools import wraps

from app.events.models import Event, EventOrganiser, EventStatus
from app.organisations.bodies import Body
from tests.factories import save
from tests.factories.events import make_event
from tests.permissions import events_calendar_things as calendars
from tests.permissions import events_registration_things as registrations
from tests.permissions.circles import Circle
from tests.permissions.thing import Maker, Thing, thing


def _of(event: Event) -> Thing:
    return thing(event_id=event.id, slug=event.slug)


def draft_of_an_event_of_the_association(circle: Circle) -> Thing:
    return _of(make_event(Body(circle.association_id), status=EventStatus.DRAFT, published_at=None))


def event_of_the_association(circle: Circle) -> Thing:
    return _of(make_event(Body(circle.association_id)))


def event_of_the_municipality(circle: Circle) -> Thing:
    return _of(make_event(Body(None, circle.municipality_code)))


def event_of_the_region_that_the_association_organises_too(circle: Circle) -> Thing:
    event, body = make_event(), Body(circle.association_id)
    save(EventOrganiser(event_id=event.id, association_id=body.association_id, body_key=body.key))
    return _of(event)


def month_with_an_event(_circle: Circle) -> Thing:
    make_event()
    return thing(year=2030, month=6)


EVENTS = (
    draft_of_an_event_of_the_association,
    event_of_the_association,
    event_of_the_municipality,
    event_of_the_region_that_the_association_organises_too,
)


def _without_slug(maker: Maker) -> Maker:
    """For addresses that hold the number alone."""

    @wraps(maker)
    def made(circle: Circle) -> Thing:
        whole = maker(circle)
        return replace(whole, address={"event_id": whole.address["event_id"]})

    return made


THINGS: dict[str, tuple[Maker, ...]] = {
    "event_id": tuple(map(_without_slug, EVENTS)),
    "event_id slug": EVENTS,
    "events.month": (month_with_an_event,),
    **calendars.THINGS,
    **registrations.THINGS,
}
