"""Merging as other features see it: what they hold of a firm follows it into the profile that stays."""

from collections.abc import Callable
from datetime import datetime

from flask import Flask, current_app

from app.accounts.models import User
from app.suppliers.models import Supplier

Join = Callable[[Supplier, Supplier, User, datetime], None]  # the profile that stays, the one that goes, by, at


def when_merged(app: Flask, join: Join) -> None:
    app.extensions.setdefault("joins of merged firms", []).append(join)


def join_everything(stays: Supplier, goes: Supplier, by: User, at: datetime) -> None:
    for join in current_app.extensions.get("joins of merged firms", ()):
        join(stays, goes, by, at)
