"""What happened to codes."""

from dataclasses import dataclass


@dataclass(frozen=True)
class AppAdded:
    user_id: int


@dataclass(frozen=True)
class AppRemoved:
    user_id: int


@dataclass(frozen=True)
class CodesMade:
    user_id: int


@dataclass(frozen=True)
class CodeUsed:
    user_id: int
