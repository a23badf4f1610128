"""The controller of a municipality keeps its purchasing policy; its buyers read it."""

from app.accounts.models import Role, User
from app.accounts.policies import holds, municipalities_of
from app.sourcing.policy.models import ProcurementPolicy


def may_open_policies(user: User | None) -> bool:
    return holds(user, Role.BUYER, Role.CONTROLLER)


def may_begin(user: User | None) -> bool:
    return holds(user, Role.CONTROLLER)


def may_read(user: User | None, policy: ProcurementPolicy) -> bool:
    return policy.municipality_code in municipalities_of(user, Role.BUYER, Role.CONTROLLER)


def may_keep(user: User | None, policy: ProcurementPolicy) -> bool:
    """Change, adopt or throw away: drafts only."""
    return policy.is_draft and policy.municipality_code in municipalities_of(user, Role.CONTROLLER)
