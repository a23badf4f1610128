"""Second factors: each kind says who has it, without the others being known to it."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Flask, current_app

from app.accounts.models import User
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


def factors_of(user: User) -> list[Factor]:
    """Those that the person has set up."""
    return [factor for factor in current_app.extensions.get("second factors", []) if factor.is_set_up(user)]
