"""How often a firm was on a page of results, per month: for the firm itself. Who searched is not kept.

Searches in procurement files are never counted: a firm would see that somebody is about to buy.
"""

from flask import Flask

from app.core.i18n import lazy
from app.search.found import privacy
from app.search.found.queries import found_per_quarter
from app.search.found.services import add_up
from app.search.found.sighting import Sightings
from app.search.tallies import tallies_of
from app.suppliers.ledger import Count, add_count


def register(app: Flask) -> None:
    app.extensions["found"] = Sightings(add_up)
    tallies_of(app).append(app.extensions["found"])
    privacy.register(app)
    add_count(app, Count(lazy("Found"), found_per_quarter, order=10))
