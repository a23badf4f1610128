"""What an address is about."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.permissions.circles import Circle


@dataclass(frozen=True)
class Thing:
    """Values for the address, and for the form when the thing is named there."""

    address: dict[str, Any]
    form: dict[str, Any]


Maker = Callable[[Circle], Thing]


def thing(form: dict[str, Any] | None = None, **address: Any) -> Thing:
    return Thing(address, form or {})


def nothing(_circle: Circle) -> Thing:
    """For pages that are about no one thing."""
    return thing()
