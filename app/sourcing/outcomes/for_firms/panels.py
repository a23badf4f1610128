"""What stands on "my firm" and on the page of an invitation."""

from typing import Any

from app.core.clock import today
from app.sourcing.outcomes.performance.queries import notes_about
from app.sourcing.outcomes.reasons.queries import letters_to, requests_of, sent_letters_of
from app.sourcing.requests.models import Invitation
from app.suppliers.models import Supplier


def firm_panel(supplier: Supplier) -> dict[str, Any] | None:
    """For slots.FIRM_PANELS: nothing before the firm was ever public."""
    if not supplier.listed_at:
        return None
    return {
        "supplier": supplier,
        "letters": letters_to(supplier),
        "requests": requests_of(supplier),
        "notes": notes_about(supplier, today()),
    }


def invitation_panel(invitation: Invitation, token: str) -> dict[str, Any] | None:
    """For slots.INVITATION_PANELS: nothing before the firm had a letter."""
    letters = sent_letters_of(invitation.decision)
    return {"letters": letters, "token": token} if letters else None
