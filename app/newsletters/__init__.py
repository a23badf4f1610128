"""Newsletters: who reads them, what is in them, and what went to whom."""

from flask import Flask

from app.audit.naming import Kind, name_acts, name_kind
from app.consents.purposes import add_purpose
from app.core import slots
from app.core.demonstration import add_demonstration
from app.core.i18n import lazy
from app.newsletters import demonstration, privacy, samples
from app.newsletters.blueprint import bp
from app.newsletters.cli import cli
from app.newsletters.issues import views
from app.newsletters.issues.handlers import send_test
from app.newsletters.issues.messages import TestAsked
from app.newsletters.labels import ACTS
from app.newsletters.models import Issue, Subscription
from app.newsletters.purposes import NEWSLETTER
from app.newsletters.reading import queries
from app.newsletters.reading import views as readers_views
from app.newsletters.reading.handlers import send_link
from app.newsletters.reading.messages import AskedAgain
from app.newsletters.sending.worker import send_batch
from app.organisations.bodies import speaks_for_any
from app.outbox.registry import add_handler, add_loop

PAGES = (readers_views, views)  # each adds its own to the blueprint
ONE_SECOND = 1


def register(app: Flask) -> None:
    app.register_blueprint(bp)
    app.cli.add_command(cli)
    add_purpose(app, NEWSLETTER)
    name_acts(app, ACTS)
    name_kind(app, Issue, Kind(lazy("Newsletter")))
    name_kind(app, Subscription, Kind(lazy("Subscription to the newsletter")))
    privacy.register(app)
    samples.register(app)
    add_demonstration(app, demonstration.load)
    add_handler(app, AskedAgain, send_link)
    add_handler(app, TestAsked, send_test)
    add_loop(app, "newsletters", send_batch, title=lazy("Sending newsletters"), rest_seconds=ONE_SECOND)
    _add_to_pages(app)


def _add_to_pages(app: Flask) -> None:
    label = lazy("Newsletter")
    slots.add(app, slots.FOOTER, slots.Link("newsletters.subscribe", label, order=4))
    text = lazy("Choose what you read, or stop.")
    own = slots.Link("newsletters.mine", label, lambda user: queries.subscription_of(user) is not None, 79, text)
    slots.add(app, slots.ACCOUNT, own)
    text = lazy("Write to who follows you, with your news and events in it.")
    slots.add(app, slots.TASKS, slots.Link("newsletters.issues", lazy("Newsletters"), speaks_for_any, 85, text))
