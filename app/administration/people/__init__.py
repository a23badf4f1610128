"""People: find them, see what they hold, block them, and help those who cannot get in."""

from flask import Flask

from app.accounts.policies import is_administrator
from app.accounts.samples import somebody
from app.administration.people import handlers, letters, views
from app.administration.people.messages import SecondFactorReset
from app.core import slots
from app.core.i18n import lazy
from app.mail.samples import add_sample
from app.outbox.registry import add_handler


def register(app: Flask) -> None:
    app.register_blueprint(views.bp)
    add_handler(app, SecondFactorReset, handlers.tell_of_reset)
    add_sample(app, letters.second_factor_reset, lambda: letters.second_factor_reset(somebody()))
    people = slots.Link(
        "people.people",
        lazy("People"),
        is_administrator,
        order=10,
        text=lazy("Look somebody up, see their roles, block them or help them to get in."),
    )
    slots.add(app, slots.ADMINISTRATION, people)
