"""What the network of the demonstration tells of itself: all invented."""

from datetime import date, datetime, timedelta

from sqlalchemy import select

from app.core.clock import local_date
from app.core.db import session
from app.network.details import Presentation, Seat, Signature
from app.network.queries import all_members
from app.network.services import add_seat, add_signatory, present
from app.organisations.bodies import REGION, Body
from app.organisations.models import Association

SIGNED_ON = date(2018, 3, 22)

# By the key of an association: since when it exists, what it tells, who sits on its board, in which position.
ASSOCIATIONS: dict[str, tuple[date, str, tuple[tuple[str, str], ...]]] = {
    "stuwwal": (
        date(1987, 5, 12),
        "De kring van **ondernemers op de stuwwal**: elke tweede dinsdag van de maand koffie bij een lid.",
        (
            ("Joost Brinkvoort", "voorzitter"),
            ("Carlijn Nieuwkerk", "secretaris"),
            ("Teun Haverlanden", "penningmeester"),
        ),
    ),
    "zeven-linden": (
        date(2003, 9, 4),
        "Bedrijven in en om de dorpen, met een eigen werkgroep voor **energie op bedrijventerreinen**.",
        (("Fatima Bouzahidi", "voorzitter"), ("Pieter Lindenhof", "secretaris")),
    ),
    "kromme-oever": (
        date(1921, 1, 15),
        "De oudste vereniging van de streek: winkels, ambacht en horeca langs de rivier.",
        (("Geert Rietzanger", "voorzitter"), ("Ineke van de Waarde", "bestuurslid activiteiten")),
    ),
    "vossenveld": (
        date(2011, 11, 1),
        "Voor wie onderneemt op de heuvelrug. We helpen starters aan hun eerste klant.",
        (("Linda van Ossenvelt", "voorzitter"), ("Olaf Dennekamp", "penningmeester")),
    ),
}
MAYORS = ("Anneke Duinmeijer", "Karel ten Broeke", "Mirjam Oudewater", "Sjoerd Vechtstra", "Yasmina el Khatib")


def load(at: datetime) -> None:
    """Does nothing for a body that the region does not have."""
    desk = Presentation(email="loket@kromme-heuvel.example", phone="030 555 01 00", address="Postbus 1\n3700 AA Zeist")
    present(REGION, desk, seen_version=0, by=None)
    for place in all_members():
        _load_municipality(Body(None, place.municipality_code), place.municipality.name)
    for association in session.scalars(select(Association).order_by(Association.id)):
        if association.key in ASSOCIATIONS:
            _load_association(association, at)
    for name, place in zip(MAYORS, all_members(), strict=False):
        behalf = f"Gemeente {place.municipality.name}, burgemeester"
        add_signatory(Signature(name, behalf, SIGNED_ON, Body(None, place.municipality_code)), by=None)


def _load_municipality(body: Body, name: str) -> None:
    word = name.lower().replace(" ", "")
    text = f"Vragen over inkoop bij de gemeente {name}? Het team inkoop denkt graag vroeg met u mee."
    details = Presentation(introduction=text, email=f"inkoop@{word}.example", website=f"https://{word}.example")
    present(body, details, seen_version=0, by=None)


def _load_association(association: Association, at: datetime) -> None:
    founded_on, text, board = ASSOCIATIONS[association.key]
    host = f"{association.key}.example"
    details = Presentation(text, f"https://{host}", f"bestuur@{host}", "", "", founded_on)
    present(Body(association.id), details, seen_version=0, by=None)
    began = local_date(at - timedelta(days=800))
    for place, (name, position) in enumerate(board):
        seat = Seat(name, position, began + timedelta(days=place))
        add_seat(association.id, seat, by=None, at=at)
    chair = board[0][0]
    signature = Signature(chair, f"{association.name}, voorzitter", SIGNED_ON, Body(association.id))
    add_signatory(signature, by=None)
