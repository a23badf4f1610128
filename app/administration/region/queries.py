"""The organisations of the region: also those that left, and those still to come."""

from sqlalchemy import select

from app.core.db import session
from app.organisations.models import Association, RegionMunicipality
from app.reference.models import Municipality


def all_municipalities() -> list[RegionMunicipality]:
    statement = select(RegionMunicipality).join(RegionMunicipality.municipality).order_by(Municipality.name)
    return list(session.scalars(statement))


def municipalities_outside() -> list[Municipality]:
    """Those that never were in the region."""
    inside = select(RegionMunicipality.municipality_code)
    return list(
        session.scalars(select(Municipality).where(Municipality.code.not_in(inside)).order_by(Municipality.name))
    )


def all_associations() -> list[Association]:
    return list(session.scalars(select(Association).order_by(Association.name)))


def find_member(member_id: int) -> RegionMunicipality | None:
    return session.get(RegionMunicipality, member_id)


def find_association(association_id: int) -> Association | None:
    return session.get(Association, association_id)
