"""How often somebody may try: growing waits, counted in the database, so that all web processes count together."""

from flask import Blueprint, Flask

from app.core import privacy
from app.core.i18n import lazy
from app.throttling import pages, services
from app.throttling.services import TooMany


def register(app: Flask) -> None:
    app.register_blueprint(Blueprint("throttling", __name__, template_folder="templates"))
    app.register_error_handler(TooMany, pages.too_many)
    privacy.declare(
        app,
        privacy.Retention(
            key="tries",
            title=lazy("Counts of tries to sign in and of forms that send mail"),
            setting="TRIES_DAYS",
            count=services.count_older,
            remove=services.remove_older,
        ),
    )
