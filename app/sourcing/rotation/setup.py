"""Put the selection methods into the application."""

from flask import Flask

from app.audit.naming import name_acts
from app.sourcing.record import add_teller
from app.sourcing.rotation import presenting, views
from app.sourcing.rotation.cli import sourcing
from app.sourcing.rotation.labels import ACTS

PAGES = (views,)  # each adds its own to the blueprint


def register(app: Flask) -> None:
    name_acts(app, ACTS)
    app.cli.add_command(sourcing)
    add_teller(app, presenting.tell, order=35)
