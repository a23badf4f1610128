"""What memberships and interests hold of people, and what goes."""

from typing import Any

from flask import Flask
from sqlalchemy import delete, select

from app.accounts.models import User
from app.core.clock import today
from app.core.db import session
from app.core.i18n import Text, lazy
from app.core.privacy import Controller, PersonalData, Processing, declare
from app.memberships.models import DeclaredInterest, Membership
from app.suppliers.queries import firms_ending_with, suppliers_of


def register(app: Flask) -> None:
    declare(
        app,
        Processing(
            key="memberships",
            purpose=lazy("Know which board may judge a firm, and who must stand aside"),
            controller=Controller.REGION,
            basis=lazy(
                "Art. 6 (1) (f): a decision about a firm must be taken by somebody without an interest in it. Which tie"
                " somebody has is not kept, and nothing of their family."
            ),
            people=lazy("Sole traders that are a member; people with a tie to a firm"),
            data=lazy("Which firm belongs to which association and since when; who declared an interest in which firm"),
            recipients=lazy("The board of the association itself; buyers never see it"),
            kept=lazy("Until the account is erased or the firm is thrown away"),
        ),
    )
    declare(app, PersonalData("memberships", lazy("Memberships of your firms, and your interests"), collect, erase))


def collect(user: User) -> dict[str, Any]:
    firms = [supplier.id for supplier in suppliers_of(user)]
    memberships = session.scalars(select(Membership).where(Membership.supplier_id.in_(firms)).order_by(Membership.id))
    interests = session.scalars(select(DeclaredInterest).where(DeclaredInterest.user_id == user.id))
    return {
        "memberships": [_membership(each) for each in memberships],
        "interests": [{"firm": each.supplier_id, "declared_at": each.declared_at.isoformat()} for each in interests],
    }


def _membership(membership: Membership) -> dict[str, Any]:
    return {
        "firm": membership.supplier_id,
        "association": membership.association_id,
        "starts_on": membership.starts_on.isoformat(),
        "ends_on": membership.ends_on.isoformat() if membership.ends_on else None,
    }


def erase(user: User) -> list[Text]:
    """Interests go; the memberships of firms that end with the person end too, and those of a sole trader go."""
    session.execute(delete(DeclaredInterest).where(DeclaredInterest.user_id == user.id))
    for supplier in firms_ending_with(user):
        for membership in session.scalars(select(Membership).where(Membership.supplier_id == supplier.id)):
            if supplier.is_personal:
                session.delete(membership)
            else:
                membership.ends_on = membership.ends_on or max(today(), membership.starts_on)
    return []
