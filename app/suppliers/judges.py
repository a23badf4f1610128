"""Who judges firms: higher features say so, and suppliers does not ask why."""

from collections.abc import Callable
from typing import cast

from flask import Flask, current_app

from app.accounts.models import User
from app.suppliers.models import Supplier

Judges = Callable[[User | None, Supplier], bool]


def let_read(app: Flask, judges: Judges) -> None:
    """Whoever `judges` a firm may read its documents, look at its pictures, and say what was seen."""
    app.extensions.setdefault("judges of firms", []).append(judges)


def judges(user: User | None, supplier: Supplier) -> bool:
    known = cast(list[Judges], current_app.extensions.get("judges of firms", []))
    return user is not None and any(may(user, supplier) for may in known)
