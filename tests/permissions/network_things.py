"""Things about the network's pages, each made for a circle of people."""

from datetime import date

from app.network.models import PageKey
from app.organisations.bodies import REGION, Body
from tests.factories import next_number
from tests.factories.network import make_seat, make_signatory
from tests.factories.texts import make_label
from tests.permissions.circles import Circle
from tests.permissions.thing import Maker, Thing, thing


def text_of_a_page(_circle: Circle) -> Thing:
    return thing(page_name=PageKey.CONTACT.value, language_code="nl")


def municipality(_circle: Circle) -> Thing:
    return thing(name="zeist")


def own_municipality(circle: Circle) -> Thing:
    return thing(body_key=Body(None, circle.municipality_code).key)


def own_association(circle: Circle) -> Thing:
    return thing(body_key=Body(circle.association_id).key)


def region(_circle: Circle) -> Thing:
    return thing(body_key=REGION.key)


def seat(circle: Circle) -> Thing:
    return thing(seat_id=make_seat(circle.association_id, starts_on=date(2024, 1, 1)).id)


def signatory(_circle: Circle) -> Thing:
    return thing(signatory_id=make_signatory().id)


def label(_circle: Circle) -> Thing:
    return thing(key=make_label(f"label-{next_number()}").key)


def picture(_circle: Circle) -> Thing:
    return thing(name=f"{0:032x}.jpg")


NETWORK: dict[str, tuple[Maker, ...]] = {
    "language_code page_name": (text_of_a_page,),
    "body_key": (own_municipality, own_association, region),
    "seat_id": (seat,),
    "signatory_id": (signatory,),
    "labelling.label": (label,),
    "labelling.remove": (label,),
    "network.municipality": (municipality,),
    "texts.picture": (picture,),
}
