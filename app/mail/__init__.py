"""Mail: written down by handlers, sent by the worker, with a log per recipient."""

from flask import Flask

from app.core import slots
from app.core.i18n import lazy
from app.mail import privacy, sending, views
from app.outbox.registry import add_loop
from config import Config


def register(app: Flask) -> None:
    config: Config = app.extensions["config"]
    add_loop(app, "mail", sending.send_one, title=lazy("Sending mail"), rest_seconds=0.5)
    privacy.register(app)
    if config.has_open_mailbox:
        app.register_blueprint(views.bp)
        slots.add(app, slots.FOOTER, slots.Link("mail.mailbox", lazy("Mailbox of this demonstration"), order=90))
