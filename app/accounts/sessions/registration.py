"""What the application gets of sessions. Not in the package itself: services of accounts use those of sessions."""

from flask import Flask

from app.accounts.policies import is_signed_in
from app.accounts.sessions import handlers, messages, services, views
from app.core import privacy, slots
from app.core.i18n import lazy
from app.outbox.registry import add_handler


def register(app: Flask) -> None:
    app.register_blueprint(views.bp)
    add_handler(app, messages.NewDevice, handlers.tell_new_device)
    slots.add(
        app,
        slots.ACCOUNT,
        slots.Link(
            "sessions.sessions",
            lazy("Where you are signed in"),
            is_signed_in,
            order=30,
            text=lazy("All devices on which your account is open. You can close each of them from here."),
        ),
    )
    privacy.declare(
        app,
        privacy.PersonalData(
            key="sessions",
            title=lazy("Where you are and were signed in"),
            collect=services.collect,
            erase=services.erase,
            entry="account",
        ),
    )
    privacy.declare(
        app,
        privacy.Retention(
            key="sessions",
            title=lazy("Sessions and devices with which people signed in"),
            setting="SESSION_DAYS",
            count=services.count_older,
            remove=services.remove_older,
        ),
    )
