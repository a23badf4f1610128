"""The second step of signing in, and the same step again before sensitive acts."""

from flask import Flask

from app.accounts.policies import is_signed_in
from app.accounts.second_step import demand, views
from app.core import slots
from app.core.i18n import lazy


def register(app: Flask) -> None:
    app.register_blueprint(views.bp)
    app.before_request(demand.second_factor)
    slots.add(
        app,
        slots.ACCOUNT,
        slots.Link(
            "second_step.choose",
            lazy("Second step of signing in"),
            is_signed_in,
            order=20,
            text=lazy("An app with codes, a passkey, or codes on paper: nobody gets in with your password alone."),
        ),
    )
