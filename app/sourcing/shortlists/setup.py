"""Put the shortlist into the application."""

from flask import Flask

from app.audit.naming import name_acts
from app.sourcing.record import add_teller
from app.sourcing.shortlists import telling, views
from app.sourcing.shortlists.labels import ACTS

PAGES = (views,)  # each adds its own to the blueprint


def register(app: Flask) -> None:
    name_acts(app, ACTS)
    add_teller(app, telling.tell_shortlist, order=40)
