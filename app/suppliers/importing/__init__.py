"""Importing firms from a spreadsheet into unclaimed profiles: read, map, check, apply, report.

The file is never trusted: its size, shape and encoding are checked before its rows are.
"""

from flask import Flask

from app.accounts.policies import is_desk
from app.audit.naming import Kind, name_kind
from app.core import slots
from app.core.i18n import lazy
from app.outbox.registry import add_loop
from app.suppliers.importing import privacy, views, worker
from app.suppliers.importing.cli import suppliers
from app.suppliers.importing.models import ImportBatch


def register(app: Flask) -> None:
    app.register_blueprint(views.bp)
    app.cli.add_command(suppliers)
    name_kind(app, ImportBatch, Kind(lazy("Import")))
    add_loop(app, "import", worker.work_on_oldest, title=lazy("Reading and applying imports"), rest_seconds=1)
    privacy.register(app)
    imports = slots.Link(
        "importing.imports",
        lazy("Import"),
        is_desk,
        order=80,
        text=lazy("Bring firms into the register from a spreadsheet."),
    )
    slots.add_task(app, imports)
