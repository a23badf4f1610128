"""Second factors: each kind says who has it, without the others being known to it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from flask import Flask, current_app

from app.accounts.models import User
from app.accounts.policies import needs_second_factor
from app.core.i18n import Text


@dataclass(frozen=True)
class Factor:
    """`endpoint` is the page on which a signed-in person sets it up; `forget` removes it, inside a transaction."""

    key: str
    endpoint: str
    is_set_up: Callable[[User], bool]
    forget: Callable[[User], object] = lambda _user: None
    label: Text = ""
    text: Text = ""


def add_factor(app: Flask, factor: Factor) -> None:
    app.extensions.setdefault("second factors", []).append(factor)


def all_factors() -> list[Factor]:
    return cast(list[Factor], current_app.extensions.get("second factors", []))


def factors_of(user: User) -> list[Factor]:
    """Those that the person has set up."""
    return [factor for factor in all_factors() if factor.is_set_up(user)]


def may_lose_one(user: User) -> bool:
    """Whose role needs a second factor keeps at least one."""
    return not needs_second_factor(user) or len(factors_of(user)) > 1


def forget_all(user: User) -> None:
    for factor in factors_of(user):
        factor.forget(user)
