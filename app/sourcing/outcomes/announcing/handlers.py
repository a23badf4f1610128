"""Send the letters, one mail each, all at one moment."""

from collections.abc import Iterable

from flask import url_for

from app.core.clock import now
from app.core.db import session
from app.core.i18n import in_language
from app.mail.letters import post
from app.sourcing.outcomes.announcing import letters, services, withdrawing
from app.sourcing.outcomes.announcing.messages import OutcomeReleased, OutcomeWithdrawn
from app.sourcing.outcomes.models import DecisionLetter, Outcome, OutcomeWithdrawal
from app.sourcing.outcomes.queries import notices_of
from app.sourcing.requests.addresses import address_behind
from app.sourcing.requests.keys import add_key


def send_letters(message: OutcomeReleased) -> None:
    outcome = session.get(Outcome, message.outcome_id)
    if outcome is not None and outcome.announced_at is None:
        _mail(services.finish(outcome, at=now()))


def send_notices(message: OutcomeWithdrawn) -> None:
    withdrawal = session.get(OutcomeWithdrawal, message.withdrawal_id)
    if withdrawal is not None and withdrawal.announced_at is None:
        notices = notices_of(withdrawal)
        withdrawing.finish_withdrawal(withdrawal, notices, at=now())
        _mail(notices)


def _mail(sent: Iterable[DecisionLetter]) -> None:
    """A firm without an address keeps its letter on the site; the page of the outcome says so."""
    for letter in sent:
        address = address_behind(letter.decision, letter.invitation)
        if address is None:
            continue
        with in_language(letter.language):
            mail = post(letters.decision(letter, page_of(letter)), to=address)
        session.flush()
        letter.mail_id, letter.was_mailed = mail.id, True


def page_of(letter: DecisionLetter) -> str | None:
    """For who acts for a firm of the register; one from outside gets a new key of its invitation, if it had one."""
    firm, invitation = letter.decision.supplier_id, letter.invitation
    if firm is not None:
        return url_for("outcomes_for_firms.letter", supplier_id=firm, letter_id=letter.id, _external=True)
    if invitation is None or not invitation.is_open:
        return None
    return url_for("outcomes_for_firms.decision", token=add_key(invitation), _external=True)
