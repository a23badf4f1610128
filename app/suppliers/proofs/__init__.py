"""What a firm proves itself with: certificates, insurances and declarations, each with its documents."""

from flask import Flask

from app.audit.naming import Kind, name_acts, name_kind
from app.core import slots
from app.core.i18n import lazy
from app.outbox.registry import add_loop
from app.suppliers.models import ProofDocument
from app.suppliers.proofs import privacy, sweeping, views
from app.suppliers.proofs.labels import ACTS
from app.suppliers.proofs.presenting import review_panel


def register(app: Flask) -> None:
    app.register_blueprint(views.bp)
    privacy.register(app)
    name_acts(app, ACTS)
    name_kind(app, ProofDocument, Kind(lazy("Document of a proof")))
    add_loop(
        app,
        "stored files",
        sweeping.sweep,
        title=lazy("Sweeping up files that belong to nothing"),
        rest_seconds=sweeping.BETWEEN_ROUNDS,
    )
    slots.add(app, slots.REVIEW_PANELS, slots.Panel("proofs/_review.html", review_panel, order=20))
