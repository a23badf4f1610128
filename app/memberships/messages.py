"""What happened to memberships."""

from dataclasses import dataclass


@dataclass(frozen=True)
class MemberNoted:
    """By the board, for the first time; the firm did not ask for it."""

    supplier_id: int
    association_id: int
