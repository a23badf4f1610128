"""Calendars of people and bodies. THINGS holds the lines of the table in things.py."""

from app.core.clock import now
from app.events.models import CalendarKey
from app.organisations.bodies import Body
from tests.factories import next_number, save
from tests.permissions.circles import Circle
from tests.permissions.thing import Maker, Thing, thing


def secret_of_my_calendar(circle: Circle) -> Thing:
    key = f"calendar-{next_number()}"
    save(CalendarKey(user_id=circle.me.id, key=key, made_at=now()))
    return thing(token=key)


def the_association(circle: Circle) -> Thing:
    return thing(body_key=Body(circle.association_id).key)


THINGS: dict[str, tuple[Maker, ...]] = {
    "calendars.personal": (secret_of_my_calendar,),
    "calendars.body": (the_association,),
}
