"""People in words."""

from collections.abc import Sequence

from app.accounts.models import RoleAssignment, User
from app.accounts.policies import roles_today
from app.administration.people import queries
from app.organisations.layout import role_name


def roles_of_today(people: Sequence[User]) -> dict[int, str]:
    """By id of a person: `Buyer for Zeist; Regional desk`."""
    held = {person.id: roles_today(person) for person in people}
    # The session forgets what nobody holds: without these, each role would ask for its organisation again.
    _organisations = queries.organisations_of([role for roles in held.values() for role in roles])
    return {person_id: "; ".join(map(role_name, roles)) for person_id, roles in held.items()}


def every_role(person: User) -> list[tuple[RoleAssignment, str]]:
    """With its name, the newest first."""
    roles = queries.roles_of(person)
    _organisations = queries.organisations_of(roles)
    return [(role, role_name(role)) for role in roles]
