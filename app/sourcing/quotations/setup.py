"""Put quotations into the application."""

from flask import Flask

from app.audit.naming import name_acts
from app.core import slots
from app.core.i18n import lazy
from app.outbox.registry import add_handler, add_loop
from app.sourcing.archive.documents import add_documents
from app.sourcing.quotations import (
    documents,
    handlers,
    messages,
    offer_views,
    presenting,
    samples,
    score_views,
    seal_views,
    sweeping,
    telling,
    views,
)
from app.sourcing.quotations.labels import ACTS
from app.sourcing.record import add_teller

PAGES = (views, seal_views, score_views)  # each adds its own to the blueprint of the file


def register(app: Flask) -> None:
    app.register_blueprint(offer_views.bp)
    name_acts(app, ACTS)
    samples.register(app)
    add_handler(app, messages.QuotationReceived, handlers.send_receipt)
    add_loop(
        app,
        "stored quotations",
        sweeping.sweep,
        title=lazy("Sweeping up files of quotations that were replaced"),
        rest_seconds=sweeping.BETWEEN_ROUNDS,
    )
    for order, teller in enumerate((telling.tell_seal, telling.tell_quotations, telling.tell_scores), start=60):
        add_teller(app, teller, order=order)
    add_documents(app, documents.opened_quotations)
    _add_to_pages(app)


def _add_to_pages(app: Flask) -> None:
    slots.add(app, slots.FILE_TABS, slots.Link("sourcing.quotations", lazy("Quotations"), presenting.has_tab, order=60))
    slots.add(app, slots.FILE_NEXT, slots.Panel("sourcing/quotations/_next.html", presenting.next_panel, order=48))
    slots.add(
        app,
        slots.INVITATION_PANELS,
        slots.Panel("quotations/_invitation.html", presenting.invitation_panel, order=60),
    )
