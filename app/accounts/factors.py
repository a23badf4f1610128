"""Second factors: each kind says who has it, without the others being known to it."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Flask, current_app

from app.accounts.models import User


@dataclass(frozen=True)
class Factor:
    """`endpoint` is the page on which a signed-in person sets it up; `forget` takes it away, in a transaction."""

    key: str
    endpoint: str
    is_set_up: Callable[[User], bool]
    forget: Callable[[User], object] = lambda _user: None


def add_factor(app: Flask, factor: Factor) -> None:
    app.extensions.setdefault("second factors", []).append(factor)


def forget_all(user: User) -> None:
    """For somebody who lost them: they set up new ones when they sign in."""
    for factor in factors_of(user):
        factor.forget(user)


def factors_of(user: User) -> list[Factor]:
    """Those that the person has set up."""
    return [factor for factor in current_app.extensions.get("second factors", []) if factor.is_set_up(user)]
