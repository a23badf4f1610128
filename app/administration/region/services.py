"""Change the region, and add, change and end the organisations in it. Each change is recorded, before and after."""

from dataclasses import asdict
from typing import Any

from sqlalchemy import func, select

from app.accounts.models import User
from app.administration.region.details import AssociationDetails, Membership, RegionDetails
from app.audit.services import record
from app.core.db import session, take_turn
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.core.seen import demand_unchanged
from app.core.slugs import free, slug
from app.organisations import services as organisations
from app.organisations.models import Association, Region, RegionMunicipality

TURN = "organisations"


class NameTaken(DomainError):
    """Another association has this name, or a municipality is in the region already."""


def change_region(region: Region | None, details: RegionDetails, *, seen_version: int, by: User) -> None:
    """Make the region when there is none. Raises DomainError when somebody else was first."""
    before = {}
    if region is not None:
        demand_unchanged(region, seen_version)
        before = {"name": region.name, "theme": region.theme, "colour": region.colour}
    changed = organisations.set_up_region(name=details.name, colour=details.colour, theme=details.theme)
    session.flush()  # the audit entry names its id
    record("region.changed", changed, by=by, before=before, after=asdict(details))


def add_municipality(code: str, membership: Membership, *, by: User) -> RegionMunicipality:
    """Raises NameTaken."""
    take_turn(TURN)
    if session.scalar(select(RegionMunicipality).where(RegionMunicipality.municipality_code == code)):
        raise NameTaken(lazy("This municipality is in the list already. Change its dates there."))
    added = organisations.add_municipality(code, joined_on=membership.joined_on)
    added.left_on = membership.left_on
    session.flush()  # the audit entry names its id
    record("region_municipality.added", added, by=by, code=code, **asdict(membership))
    return added


def change_municipality(member: RegionMunicipality, membership: Membership, *, seen_version: int, by: User) -> None:
    """Raises DomainError when somebody else was first."""
    demand_unchanged(member, seen_version)
    before = {"joined_on": member.joined_on, "left_on": member.left_on}
    member.joined_on, member.left_on = membership.joined_on, membership.left_on
    record("region_municipality.changed", member, by=by, before=before, after=asdict(membership))


def add_association(details: AssociationDetails, *, by: User) -> Association:
    """Raises NameTaken."""
    take_turn(TURN)
    _demand_free_name(details.name)
    added = organisations.add_association(
        key=_free_key(details.name),
        name=details.name,
        municipality_code=details.municipality_code,
        decision_days=details.decision_days,
        joined_on=details.membership.joined_on,
    )
    added.left_on = details.membership.left_on
    record("association.added", added, by=by, **asdict(details))
    return added


def change_association(association: Association, details: AssociationDetails, *, seen_version: int, by: User) -> None:
    """Raises NameTaken, and DomainError when somebody else was first. Its key stays: addresses and imports hold it."""
    demand_unchanged(association, seen_version)
    take_turn(TURN)
    _demand_free_name(details.name, besides=association)
    before = _values(association)
    association.name, association.municipality_code = details.name, details.municipality_code
    association.decision_days = details.decision_days
    association.joined_on, association.left_on = details.membership.joined_on, details.membership.left_on
    record("association.changed", association, by=by, before=before, after=_values(association))


def _values(association: Association) -> dict[str, Any]:
    fields = ("name", "municipality_code", "decision_days", "joined_on", "left_on")
    return {field: getattr(association, field) for field in fields}


def _demand_free_name(name: str, besides: Association | None = None) -> None:
    found = session.scalar(select(Association).where(func.lower(Association.name) == name.lower()))
    if found is not None and found is not besides:
        raise NameTaken(lazy("There is an association with this name already."))


def _free_key(name: str) -> str:
    """`ondernemers-zeist`, or with a number behind it when that is taken."""
    stem = slug(name).strip("-") or "association"
    return free(stem, set(session.scalars(select(Association.key).where(Association.key.startswith(stem)))))
