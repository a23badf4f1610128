"""Where a firm is written to, and what opens its page."""

import hashlib

from sqlalchemy import select

from app.accounts.models import User
from app.core.db import session
from app.sourcing.models import ShortlistDecision
from app.sourcing.requests.models import Invitation
from app.suppliers.kinds import EditorRole


def address_of(decision: ShortlistDecision) -> str | None:
    """One address a firm: the one for buyers on its profile, or else of who owns it; None when there is none."""
    if decision.outside_firm is not None:
        return decision.outside_firm.email
    supplier = decision.supplier
    if supplier is None or supplier.email:
        return supplier.email if supplier else None
    people = [editor for editor in supplier.editors if editor.user.is_active]
    owners = [editor for editor in people if editor.role is EditorRole.OWNER]
    return next((editor.user.email for editor in owners or people), None)


def open_invitation(token: str, _visitor: User | None) -> Invitation | None:
    digest = hashlib.sha256(token.encode()).hexdigest()
    return session.scalar(select(Invitation).where(Invitation.key_digest == digest))
