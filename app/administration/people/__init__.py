"""People: find them, see what they hold, block them, and help those who cannot get in."""

from flask import Flask

from app.accounts.policies import is_administrator
from app.administration.people import views
from app.core import slots
from app.core.i18n import lazy


def register(app: Flask) -> None:
    app.register_blueprint(views.bp)
    people = slots.Link(
        "people.people",
        lazy("People"),
        is_administrator,
        order=10,
        text=lazy("Look somebody up, see their roles, block them or help them to get in."),
    )
    slots.add(app, slots.ADMINISTRATION, people)
