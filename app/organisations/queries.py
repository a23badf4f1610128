"""Selects on the region and its organisations."""

from datetime import date

from sqlalchemy import BindParameter, Date, bindparam, or_, select

from app.core.db import session
from app.organisations.models import Association, Region, RegionMunicipality, Theme
from app.reference.models import Municipality

# Every page of results asks these, and making a statement costs more than the few rows that it gives.
ON: BindParameter[date] = bindparam("on", type_=Date())
IN_REGION = (
    select(Municipality)
    .join(RegionMunicipality, RegionMunicipality.municipality_code == Municipality.code)
    .where(RegionMunicipality.joined_on <= ON)
    .where(or_(RegionMunicipality.left_on.is_(None), RegionMunicipality.left_on > ON))
    .order_by(Municipality.name)
)
THEMES = select(Theme).order_by(Theme.label_nl)


def the_region() -> Region | None:
    return session.get(Region, 1)


def municipalities_in_region(on: date) -> list[Municipality]:
    return list(session.scalars(IN_REGION, {"on": on}))


def associations(on: date) -> list[Association]:
    statement = (
        select(Association)
        .where(Association.joined_on <= on)
        .where(or_(Association.left_on.is_(None), Association.left_on > on))
    )
    return list(session.scalars(statement.order_by(Association.name)))


def find_association(association_id: int) -> Association | None:
    return session.get(Association, association_id)


def themes() -> list[Theme]:
    return list(session.scalars(THEMES))
