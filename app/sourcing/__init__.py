"""Buying: the procurement file, from the need to an explained shortlist."""

from flask import Flask

from app.audit.naming import Kind, name_acts, name_kind
from app.core import slots
from app.core.i18n import lazy
from app.sourcing import ledger, policies, privacy, queries, views
from app.sourcing.labels import ACTS
from app.sourcing.models import ProcurementFile
from app.suppliers.ledger import Count, add_count


def register(app: Flask) -> None:
    app.register_blueprint(views.bp)
    name_acts(app, ACTS)
    files = Kind(lazy("Procurement file"), queries.names_of_files, queries.ids_of_files_within, is_archived=True)
    name_kind(app, ProcurementFile, files)
    privacy.register(app)
    add_count(app, Count(lazy("On a longlist"), ledger.longlisted_per_quarter, order=20))
    add_count(app, Count(lazy("Invited"), ledger.invited_per_quarter, order=30))
    label = lazy("Procurement files")
    slots.add(app, slots.NAVIGATION, slots.Link("sourcing.files", label, policies.may_open_list, order=40))
    slots.add(
        app,
        slots.TASKS,
        slots.Link(
            "sourcing.files",
            label,
            policies.may_open_list,
            order=40,
            text=lazy("Write down what you buy, search firms, and choose with reasons whom you invite."),
        ),
    )
