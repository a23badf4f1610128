"""What this part adds to the application."""

from flask import Flask

from app.audit.naming import Kind, name_acts, name_kind
from app.core import slots
from app.core.i18n import lazy
from app.events import policies
from app.events.models import Event
from app.events.organising import (
    afterwards_views,
    editing_views,
    privacy,
    public_views,
    queries,
    showing,
    views,
)
from app.events.organising.blueprint import bp
from app.events.organising.filing import TEXT_KIND
from app.events.organising.formats import FILTERS
from app.events.organising.labels import ACTS
from app.newsletters.sections import add_section
from app.texts.kinds import add_kind

PAGES = (public_views, views, editing_views, afterwards_views)  # each adds its own to the blueprint


def register(app: Flask) -> None:
    app.jinja_env.filters.update(FILTERS)
    app.register_blueprint(bp)
    name_acts(app, ACTS)
    name_kind(app, Event, Kind(lazy("Event"), queries.names_of_events))
    privacy.register(app)
    add_kind(app, TEXT_KIND)
    add_section(app, showing.NEWSLETTER_SECTION)
    _add_to_pages(app)


def _add_to_pages(app: Flask) -> None:
    slots.add(app, slots.NAVIGATION, slots.Link("events.events", lazy("Events"), order=16))
    slots.add(app, slots.HOME, slots.Panel("events/_home.html", showing.home_panel, order=12))
    text = lazy("Meetings, drinks and visits: write them down, publish them, and see who comes.")
    link = slots.Link("events.organise", lazy("Manage events"), policies.may_organise_any, order=46, text=text)
    slots.add(app, slots.TASKS, link)
    slots.add(app, slots.BODY_PANELS, slots.Panel("events/_body.html", showing.body_panel, order=30))
