"""What happened to roles in a file."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FileRoleGiven:
    """Somebody has a role; they hear it, and that they must declare."""

    role_id: int


@dataclass(frozen=True)
class FileOwnerNamed:
    """Somebody became the owner."""

    file_id: int


@dataclass(frozen=True)
class FileOwnerMissing:
    """The owner stepped aside and there is no deputy: a controller names another."""

    file_id: int


@dataclass(frozen=True)
class DeclarationAsked:
    """Somebody with a role must declare before the shortlist can be offered."""

    file_id: int
    user_id: int
