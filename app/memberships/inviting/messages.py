"""What happened to invitations."""

from dataclasses import dataclass


@dataclass(frozen=True)
class MemberInvited:
    invitation_id: int
