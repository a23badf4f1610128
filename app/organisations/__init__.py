"""The region and its organisations: home page, palette, borders, and what every page shows of them."""

from flask import Flask

from app.core import slots
from app.organisations import layout, views
from app.organisations.cli import cli


def register(app: Flask) -> None:
    app.register_blueprint(views.bp)
    app.cli.add_command(cli)
    layout.register(app)
    slots.add(app, slots.HOME, slots.Panel("organisations/_explained.html", views.steps, order=20))
