"""Demand that finds nothing: searches with fewer than three firms are counted, never who searched.

A search is counted in the memory of the web process and written down every few seconds (see app.search.tallies); a
process that is killed loses the counts of those seconds.
"""

from flask import Flask

from app.accounts.policies import is_desk
from app.audit.naming import Kind, name_acts, name_kind
from app.core import slots
from app.core.i18n import lazy
from app.outbox.registry import add_loop
from app.search.demand import privacy, services, tidying, views
from app.search.demand.buffer import Buffer
from app.search.demand.labels import ACTS
from app.search.demand.models import DemandQuestion
from app.search.demand.policies import may_see_trades
from app.search.tallies import tallies_of

BETWEEN_ROUNDS = 10  # seconds


def register(app: Flask) -> None:
    app.extensions["demand"] = Buffer(services.add_up)
    tallies_of(app).append(app.extensions["demand"])
    app.register_blueprint(views.bp)
    name_acts(app, ACTS)
    name_kind(app, DemandQuestion, Kind(lazy("Gap")))
    privacy.register(app)
    add_loop(app, "demand", tidying.tidy, title=lazy("Sorting gaps by trade"), rest_seconds=BETWEEN_ROUNDS)
    gaps = slots.Link(
        "demand.gaps",
        lazy("Gaps"),
        is_desk,
        order=85,
        text=lazy("What people look for and hardly find: whom to invite into the register."),
    )
    trades = slots.Link(
        "demand.trades",
        lazy("Trades in demand"),
        may_see_trades,
        order=85,
        text=lazy("Trades that municipalities look for and hardly find."),
    )
    for link in (gaps, trades):
        slots.add_task(app, link)
