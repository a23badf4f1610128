"""Firms: registering, their profiles and pages, and importing them."""

from dataclasses import replace

from flask import Flask

from app.accounts.models import User
from app.accounts.policies import is_signed_out, roles_today
from app.audit.naming import Kind, name_acts, name_kind
from app.core import slots
from app.core.i18n import lazy
from app.core.wellknown import open_to_robots
from app.outbox.registry import add_handler
from app.suppliers import handlers, importing, labels, privacy, samples, twins, views
from app.suppliers.messages import FirmHandedOver
from app.suppliers.models import Supplier
from app.suppliers.naming import slug
from app.suppliers.queries import edits_any, names_of
from app.suppliers.registration import views as registration


def register(app: Flask) -> None:
    app.register_blueprint(views.bp)
    app.register_blueprint(registration.bp)
    importing.register(app)
    samples.register(app)
    privacy.register(app)
    twins.register(app)
    add_handler(app, FirmHandedOver, handlers.tell_new_owner)
    open_to_robots(app, "/leveranciers/")  # the profiles; the page of results is a search, and stays closed
    app.jinja_env.globals.update(firm_labels=labels)
    app.jinja_env.filters.update(slug=slug)
    name_acts(app, labels.ACTS)
    name_kind(app, Supplier, Kind(lazy("Firm"), names=names_of))
    _add_links(app)


def _add_links(app: Flask) -> None:
    mine = slots.Link(
        "suppliers.mine", lazy("My firms"), _has_firms, 60, lazy("Edit a profile, or go on with a draft.")
    )
    register_one = slots.Link(
        "registration.intro",
        lazy("Register a firm"),
        _has_firms,
        70,
        lazy("Let municipalities find you. It takes about ten minutes."),
    )
    slots.add(app, slots.NAVIGATION, mine)
    slots.add(app, slots.NAVIGATION, replace(register_one, for_whom=is_signed_out))
    slots.add(app, slots.TASKS, mine)
    slots.add(app, slots.TASKS, register_one)
    slots.add(app, slots.HOME_STEPS, slots.Panel("suppliers/_home_step.html", dict, order=10))


def _has_firms(user: User | None) -> bool:
    """Entrepreneurs have no role; somebody who has one may have a firm too."""
    return user is not None and (not roles_today(user) or edits_any(user))
