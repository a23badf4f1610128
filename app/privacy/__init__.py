"""What the region knows of people, shown to them: the statement, the register, "my data", erasure and retention.

All of it is made from what the features declare (see core.privacy).
"""

from flask import Flask

from app.accounts.policies import is_administrator, is_signed_in
from app.audit.naming import name_acts
from app.core import slots
from app.core.i18n import lazy
from app.outbox.registry import add_loop
from app.privacy import retention, robots, views
from app.privacy.cli import cli
from app.privacy.labels import ACTS
from app.privacy.policies import may_answer_requests
from app.privacy.requests import views as requests

BETWEEN_ROUNDS = 60  # seconds


def register(app: Flask) -> None:
    app.register_blueprint(views.bp)
    name_acts(app, ACTS)
    app.register_blueprint(requests.bp)
    app.cli.add_command(cli)
    title = lazy("Removing what was kept long enough")
    add_loop(app, "retention", retention.remove_next, title=title, rest_seconds=BETWEEN_ROUNDS)
    robots.register(app)
    _add_links(app)


def _add_links(app: Flask) -> None:
    slots.add(app, slots.FOOTER, slots.Link("privacy.statement", lazy("Privacy"), order=10))
    slots.add(
        app,
        slots.ACCOUNT,
        slots.Link(
            "privacy.mine",
            lazy("Your data"),
            is_signed_in,
            order=85,
            text=lazy("What we know of you and why. Take a copy along, or have your account erased."),
        ),
    )
    slots.add(
        app,
        slots.TASKS,
        slots.Link(
            "privacy_requests.search",
            lazy("Privacy requests"),
            may_answer_requests,
            order=95,
            text=lazy("Somebody asks for their data, or to be erased."),
        ),
    )
    slots.add(
        app,
        slots.ADMINISTRATION,
        slots.Link(
            "privacy.terms",
            lazy("Retention"),
            is_administrator,
            order=70,
            text=lazy("What goes after how many days, how much waits, and what went last night."),
        ),
    )
