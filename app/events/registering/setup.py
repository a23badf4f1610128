"""What this part adds to the application."""

from flask import Flask

from app.audit.naming import Kind, name_acts, name_kind
from app.core import slots
from app.core.i18n import lazy
from app.events import panels
from app.events.messages import EventCancelled, EventChanged
from app.events.registering import handlers, models, presenting, privacy, queries, rounds, samples, views
from app.events.registering.blueprint import bp
from app.events.registering.labels import ACTS
from app.events.registering.managing import views as managing_views
from app.events.registering.messages import RegistrationNews, ToAllRegistered
from app.outbox.registry import add_handler, add_loop

PAGES = (views, managing_views)  # each adds its own to the blueprint
REST = 10  # seconds


def register(app: Flask) -> None:
    app.register_blueprint(bp)
    name_acts(app, ACTS)
    name_kind(app, models.Registration, Kind(lazy("Registration for an event")))
    privacy.register(app)
    samples.register(app)
    add_handler(app, RegistrationNews, handlers.tell)
    add_handler(app, ToAllRegistered, handlers.tell_all)
    add_handler(app, EventChanged, handlers.tell_of_change)
    add_handler(app, EventCancelled, handlers.tell_of_cancellation)
    add_loop(app, "registrations", rounds.step, title=lazy("Offers and reminders of events"), rest_seconds=REST)
    _add_to_pages(app)


def _add_to_pages(app: Flask) -> None:
    panel = slots.Panel("registering/_panel.html", presenting.registration_panel, order=10)
    panels.add_panel(app, panels.REGISTRATION, panel)
    visitors = slots.Panel("registering/_visitors.html", presenting.visitors_panel)
    panels.add_panel(app, panels.WHO_COMES, visitors)
    _add_tabs(app)
    text = lazy("Events you registered for: see your place, change it or cancel.")
    mine = slots.Link("registering.mine", lazy("My registrations"), queries.has_any, order=60, text=text)
    slots.add(app, slots.ACCOUNT, mine)


def _add_tabs(app: Flask) -> None:
    panels.add_tab(app, slots.Link("registering.registrations", lazy("Registrations"), panels.for_organisers, order=30))
    panels.add_tab(app, slots.Link("registering.answers", lazy("Answers"), panels.for_organisers, order=32))
    panels.add_tab(app, slots.Link("registering.message", lazy("Messages"), panels.for_who_leads, order=34))
