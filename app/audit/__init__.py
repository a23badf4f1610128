"""Who did what, when, from where: append-only and hash-chained. Its pages are the logbook's."""

from flask import Flask

from app.audit import privacy
from app.audit.cli import cli
from app.audit.labels import ACTS
from app.audit.models import AuditEntry
from app.audit.naming import Kind, name_acts, name_kind
from app.core.i18n import lazy


def register(app: Flask) -> None:
    app.cli.add_command(cli)
    name_acts(app, ACTS)
    name_kind(app, AuditEntry, Kind(lazy("Entry of the audit trail")))
    privacy.register(app)
