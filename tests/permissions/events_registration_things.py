"""Registrations and doors, each made for a circle of people. THINGS holds the lines of the table in things.py."""

from app.events.models import Event, EventOrganiser
from app.events.registering.tokens import door_token, registration_token
from app.organisations.bodies import Body
from tests.factories import save
from tests.factories.events import make_event, make_registration
from tests.permissions.circles import Circle
from tests.permissions.thing import Maker, Thing, thing


def _of_the_association(circle: Circle) -> Event:
    return make_event(Body(circle.association_id))


def registration_for_an_event_of_the_association(circle: Circle) -> Thing:
    return thing(registration_id=make_registration(_of_the_association(circle)).id)


def registration_for_an_event_of_the_municipality(circle: Circle) -> Thing:
    return thing(registration_id=make_registration(make_event(Body(None, circle.municipality_code))).id)


def registration_of_a_member_for_an_event_that_the_association_organises_too(circle: Circle) -> Thing:
    event, body = make_event(), Body(circle.association_id)
    save(EventOrganiser(event_id=event.id, association_id=body.association_id, body_key=body.key))
    return thing(registration_id=make_registration(event, association_id=circle.association_id).id)


def link_in_the_mail_of_a_registration(circle: Circle) -> Thing:
    return thing(token=registration_token(make_registration(_of_the_association(circle))))


def qr_code_of_a_registration(circle: Circle) -> Thing:
    return thing(token=door_token(make_registration(_of_the_association(circle))))


REGISTRATIONS: tuple[Maker, ...] = (
    registration_for_an_event_of_the_association,
    registration_for_an_event_of_the_municipality,
    registration_of_a_member_for_an_event_that_the_association_organises_too,
)
OWN = ("own", "accept", "decline", "cancel", "change")

THINGS: dict[str, tuple[Maker, ...]] = {
    "registration_id": REGISTRATIONS,
    "door.card": (qr_code_of_a_registration,),
    **{f"registering.{name}": (link_in_the_mail_of_a_registration,) for name in OWN},
}
