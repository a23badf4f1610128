"""Verbs on consents: ask, give, withdraw."""

from datetime import datetime, timedelta

from app.accounts.models import User
from app.accounts.services import normalised
from app.audit.services import record
from app.consents.messages import ConsentAsked
from app.consents.models import Consent
from app.consents.purposes import Purpose, purpose_with
from app.consents.queries import in_force, newest_request
from app.core.db import JOURNAL, session, take_turn
from app.outbox.services import publish

BETWEEN_REQUESTS = timedelta(hours=1)  # to one address for one purpose: nobody's mailbox is filled by a stranger


def ask(purpose: Purpose, *, email: str, user: User | None, how: str, language: str, at: datetime) -> None:
    """Send a mail with the link that gives consent.

    Nothing happens when it was given already, or was asked for within the hour: the page answers the same, so that
    nobody learns who agreed to what. `how` names the form.
    """
    take_turn(JOURNAL)  # of two who ask at once, the second finds the first
    address = normalised(email)
    last = newest_request(address, purpose.key)
    if in_force(address, purpose.key) or (last is not None and at - last.asked_at < BETWEEN_REQUESTS):
        return
    consent = Consent(
        user_id=user.id if user else None,
        email=address,
        language=language,
        purpose=purpose.key,
        wording=str(purpose.text),
        wording_version=purpose.version,
        how=how,
        asked_at=at,
    )
    session.add(consent)
    session.flush()  # its id goes into the mail
    publish(ConsentAsked(consent.id))


def give(consent: Consent, *, at: datetime) -> None:
    """It counts from now on; doing it again, or after another request was followed, changes nothing."""
    take_turn(JOURNAL)
    if consent.given_at is not None or in_force(consent.email, consent.purpose):
        return
    consent.given_at = at
    session.flush()  # who follows the next link must see it
    record("consent.given", consent, by=None, purpose=consent.purpose, user_id=consent.user_id)


def withdraw(consent: Consent, *, how: str, at: datetime) -> None:
    """As easily as it was given (art. 7 (3)); doing it again changes nothing.

    The link in an old mail also withdraws what was given anew since then.
    """
    current = in_force(consent.email, consent.purpose)
    if current is None:
        return
    current.withdrawn_at, current.withdrawn_how = at, how
    record("consent.withdrawn", current, by=None, purpose=current.purpose, how=how, user_id=current.user_id)
    purpose = purpose_with(current.purpose)
    if purpose is not None and purpose.ended is not None:
        purpose.ended(current)
