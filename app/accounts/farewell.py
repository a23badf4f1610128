"""Where somebody goes who has signed out: a higher feature may know a better place than the home page."""

from collections.abc import Callable
from typing import Any

from flask import Flask, current_app

Farewell = Callable[[dict[str, Any]], str | None]


def add_farewell(app: Flask, farewell: Farewell) -> None:
    """Ask `farewell` for a local address after signing out; it gets what the cookie held before."""
    app.extensions.setdefault("farewells", []).append(farewell)


def address_after(ended: dict[str, Any]) -> str:
    for farewell in current_app.extensions.get("farewells", []):
        address: str | None = farewell(ended)
        if address:
            return address
    return "/"
