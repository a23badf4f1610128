"""Put the pages about the people of a firm into the application."""

from flask import Flask

from app.audit.naming import name_acts
from app.core import slots
from app.outbox.registry import add_handler
from app.suppliers.editors import handlers, privacy, samples
from app.suppliers.editors.joining_views import bp  # with its routes on those of views.py
from app.suppliers.editors.labels import ACTS
from app.suppliers.editors.messages import EditorInvited, EditorJoined, EditorLeft, EditorRoleChanged
from app.suppliers.models import Supplier


def register(app: Flask) -> None:
    app.register_blueprint(bp)
    name_acts(app, ACTS)
    privacy.register(app)
    samples.register(app)
    add_handler(app, EditorInvited, handlers.send_invitation)
    add_handler(app, EditorJoined, handlers.tell_of_newcomer)
    add_handler(app, EditorRoleChanged, handlers.tell_of_role)
    add_handler(app, EditorLeft, handlers.tell_of_leaving)
    slots.add(app, slots.FIRM_PANELS, slots.Panel("editors/_firm_panel.html", _firm_panel, order=30))


def _firm_panel(supplier: Supplier) -> dict[str, object]:
    return {"firm": supplier, "names": sorted(editor.user.name for editor in supplier.editors)}
