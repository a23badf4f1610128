"""Consent with proof: which words somebody agreed to, when and how; asked again by mail, and withdrawn as easily.

A feature that needs consent adds a Purpose, and asks with `services.ask`.
"""

from flask import Flask

from app.audit.naming import Kind, name_acts, name_kind
from app.consents import handlers, privacy, samples, views
from app.consents.labels import ACTS
from app.consents.messages import ConsentAsked
from app.consents.models import Consent
from app.consents.queries import has_any
from app.core import slots
from app.core.i18n import lazy
from app.outbox.registry import add_handler


def register(app: Flask) -> None:
    app.register_blueprint(views.bp)
    name_acts(app, ACTS)
    name_kind(app, Consent, Kind(lazy("Consent")))
    add_handler(app, ConsentAsked, handlers.send_request)
    privacy.register(app)
    samples.register(app)
    slots.add(
        app,
        slots.ACCOUNT,
        slots.Link(
            "consents.mine",
            lazy("What you agreed to"),
            has_any,
            order=80,
            text=lazy("Newsletters and other things you said yes to. You can stop each of them here."),
        ),
    )
