"""Buying: the procurement file, from the need to an explained shortlist."""

from flask import Flask

from app.audit.naming import Kind, name_acts, name_kind
from app.core import slots
from app.core.i18n import lazy
from app.sourcing import ledger, policies, privacy, queries, views
from app.sourcing.advice import setup as advice
from app.sourcing.archive import setup as archive
from app.sourcing.blueprint import bp
from app.sourcing.candidates import setup as candidates
from app.sourcing.labels import ACTS
from app.sourcing.longlists import setup as longlists
from app.sourcing.models import ProcurementFile
from app.sourcing.outcomes import setup as outcomes
from app.sourcing.planning import setup as planning
from app.sourcing.policy import setup as policy
from app.sourcing.quotations import setup as quotations
from app.sourcing.reports import setup as reports
from app.sourcing.requests import setup as requests
from app.sourcing.review import setup as review
from app.sourcing.roles import setup as roles
from app.sourcing.rotation import setup as rotation
from app.sourcing.shortlists import setup as shortlists
from app.suppliers.ledger import Count, add_count

PAGES = (views,)  # each adds its own to the blueprint
PARTS = (
    policy,
    advice,
    roles,
    longlists,
    candidates,
    rotation,
    shortlists,
    review,
    requests,
    quotations,
    outcomes,
    archive,
    reports,
    planning,
)


def register(app: Flask) -> None:
    for part in PARTS:
        part.register(app)
    app.register_blueprint(bp)
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
