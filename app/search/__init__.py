"""Finding firms: from the address of a page to an answer of the index, and back to a page."""

from flask import Flask

from app.core import slots
from app.core.i18n import lazy
from app.core.start import while_starting
from app.search import demand, evaluating, found, home, saved, tallies, trade_words, views
from app.search.presenting import with_marks


def register(app: Flask) -> None:
    app.register_blueprint(views.bp)
    evaluating.register(app)
    app.jinja_env.filters["with_marks"] = with_marks
    slots.add(app, slots.NAVIGATION, slots.Link("search.suppliers", lazy("Find suppliers"), order=10))
    slots.add(app, slots.SEARCH_TABS, slots.Link("search.suppliers", lazy("Firms"), order=10))
    slots.add(
        app,
        slots.TASKS,
        slots.Link(
            "search.suppliers", lazy("Find suppliers"), order=90, text=lazy("Search the register of the region.")
        ),
    )
    slots.add(app, slots.HOME_STEPS, slots.Panel("search/_home_step.html", dict, order=30))
    slots.add(app, slots.HOME, slots.Panel("search/_hero.html", home.hero, order=10))
    slots.add(app, slots.HOME, slots.Panel("search/_numbers.html", home.numbers, order=15))
    slots.add(app, slots.BODY_PANELS, slots.Panel("search/_of_body.html", home.firms_of, order=10))
    saved.register(app)
    demand.register(app)
    found.register(app)
    while_starting(app, lambda: tallies.start(app))
    trade_words.register(app)
