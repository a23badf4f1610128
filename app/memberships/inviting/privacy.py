"""What invitations to members hold of people, and what goes."""

from datetime import datetime
from typing import Any

from flask import Flask
from sqlalchemy import Select, or_, select, update

from app.accounts.models import User
from app.core.db import count_of, session
from app.core.i18n import Text, lazy
from app.core.privacy import Controller, PersonalData, Processing, Retention, declare
from app.memberships.inviting.marks import mark_of
from app.memberships.inviting.models import MemberInvitation
from app.memberships.inviting.services import forget
from config import Config

KEY = "member_invitations"


def register(app: Flask) -> None:
    config: Config = app.extensions["config"]
    processing = Processing(
        key=KEY,
        purpose=lazy("Invite members of an association to register, with one mail and no second one"),
        controller=Controller.REGION,
        basis=lazy("Art. 6 (1) (f): the board vouches for the relation; the mail says so, and how to object"),
        people=lazy("Members that are not registered, and their contact persons"),
        data=lazy("Name of the firm and the contact person, mail address, KvK number, when and by whom invited"),
        recipients=lazy("The board that invites"),
        kept=lazy(
            "Until the firm registers or somebody objects, and %(days)s days at most. A mark from which nobody can"
            " read the address stays, so that no second mail goes",
            days=config.MEMBER_INVITATION_DAYS,
        ),
    )
    declare(app, processing)
    declare(app, PersonalData(KEY, lazy("Invitations that you got as a member, or sent"), collect, erase))
    title = lazy("Addresses of members who did not use their invitation")
    declare(app, Retention("member invitations", title, "MEMBER_INVITATION_DAYS", count_old, remove_old))


def _to(user: User) -> Select[MemberInvitation]:
    return select(MemberInvitation).where(MemberInvitation.mark == mark_of(user.email)).order_by(MemberInvitation.id)


def collect(user: User) -> list[dict[str, Any]]:
    return [
        {
            "association": each.association_id,
            "name": each.firm_name,
            "contact_name": each.contact_name,
            "email": each.email,
            "kvk_number": each.kvk_number,
            "sent_at": each.sent_at.isoformat() if each.sent_at else None,
        }
        for each in session.scalars(_to(user))
    ]


def erase(user: User) -> list[Text]:
    """The mark stays without a word: it names nobody, and keeps the next list from sending a mail."""
    for invitation in session.scalars(_to(user)):
        forget(invitation)
    by_user = MemberInvitation.vouched_by_id == user.id
    session.execute(update(MemberInvitation).where(by_user).values(vouched_by_id=None))
    return []


def _old(before: datetime) -> Select[MemberInvitation]:
    """With something in it of a person."""
    held = (MemberInvitation.email, MemberInvitation.firm_name, MemberInvitation.contact_name)
    holds_something = or_(*(column.is_not(None) for column in held))
    statement = select(MemberInvitation).where(MemberInvitation.vouched_at < before, holds_something)
    return statement.order_by(MemberInvitation.id)


def count_old(before: datetime) -> int:
    return count_of(_old(before))


def remove_old(before: datetime, most: int) -> int:
    found = session.scalars(_old(before).limit(most)).all()
    for invitation in found:
        forget(invitation)
    return len(found)
