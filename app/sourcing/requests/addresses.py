"""To which mail address a firm of the shortlist is written."""

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


def address_behind(decision: ShortlistDecision, invitation: Invitation | None) -> str | None:
    """Where its invitation went, so that all mails about a purchase reach the same people; else as `address_of`."""
    return (invitation.sent_to if invitation else None) or address_of(decision)
