"""Firms: registering, their profiles and pages, and importing them."""

from dataclasses import replace
from typing import Any

from flask import Flask

from app.accounts.models import User
from app.accounts.policies import is_signed_out, roles_today
from app.audit.naming import Kind, name_acts, name_kind
from app.core import quarters, slots
from app.core.i18n import lazy
from app.core.slugs import slug
from app.core.wellknown import open_to_robots
from app.outbox.registry import add_handler
from app.reference.sbi import sbi_labels
from app.suppliers import (
    autosave,
    handlers,
    images,
    importing,
    labels,
    privacy,
    proofs,
    renewal,
    samples,
    spot_checks,
    suspending,
    twins,
    views,
)
from app.suppliers.access import setup as access_setup
from app.suppliers.authority import setup as authority_setup
from app.suppliers.completeness import progress
from app.suppliers.contacting import setup as contacting_setup
from app.suppliers.editors import setup as editors_setup
from app.suppliers.ledger import ledger_panel
from app.suppliers.messages import FirmHandedOver
from app.suppliers.models import Supplier
from app.suppliers.queries import edits_any, names_of
from app.suppliers.registration import views as registration
from app.suppliers.registration.steps import OWN_STEPS
from app.suppliers.revisions import presenting as revisions
from app.suppliers.revisions import privacy as revisions_privacy
from app.suppliers.revisions import views as versions
from app.suppliers.revisions.models import Revision
from app.suppliers.visibility import AUDIENCES, by_audience


def register(app: Flask) -> None:
    app.register_blueprint(views.bp)
    app.register_blueprint(registration.bp)
    autosave.register(app)
    app.register_blueprint(versions.bp)
    importing.register(app)
    proofs.register(app)
    images.register(app)
    for part in (authority_setup, editors_setup, access_setup, contacting_setup):
        part.register(app)
    samples.register(app)
    privacy.register(app)
    revisions_privacy.register(app)
    twins.register(app)
    for part in (renewal, suspending, spot_checks):  # after the firms: what points to them is erased before them
        part.register(app)
    add_handler(app, FirmHandedOver, handlers.tell_new_owner)
    open_to_robots(app, "/leveranciers/")  # the profiles; the page of results is a search, and stays closed
    app.jinja_env.globals.update(firm_labels=labels)
    app.jinja_env.filters.update(slug=slug, quarter=quarters.in_words)
    name_acts(app, labels.ACTS)
    name_kind(app, Revision, Kind(lazy("Change of a listed firm")))
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
    slots.add(app, slots.FIRM_PANELS, slots.Panel("suppliers/_progress.html", _progress, order=10))
    slots.add(app, slots.FIRM_PANELS, slots.Panel("suppliers/_revisions.html", revisions.own_revisions, order=5))
    slots.add(app, slots.REVIEW_PANELS, slots.Panel("suppliers/_unseen.html", _unseen, order=10))
    slots.add(app, slots.SUPPLIER_PANELS, slots.Panel("suppliers/_versions.html", revisions.earlier, order=90))
    slots.add(app, slots.FIRM_PANELS, slots.Panel("suppliers/_ledger.html", ledger_panel, order=80))
    slots.add(app, slots.FIRM_PANELS, slots.Panel("suppliers/_seen_by.html", _seen_by, order=90))
    slots.add(app, slots.HOME_STEPS, slots.Panel("suppliers/_home_step.html", dict, order=10))


def _progress(supplier: Supplier) -> dict[str, Any] | None:
    """For slots.FIRM_PANELS: what would make the profile better. Nothing when all is there."""
    made = progress(supplier)
    if made.is_complete:
        return None
    return {"progress": made, "step_by_key": {step.key: step for step in OWN_STEPS}}


def _unseen(supplier: Supplier) -> dict[str, Any] | None:
    """For slots.REVIEW_PANELS: what a firm told besides, for reviewers only."""
    if not (supplier.rsin or supplier.sbi_codes or supplier.branches or supplier.staff is not None):
        return None
    return {"supplier": supplier, "activities": sbi_labels(supplier.sbi_codes)}


def _seen_by(supplier: Supplier) -> dict[str, Any]:
    """For slots.FIRM_PANELS."""
    return {"fields": by_audience(is_personal=supplier.is_personal), "audiences": AUDIENCES}


def _has_firms(user: User | None) -> bool:
    """Entrepreneurs have no role; somebody who has one may have a firm too."""
    return user is not None and (not roles_today(user) or edits_any(user))
