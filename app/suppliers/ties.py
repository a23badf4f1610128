"""Who stands aside where a firm is concerned: higher features say which ties there are, and suppliers asks them all."""

from collections.abc import Callable

from flask import Flask, current_app

from app.accounts.models import User
from app.suppliers.models import Supplier
from app.suppliers.policies import edits

HasTie = Callable[[User | None, Supplier], bool]


def count_as_tie(app: Flask, has_tie: HasTie) -> None:
    app.extensions.setdefault("ties to firms", []).append(has_tie)


def stands_aside(user: User | None, supplier: Supplier) -> bool:
    """Whether the person acts for the firm, or has another tie to it."""
    ties: list[HasTie] = current_app.extensions.get("ties to firms", [])
    return edits(user, supplier) or any(has_tie(user, supplier) for has_tie in ties)
