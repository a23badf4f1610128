"""Running the installation: people, organisations, settings, letters and the work behind the pages."""

from flask import Flask

from app.accounts.policies import is_administrator
from app.administration import people, previews, region, views, work
from app.administration.labels import ACTS
from app.audit.naming import Kind, name_acts, name_kind
from app.core import slots
from app.core.i18n import lazy
from app.mail.models import MailMessage
from app.organisations.models import Association, Region, RegionMunicipality
from app.outbox.models import OutboxMessage


def register(app: Flask) -> None:
    app.register_blueprint(views.bp)
    _name_acts(app)
    people.register(app)
    region.register(app)
    work.register(app)
    previews.register(app)
    _add_links(app)


def _name_acts(app: Flask) -> None:
    name_acts(app, ACTS)
    name_kind(app, Association, Kind(lazy("Association")))
    name_kind(app, Region, Kind(lazy("Region")))
    name_kind(app, RegionMunicipality, Kind(lazy("Municipality of the region")))
    name_kind(app, MailMessage, Kind(lazy("Mail message")))
    name_kind(app, OutboxMessage, Kind(lazy("Message in the outbox")))


def _add_links(app: Flask) -> None:
    start = slots.Link(
        "administration.start",
        lazy("Administration"),
        is_administrator,
        order=95,
        text=lazy("People, organisations, settings, and how the installation is doing."),
    )
    slots.add_task(app, start)
    for link in (
        slots.Link(
            "administration.settings",
            lazy("Settings"),
            is_administrator,
            order=70,
            text=lazy("Every setting with its value and what it means."),
        ),
        slots.Link(
            "administration.features",
            lazy("Parts of the installation"),
            is_administrator,
            order=80,
            text=lazy("What this installation consists of, and what each part brings."),
        ),
    ):
        slots.add(app, slots.ADMINISTRATION, link)
