"""What somebody at an invited firm leaves behind."""

from app.accounts.models import User
from app.core.clock import now
from app.sourcing.requests.models import Question
from tests.factories import save
from tests.factories.procurement import make_locked_file, make_request


def invited_for_a_quotation(user: User) -> None:
    """At an address of theirs, with words of theirs on the page of the firm."""
    invitation = make_request(make_locked_file(1)).invitations[0]
    invitation.sent_to, invitation.decline_text = user.email, f"Bel {user.name}."
    words = f"Dit is {user.name}, mag het gras blijven liggen?"
    save(Question(request=invitation.request, invitation_id=invitation.id, text=words, asked_at=now()))
