"""Every letter that the product can send, to read beforehand in both languages."""

from flask import Flask

from app.accounts.policies import is_administrator
from app.administration.previews import views
from app.core import slots
from app.core.i18n import lazy


def register(app: Flask) -> None:
    app.register_blueprint(views.bp)
    letters = slots.Link(
        "previews.letters",
        lazy("Letters"),
        is_administrator,
        order=65,
        text=lazy("Read every mail that people can get, with invented values."),
    )
    slots.add(app, slots.ADMINISTRATION, letters)
