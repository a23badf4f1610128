"""The work behind the pages: loops of the worker, messages and mails, and what got stuck."""

from flask import Flask

from app.accounts.policies import is_administrator
from app.administration.work import views
from app.core import slots
from app.core.i18n import lazy


def register(app: Flask) -> None:
    app.register_blueprint(views.bp)
    for link in (
        slots.Link(
            "work.jobs",
            lazy("Jobs"),
            is_administrator,
            order=40,
            text=lazy("Whether the worker lives, and what each of its jobs last did."),
        ),
        slots.Link(
            "work.messages",
            lazy("Messages"),
            is_administrator,
            order=50,
            text=lazy("What happened and is still to be passed on; what failed, to try again."),
        ),
        slots.Link(
            "work.mails",
            lazy("Mail that did not go"),
            is_administrator,
            order=60,
            text=lazy("Mails that failed, or of which nobody knows whether they went."),
        ),
    ):
        slots.add(app, slots.ADMINISTRATION, link)
