"""The pages of the network itself: the region, its bodies and boards, the declaration of intent, how to join."""

from flask import Flask

from app.audit.naming import Kind, name_acts, name_kind
from app.core import slots
from app.core.demonstration import add_demonstration
from app.core.i18n import lazy
from app.network import demonstration, people_views, presenting, privacy, views, writing_views
from app.network.creating.cli import region
from app.network.labels import ACTS
from app.network.models import BoardSeat, BodyDetails, Signatory
from app.network.policies import may_write


def register(app: Flask) -> None:
    for part in (views, writing_views, people_views):
        app.register_blueprint(part.bp)
    name_acts(app, ACTS)
    name_kind(app, BoardSeat, Kind(lazy("Seat on a board")))
    name_kind(app, BodyDetails, Kind(lazy("Presentation of an organisation")))
    name_kind(app, Signatory, Kind(lazy("Signatory")))
    app.cli.add_command(region)
    privacy.register(app)
    add_demonstration(app, demonstration.load)
    _add_links(app)


def _add_links(app: Flask) -> None:
    slots.add(app, slots.ASSOCIATION_PANELS, slots.Panel("network/_association.html", presenting.association_panel))
    writing = slots.Link(
        "network_writing.start",
        lazy("Pages of the network"),
        may_write,
        order=97,
        text=lazy("What your organisation tells of itself."),
    )
    slots.add(app, slots.TASKS, writing)
    for endpoint, label, order in (
        ("network.overview", lazy("The network"), 1),
        ("network.join", lazy("Take part"), 2),
        ("network.contact", lazy("Contact"), 3),
        ("network.accessibility", lazy("Accessibility"), 11),
        ("network.colophon", lazy("Colophon"), 12),
    ):
        slots.add(app, slots.FOOTER, slots.Link(endpoint, label, order=order))
