"""What happened in teams."""

from dataclasses import dataclass


@dataclass(frozen=True)
class InvitationSent:
    """Also when it is sent again."""

    invitation_id: int


@dataclass(frozen=True)
class InvitationAccepted:
    invitation_id: int


@dataclass(frozen=True)
class RoleEnded:
    """By somebody else than the person who held it."""

    assignment_id: int
