"""Put four eyes into the application."""

from flask import Flask

from app.audit.naming import name_acts
from app.core import slots
from app.core.i18n import lazy
from app.outbox.registry import add_handler
from app.sourcing.policies import may_open_list
from app.sourcing.record import add_teller
from app.sourcing.review import handlers, messages, presenting, samples, telling, views
from app.sourcing.review.labels import ACTS

PAGES = (views,)  # each adds its own to the blueprint


def register(app: Flask) -> None:
    name_acts(app, ACTS)
    samples.register(app)
    add_handler(app, messages.ShortlistOffered, handlers.tell_signers)
    add_handler(app, messages.ShortlistJudged, handlers.tell_maker)
    add_handler(app, messages.AddendumMade, handlers.tell_of_addendum)
    add_teller(app, telling.tell_signature, order=45)
    slots.add(app, slots.FILE_NEXT, slots.Panel("sourcing/review/_next.html", presenting.next_step, order=5))
    slots.add(
        app,
        slots.TASKS,
        slots.Link(
            "sourcing.to_sign",
            lazy("Shortlists to sign"),
            may_open_list,
            order=42,
            text=lazy("Read what colleagues offer, and sign it or return it."),
            count=presenting.number_to_judge,
        ),
    )
