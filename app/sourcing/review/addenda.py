"""After the signature only addenda: text that counts when a second person agreed."""

import hashlib
from datetime import datetime

from app.accounts.models import User
from app.audit.services import record
from app.core.db import session
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.core.model import id_of
from app.outbox.services import publish
from app.sourcing.models import ProcurementFile
from app.sourcing.review.messages import AddendumMade
from app.sourcing.review.models import Addendum
from app.sourcing.review.signers import bars_to_signing
from app.sourcing.shortlists.services import demand_reason


def add(file: ProcurementFile, text: str, *, by: User, at: datetime) -> Addendum:
    """Raises DomainError without text, and before the signature: then the shortlist itself is changed."""
    if not file.is_locked:
        raise DomainError(lazy("The shortlist is not signed yet. Change the shortlist itself."))
    demand_reason(text)
    addendum = Addendum(file_id=id_of(file), text=text.strip(), made_at=at, made_by_id=id_of(by))
    session.add(addendum)
    session.flush()  # its id goes into the audit trail
    record("addendum.made", file, by=by, addendum_id=addendum.id, digest=digest_of(addendum))
    publish(AddendumMade(addendum.id))
    return addendum


def agree(addendum: Addendum, *, by: User, at: datetime) -> None:
    """From now on it counts. Raises DomainError when `by` wrote it, or may not sign in this file."""
    if addendum.agreed_at is not None:
        raise DomainError(lazy("Somebody agreed to this addendum already."))
    if bars_to_signing(by, addendum.file):
        raise DomainError(lazy("You may not agree to this addendum. Somebody who may sign does."))
    addendum.agreed_at, addendum.agreed_by_id = at, id_of(by)
    record("addendum.agreed", addendum.file, by=by, addendum_id=addendum.id, digest=digest_of(addendum))


def digest_of(addendum: Addendum) -> str:
    """SHA-256 of its text."""
    return hashlib.sha256(addendum.text.encode()).hexdigest()
