"""The second tab of the search: texts of every kind that a feature brings."""

from flask import Flask

from app.core import slots
from app.core.i18n import lazy
from app.texts.searching import views
from app.texts.searching.cli import texts


def register(app: Flask) -> None:
    app.register_blueprint(views.bp)
    app.cli.add_command(texts)
    tab = slots.Link("text_search.texts", lazy("News and meetings"), views.has_kinds, order=20, count=views.hits)
    slots.add(app, slots.SEARCH_TABS, tab)
