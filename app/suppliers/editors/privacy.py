"""What invitations to edit a firm hold of people, and when it goes. Who edits it: see suppliers/privacy.py."""

from datetime import datetime
from typing import Any

from flask import Flask
from sqlalchemy import Select, delete, or_, select

from app.accounts.models import User
from app.core.db import count_of, session
from app.core.i18n import Text, lazy
from app.core.privacy import PersonalData, Retention, declare
from app.suppliers.editors.models import EditorInvitation
from app.suppliers.editors.queries import closed_invitations


def collect(user: User) -> list[dict[str, Any]]:
    return [
        {"firm": each.supplier.display_name, "to": each.email, "role": each.role, "sent_at": each.sent_at.isoformat()}
        for each in session.scalars(_of(user))
    ]


def _of(user: User) -> Select[EditorInvitation]:
    """Those to the person and those that they sent."""
    return select(EditorInvitation).where(
        or_(EditorInvitation.email == user.email, EditorInvitation.invited_by_id == user.id)
    )


def erase(user: User) -> list[Text]:
    mine = or_(EditorInvitation.email == user.email, EditorInvitation.invited_by_id == user.id)
    session.execute(delete(EditorInvitation).where(mine))
    return []


def count_closed(before: datetime) -> int:
    return count_of(closed_invitations(before))


def remove_closed(before: datetime, most: int) -> int:
    found = session.scalars(closed_invitations(before).limit(most)).all()
    for invitation in found:
        session.delete(invitation)
    return len(found)


def register(app: Flask) -> None:
    title = lazy("Invitations to edit a firm")
    declare(app, PersonalData("editors", title, collect, erase, entry="firms"))
    declare(app, Retention("editor invitations", title, "CLOSED_INVITATION_DAYS", count_closed, remove_closed))
