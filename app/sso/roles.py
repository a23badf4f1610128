"""Roles that follow what a provider says, in its own municipality only. Roles given by hand are left alone."""

from datetime import date, datetime

from sqlalchemy import select

from app.accounts.models import Role, RoleAssignment, User
from app.accounts.policies import roles_held
from app.accounts.services import end_role, give_role
from app.core.clock import local_date
from app.core.db import session
from app.sso.models import IdentityProvider, ProvidedRole


def follow(user: User, provider: IdentityProvider, said: set[Role], *, at: datetime) -> None:
    """Give the roles that the provider says, and end those that it gave and says no more."""
    on = local_date(at)
    provided = [each for each in _provided_to(user, provider) if each.assignment.holds_on(on)]
    for each in provided:
        if each.assignment.role not in said:
            end_role(each.assignment, by=None, at=at)
    held = {assignment.role for assignment in _held_here(user, provider, on)}
    for role in sorted(said - held):
        _give(user, provider, role, on=on)


def end_all(provider: IdentityProvider, *, at: datetime) -> None:
    """The provider is no longer asked, so what it gave ends."""
    given = session.scalars(select(ProvidedRole).where(ProvidedRole.provider_id == provider.id)).all()
    for each in given:
        if each.assignment.holds_on(local_date(at)):
            end_role(each.assignment, by=None, at=at)


def reaches_beyond(user: User | None, provider: IdentityProvider) -> bool:
    """Whether somebody holds a role today outside the provider's municipality."""
    return any(assignment.municipality_code != provider.municipality_code for assignment in roles_held(user))


def _provided_to(user: User, provider: IdentityProvider) -> list[ProvidedRole]:
    statement = select(ProvidedRole).join(ProvidedRole.assignment)
    return list(
        session.scalars(
            statement.where(RoleAssignment.user_id == user.id, ProvidedRole.provider_id == provider.id).order_by(
                ProvidedRole.assignment_id
            )
        )
    )


def _held_here(user: User, provider: IdentityProvider, on: date) -> list[RoleAssignment]:
    session.flush()
    statement = select(RoleAssignment).where(
        RoleAssignment.user_id == user.id, RoleAssignment.municipality_code == provider.municipality_code
    )
    return [assignment for assignment in session.scalars(statement) if assignment.holds_on(on)]


def _give(user: User, provider: IdentityProvider, role: Role, *, on: date) -> None:
    assignment = give_role(user, role, by=None, on=on, municipality_code=provider.municipality_code)
    session.add(ProvidedRole(assignment_id=assignment.id, provider_id=provider.id))
