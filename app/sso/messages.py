"""What happened to somebody's account through a provider."""

from dataclasses import dataclass


@dataclass(frozen=True)
class AccountLinked:
    """An account that was there already can now be opened by way of the provider."""

    identity_id: int


@dataclass(frozen=True)
class AccountMade:
    identity_id: int
