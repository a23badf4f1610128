"""What happened to accounts."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SignedUp:
    user_id: int


@dataclass(frozen=True)
class SignUpRepeated:
    """Somebody signed up with an address that has an account already."""

    user_id: int


@dataclass(frozen=True)
class PasswordForgotten:
    user_id: int


@dataclass(frozen=True)
class FactorsForgotten:
    user_id: int


@dataclass(frozen=True)
class PasswordChosen:
    user_id: int


@dataclass(frozen=True)
class PasswordChanged:
    """By somebody signed in, who knew the one before."""

    user_id: int
