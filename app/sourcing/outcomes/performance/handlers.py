"""Tell the firm that there is a note about its contract."""

from app.core.db import session
from app.core.i18n import in_language
from app.mail.letters import post
from app.sourcing.outcomes.announcing.services import language_for
from app.sourcing.outcomes.models import PerformanceNote
from app.sourcing.outcomes.performance import letters
from app.sourcing.outcomes.performance.messages import PerformanceShared
from app.sourcing.requests.addresses import address_of


def tell_firm(message: PerformanceShared) -> None:
    """A firm outside the register has no page to read it on; it is told when it registers."""
    note = session.get(PerformanceNote, message.note_id)
    if note is None:
        return
    decision = note.contract.award.decision
    address = address_of(decision)
    if decision.supplier is None or address is None:
        return
    with in_language(language_for(decision)):
        post(letters.shared(note, decision.supplier), to=address)
