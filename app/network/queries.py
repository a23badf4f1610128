"""Selects on what the network tells of itself."""

from datetime import date

from sqlalchemy import or_, select

from app.core.db import session
from app.core.slugs import slug
from app.network.models import BoardSeat, BodyDetails, Signatory
from app.organisations.bodies import Body
from app.organisations.models import Association, RegionMunicipality
from app.reference.models import Municipality


def details_of(body: Body) -> BodyDetails | None:
    return session.scalar(select(BodyDetails).where(BodyDetails.body_key == body.key))


def details_by_key() -> dict[str, BodyDetails]:
    return {each.body_key: each for each in session.scalars(select(BodyDetails))}


def board_on(association_id: int, day: date) -> list[BoardSeat]:
    """In the order in which they took their seats."""
    return boards_on(day).get(association_id, [])


def boards_on(day: date) -> dict[int, list[BoardSeat]]:
    """Of all associations, by id."""
    statement = select(BoardSeat).where(BoardSeat.starts_on <= day).order_by(BoardSeat.starts_on, BoardSeat.id)
    boards: dict[int, list[BoardSeat]] = {}
    for seat in session.scalars(statement.where(or_(BoardSeat.ends_on.is_(None), BoardSeat.ends_on > day))):
        boards.setdefault(seat.association_id, []).append(seat)
    return boards


def all_seats(association_id: int) -> list[BoardSeat]:
    statement = select(BoardSeat).where(BoardSeat.association_id == association_id)
    return list(session.scalars(statement.order_by(BoardSeat.starts_on, BoardSeat.id)))


def signatories() -> list[Signatory]:
    return list(session.scalars(select(Signatory).order_by(Signatory.signed_on, Signatory.on_behalf_of, Signatory.id)))


def find_seat(seat_id: int) -> BoardSeat | None:
    return session.get(BoardSeat, seat_id)


def find_signatory(signatory_id: int) -> Signatory | None:
    return session.get(Signatory, signatory_id)


def all_members() -> list[RegionMunicipality]:
    """Also those that left, or are still to come."""
    statement = select(RegionMunicipality).join(RegionMunicipality.municipality).order_by(Municipality.name)
    return list(session.scalars(statement))


def all_associations() -> list[Association]:
    return list(session.scalars(select(Association).order_by(Association.name)))


def find_member(name: str) -> RegionMunicipality | None:
    """The municipality whose name in an address this is, also when it left."""
    return next((each for each in all_members() if slug(each.municipality.name) == name), None)


def ever_taking_part() -> list[Body]:
    """Municipalities and associations, also those that left."""
    places = [Body(None, each.municipality_code) for each in all_members()]
    return [*places, *(Body(each.id) for each in all_associations())]
