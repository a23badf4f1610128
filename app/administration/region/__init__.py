"""The region and its organisations: name, colour, and who belongs to it from when to when."""

from dataclasses import replace

from flask import Flask

from app.accounts.policies import is_administrator, is_desk
from app.administration.region import views
from app.core import slots
from app.core.i18n import lazy


def register(app: Flask) -> None:
    app.register_blueprint(views.bp)
    organisations = slots.Link(
        "region.organisations",
        lazy("Organisations"),
        is_administrator,
        order=20,
        text=lazy("Municipalities and associations, from when to when, and how long a board may take."),
    )
    region = slots.Link(
        "region.region",
        lazy("The region"),
        is_administrator,
        order=30,
        text=lazy("Name, theme and colour of this installation."),
    )
    slots.add(app, slots.ADMINISTRATION, organisations)
    slots.add_task(app, replace(organisations, for_whom=is_desk, order=94))
    slots.add(app, slots.ADMINISTRATION, region)
