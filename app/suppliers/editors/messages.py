"""What happened with the people of a firm. `user_id` is whom it is about."""

from dataclasses import dataclass


@dataclass(frozen=True)
class EditorInvited:
    """Also when it is sent again."""

    invitation_id: int


@dataclass(frozen=True)
class EditorJoined:
    supplier_id: int
    user_id: int


@dataclass(frozen=True)
class EditorRoleChanged:
    supplier_id: int
    user_id: int


@dataclass(frozen=True)
class EditorLeft:
    """By themselves, or taken out by `by_id`."""

    supplier_id: int
    user_id: int
    by_id: int
