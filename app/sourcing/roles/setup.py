"""Put roles in a file and declarations about interests into the application."""

from flask import Flask

from app.audit.naming import name_acts
from app.core import slots
from app.core.i18n import lazy
from app.outbox.registry import add_handler
from app.sourcing.record import add_teller
from app.sourcing.roles import handlers, messages, presenting, samples, telling, views
from app.sourcing.roles.labels import ACTS

PAGES = (views,)  # each adds its own to the blueprint


def register(app: Flask) -> None:
    name_acts(app, ACTS)
    samples.register(app)
    add_handler(app, messages.FileRoleGiven, handlers.tell_of_role)
    add_handler(app, messages.FileOwnerNamed, handlers.tell_owner)
    add_handler(app, messages.FileOwnerMissing, handlers.tell_controllers)
    add_handler(app, messages.DeclarationAsked, handlers.ask_to_declare)
    add_teller(app, telling.tell_roles, order=20)
    slots.add(app, slots.FILE_TABS, slots.Link("sourcing.roles", lazy("Roles"), order=20))
    panel = slots.Panel("sourcing/roles/_next.html", presenting.next_declaration, order=20)
    slots.add(app, slots.FILE_NEXT, panel)
