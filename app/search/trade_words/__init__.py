"""The words by which firms and codes are found: the desk adds to those that are shipped."""

from flask import Flask

from app.accounts.policies import is_desk
from app.audit.naming import Kind, name_acts, name_kind
from app.core import slots
from app.core.i18n import lazy
from app.reference.models import TradeWord
from app.search.trade_words import views
from app.search.trade_words.labels import ACTS


def register(app: Flask) -> None:
    app.register_blueprint(views.bp)
    name_acts(app, ACTS)
    name_kind(app, TradeWord, Kind(lazy("Trade word")))
    words = slots.Link(
        "trade_words.words",
        lazy("Trade words"),
        is_desk,
        order=86,
        text=lazy("Everyday words for what firms do, and the codes they lead to."),
    )
    slots.add_task(app, words)
