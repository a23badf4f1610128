"""A firm ends a membership of its own, or says that it is none. Its profile loses nothing by either."""

from typing import Any

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from app.accounts.models import User
from app.core.clock import today
from app.core.db import session, transaction
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _
from app.memberships import keeping
from app.memberships.models import Membership
from app.organisations.models import Association
from app.suppliers.models import Supplier
from app.suppliers.policies import edits

bp = Blueprint("own_memberships", __name__, url_prefix="/mijn-bedrijven/<int:supplier_id>/lidmaatschappen")


def panel(supplier: Supplier) -> dict[str, Any] | None:
    """For slots.FIRM_PANELS: the memberships of the firm, the newest first, each with its association."""
    statement = select(Membership, Association.name).join(Association, Association.id == Membership.association_id)
    mine = statement.where(Membership.supplier_id == supplier.id).order_by(Membership.starts_on.desc(), Membership.id)
    found = session.execute(mine).all()
    return {"memberships": found, "today": today()} if found else None


def is_own(user: User | None, membership: Membership) -> bool:
    return edits(user, membership.supplier)


def _membership(supplier_id: int, membership_id: int) -> Membership | None:
    found = session.get(Membership, membership_id)
    return found if found and found.supplier_id == supplier_id else None


@bp.post("/<int:membership_id>/beeindigen")
@guarded(is_own, load=_membership)
def leave(membership: Membership) -> ResponseReturnValue:
    with transaction():
        keeping.leave(membership, today=today(), by=signed_in_user())
    flash(_("The membership ends today. Your profile stays as it is."))
    return redirect(url_for("suppliers.firm", supplier_id=membership.supplier_id), 303)


@bp.post("/<int:membership_id>/betwisten")
@guarded(is_own, load=_membership)
def dispute(membership: Membership) -> ResponseReturnValue:
    with transaction():
        keeping.dispute(membership, today=today(), by=signed_in_user())
    flash(_("Noted. The association no longer names you as a member. Your profile stays as it is."))
    return redirect(url_for("suppliers.firm", supplier_id=membership.supplier_id), 303)


@bp.post("/<int:membership_id>/toch-lid")
@guarded(is_own, load=_membership)
def take_back(membership: Membership) -> ResponseReturnValue:
    with transaction():
        keeping.take_back(membership, by=signed_in_user())
    flash(_("Noted. The board can name you as a member again."))
    return redirect(url_for("suppliers.firm", supplier_id=membership.supplier_id), 303)
