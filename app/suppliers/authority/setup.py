"""Put the pages of authority into the application."""

from flask import Flask

from app.audit.naming import Kind, name_acts, name_kind
from app.core import slots
from app.core.i18n import lazy
from app.outbox.registry import add_handler
from app.suppliers.authority import desk_views, handlers, labels, presenting, privacy, samples, views
from app.suppliers.authority.messages import MailProofAsked
from app.suppliers.authority.models import AuthorityLetter
from app.suppliers.authority.policies import may_post


def register(app: Flask) -> None:
    app.register_blueprint(views.bp)
    app.register_blueprint(desk_views.bp)
    app.jinja_env.globals.update(authority_labels=labels)
    name_acts(app, labels.ACTS)
    name_kind(app, AuthorityLetter, Kind(lazy("Letter with a code")))
    privacy.register(app)
    samples.register(app)
    add_handler(app, MailProofAsked, handlers.send_mail_proof)
    slots.add(app, slots.FIRM_PANELS, slots.Panel("authority/_firm_panel.html", presenting.firm_panel, order=20))
    text = lazy("Letters with a code that firms have asked for, to print and to post.")
    slots.add(app, slots.TASKS, slots.Link("letters.letters", lazy("Letters"), may_post, 35, text))
