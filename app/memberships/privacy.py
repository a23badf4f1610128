"""What memberships say of people, and what goes."""

from typing import Any

from flask import Flask
from sqlalchemy import select

from app.accounts.models import User
from app.core.clock import today
from app.core.db import session
from app.core.i18n import Text, lazy
from app.core.privacy import Controller, PersonalData, Processing, declare
from app.memberships.models import Membership
from app.suppliers.queries import firms_ending_with, suppliers_of


def register(app: Flask) -> None:
    declare(
        app,
        Processing(
            key="memberships",
            purpose=lazy("Know which board may judge a firm"),
            controller=Controller.REGION,
            basis=lazy("Art. 6 (1) (f): a firm may choose the board that judges it, and that board knows its members"),
            people=lazy("Sole traders that are a member"),
            data=lazy("Which firm belongs to which association, from when to when, and who ended it"),
            recipients=lazy(
                "The board of the association; who reads the page of the association sees its listed members."
                " It is no part of a profile: buyers do not see it there, nor when they search"
            ),
            kept=lazy("Until the account is erased or the firm is thrown away"),
        ),
    )
    declare(app, PersonalData("memberships", lazy("Memberships of your firms"), collect, erase))


def collect(user: User) -> list[dict[str, Any]]:
    firms = [supplier.id for supplier in suppliers_of(user)]
    memberships = session.scalars(select(Membership).where(Membership.supplier_id.in_(firms)).order_by(Membership.id))
    return [_membership(each) for each in memberships]


def _membership(membership: Membership) -> dict[str, Any]:
    return {
        "firm": membership.supplier_id,
        "association": membership.association_id,
        "starts_on": membership.starts_on.isoformat(),
        "ends_on": membership.ends_on.isoformat() if membership.ends_on else None,
    }


def erase(user: User) -> list[Text]:
    """The memberships of firms that end with the person end too, and those of a sole trader go."""
    for supplier in firms_ending_with(user):
        for membership in session.scalars(select(Membership).where(Membership.supplier_id == supplier.id)):
            if supplier.is_personal:
                session.delete(membership)
            else:
                membership.ends_on = membership.ends_on or max(today(), membership.starts_on)
    return []
