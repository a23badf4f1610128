"""Saved searches: what somebody looks for, kept, with a mail when a firm is new in it or has changed."""

from flask import Flask

from app.accounts.policies import is_signed_in
from app.audit.naming import Kind, name_acts, name_kind
from app.core import slots
from app.core.i18n import lazy
from app.outbox.registry import add_loop
from app.search.saved import digests, privacy, samples, views
from app.search.saved.labels import ACTS
from app.search.saved.models import SavedSearch

ONE_MINUTE = 60  # seconds


def register(app: Flask) -> None:
    app.register_blueprint(views.bp)
    name_acts(app, ACTS)
    name_kind(app, SavedSearch, Kind(lazy("Saved search")))
    privacy.register(app)
    samples.register(app)
    add_loop(
        app, "saved searches", digests.mail_next, title=lazy("Mails about saved searches"), rest_seconds=ONE_MINUTE
    )
    slots.add(app, slots.SEARCH_PANELS, slots.Panel("saved/_save.html", views.save_panel))
    slots.add(
        app,
        slots.TASKS,
        slots.Link(
            "saved.searches",
            lazy("Saved searches"),
            is_signed_in,
            order=92,
            text=lazy("What you look for, with a mail when a firm is new or changes its page."),
        ),
    )
