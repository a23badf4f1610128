"""A second factor for everybody with a telephone: codes from an app. And codes on paper beside every factor."""

from flask import Flask

from app.accounts.factors import Factor, add_factor
from app.accounts.totp import checking, handlers, messages, services, views
from app.accounts.totp.models import TotpSecret
from app.core import privacy
from app.core.i18n import lazy
from app.core.resealing import add_sealed
from app.outbox.registry import add_handler


def register(app: Flask) -> None:
    app.register_blueprint(views.bp)
    add_factor(
        app,
        Factor(
            checking.APP,
            "totp.set_up",
            services.has_app,
            services.forget,
            label=lazy("App with codes"),
            text=lazy("An app on your phone or computer shows a new code every half minute. Works everywhere."),
        ),
    )
    privacy.declare(
        app,
        privacy.PersonalData(
            key="second step",
            title=lazy("Your app with codes and your recovery codes"),
            collect=services.collect,
            erase=services.erase,
            entry="account",
        ),
    )
    add_sealed(app, services.PURPOSE, TotpSecret.locked)
    add_handler(app, messages.AppAdded, handlers.tell_app_added)
    add_handler(app, messages.AppRemoved, handlers.tell_app_removed)
    add_handler(app, messages.CodesMade, handlers.tell_codes_made)
    add_handler(app, messages.CodeUsed, handlers.tell_code_used)
