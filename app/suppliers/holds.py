"""Versions of a public page that somebody has to keep: higher features say which, and suppliers does not ask why."""

from collections.abc import Callable

from flask import Flask, current_app
from sqlalchemy import ColumnElement, Select, and_, true

from app.suppliers.models import SupplierVersion

Held = Callable[[], Select[int | None]]


def hold_versions(app: Flask, held: Held) -> None:
    """`held` selects ids of versions that must stay as long as its feature points to them."""
    app.extensions.setdefault("held versions", []).append(held)


def is_free() -> ColumnElement[bool]:
    """Of a version: nobody holds it."""
    holds: list[Held] = current_app.extensions.get("held versions", [])
    return and_(true(), *(SupplierVersion.id.not_in(held()) for held in holds))
