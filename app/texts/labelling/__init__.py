"""The words that texts are gathered under: kept by the desk and the administrator."""

from dataclasses import replace

from flask import Flask

from app.accounts.policies import is_administrator, is_desk
from app.audit.naming import name_acts
from app.core import slots
from app.core.i18n import lazy
from app.texts.labelling import views
from app.texts.labelling.labels import ACTS


def register(app: Flask) -> None:
    app.register_blueprint(views.bp)
    name_acts(app, ACTS)
    labels = slots.Link(
        "labelling.labels",
        lazy("Labels"),
        is_administrator,
        order=40,
        text=lazy("The subjects under which texts are gathered."),
    )
    slots.add(app, slots.ADMINISTRATION, labels)
    slots.add(app, slots.TASKS, replace(labels, for_whom=is_desk, order=96))
