"""Put the archive into the application."""

from flask import Flask

from app.audit.naming import Kind, name_acts, name_kind
from app.core import slots
from app.core.clock import today
from app.core.guard import visitor
from app.core.i18n import lazy
from app.outbox.registry import add_loop
from app.sourcing import policies
from app.sourcing.archive import policies as own
from app.sourcing.archive import privacy, queries, views, worker
from app.sourcing.archive.labels import ACTS
from app.sourcing.archive.models import DestroyedFile
from app.sourcing.archive.telling import keeping, longlists, need, searches, trail
from app.sourcing.models import ProcurementFile
from app.sourcing.record import add_teller

PAGES = (views,)  # each adds its own to the blueprint
TELLERS = {need: 0, searches: 25, longlists: 30, keeping: 80, trail: 90}


def register(app: Flask) -> None:
    for part, order in TELLERS.items():
        add_teller(app, part.tell, order=order)
    add_loop(app, "file exports", worker.make_next, title=lazy("Making exports of procurement files"), rest_seconds=1.0)
    name_acts(app, ACTS)
    destroyed = Kind(
        lazy("Destroyed procurement file"),
        queries.names_of_destroyed,
        queries.ids_of_destroyed_within,
        is_archived=True,
    )
    name_kind(app, DestroyedFile, destroyed)
    privacy.register(app)
    _add_places(app)


def _add_places(app: Flask) -> None:
    tab = slots.Link("sourcing.archive", lazy("Archive"), _may_see, order=80)
    slots.add(app, slots.FILE_TABS, tab)
    slots.add(
        app,
        slots.TASKS,
        slots.Link(
            "sourcing.files_that_go",
            lazy("Files to be destroyed"),
            own.may_see_what_goes,
            order=42,
            text=lazy("See which files end within three months, and hold what must stay."),
            count=lambda user: queries.number_that_goes(user, today()),
        ),
    )


def _may_see(file: ProcurementFile) -> bool:
    return policies.may_see(visitor(), file)
