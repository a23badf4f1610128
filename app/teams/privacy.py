"""What teams hold of people, and when it goes."""

from datetime import datetime
from typing import Any

from flask import Flask
from sqlalchemy import Select, delete, func, or_, select

from app.accounts.models import User
from app.core.db import count_of, session
from app.core.i18n import Text, lazy
from app.core.privacy import Controller, PersonalData, Processing, Retention, declare
from app.teams.models import AccessDecision, RoleInvitation
from app.teams.queries import closed_invitations

ACCESS = Processing(
    "access",
    purpose=lazy("Deciding who may do what: invitations to a team, roles and the quarterly review of access"),
    controller=Controller.REGION,
    basis=lazy("Art. 6 (1) f: organisations must know who acts for them, and who no longer should"),
    people=lazy("Board members, the desk, buyers, controllers and administrators"),
    data=lazy("Name, e-mail address, organisation, role with its dates, who gave it, who looked at it and when"),
    recipients=lazy("Colleagues in the same team and administrators"),
    kept=lazy("Invitations one year after they close, reviews five years, unless the settings say otherwise"),
)


def collect(user: User) -> dict[str, Any]:
    return {
        "invitations": [_invitation(each) for each in session.scalars(_invitations_of(user))],
        "access_reviews": [
            {"quarter": each.quarter, "verdict": each.verdict, "decided_at": each.decided_at.isoformat()}
            for each in session.scalars(select(AccessDecision).where(AccessDecision.decided_by_id == user.id))
        ],
    }


def _invitations_of(user: User) -> Select[RoleInvitation]:
    """Those to the person and those that they sent."""
    return select(RoleInvitation).where(
        or_(RoleInvitation.email == user.email, RoleInvitation.invited_by_id == user.id)
    )


def _invitation(invitation: RoleInvitation) -> dict[str, Any]:
    return {
        "role": invitation.role,
        "organisation": invitation.municipality_code or invitation.association_id,
        "sent_at": invitation.sent_at.isoformat(),
        "accepted_at": invitation.accepted_at.isoformat() if invitation.accepted_at else None,
    }


def erase(user: User) -> list[Text]:
    """Invitations to the person go. Who gave and who looked at a role stays, under the number of the account."""
    session.execute(delete(RoleInvitation).where(RoleInvitation.email == user.email))
    judged = select(func.count()).select_from(AccessDecision).where(AccessDecision.decided_by_id == user.id)
    if not session.scalar(judged):
        return []
    return [
        lazy("That you looked at roles in a review of access stays, without your name: the team must account for it.")
    ]


def count_closed(before: datetime) -> int:
    return count_of(closed_invitations(before))


def remove_closed(before: datetime, most: int) -> int:
    found = session.scalars(closed_invitations(before).limit(most)).all()
    for invitation in found:
        session.delete(invitation)
    return len(found)


def count_decisions(before: datetime) -> int:
    old = select(func.count()).select_from(AccessDecision).where(AccessDecision.decided_at < before)
    return session.scalar(old) or 0


def remove_decisions(before: datetime, most: int) -> int:
    old = select(AccessDecision).where(AccessDecision.decided_at < before).order_by(AccessDecision.id).limit(most)
    found = session.scalars(old).all()
    for decision in found:
        session.delete(decision)
    return len(found)


def register(app: Flask) -> None:
    declare(app, ACCESS)
    declare(app, PersonalData("teams", lazy("Invitations and reviews of access"), collect, erase, entry=ACCESS.key))
    declare(
        app,
        Retention(
            "closed invitations", lazy("Closed invitations"), "CLOSED_INVITATION_DAYS", count_closed, remove_closed
        ),
    )
    declare(
        app,
        Retention("access reviews", lazy("Reviews of access"), "ACCESS_REVIEW_DAYS", count_decisions, remove_decisions),
    )
