"""Put the firms of a file into the application."""

from flask import Flask

from app.audit.naming import name_acts
from app.core.db import transaction
from app.core.i18n import lazy
from app.outbox.registry import add_loop
from app.sourcing.candidates import views
from app.sourcing.candidates.labels import ACTS
from app.sourcing.candidates.services import link_registered
from app.sourcing.candidates.telling import tell
from app.sourcing.record import add_teller

PAGES = (views,)  # each adds its own to the blueprint
TEN_MINUTES = 600  # seconds


def register(app: Flask) -> None:
    name_acts(app, ACTS)
    add_teller(app, tell, order=30)
    add_loop(
        app,
        "firms from outside",
        _link_registered,
        title=lazy("Firms from outside that registered"),
        rest_seconds=TEN_MINUTES,
    )


def _link_registered() -> bool:
    with transaction():
        return link_registered()
