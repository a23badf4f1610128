"""Mails about changes of listed firms: to those who judge, and to all who act for the firm."""

from collections.abc import Callable, Iterable

from app.accounts.models import User
from app.approvals.revisions import letters
from app.approvals.revisions.queries import find_revision, judges_of
from app.core.clock import today
from app.core.i18n import in_language
from app.mail.letters import Letter, post
from app.memberships.policies import has_interest
from app.suppliers.revisions.messages import ChangeProposed, RevisionDecided
from app.suppliers.revisions.models import Revision, RevisionStatus

Writer = Callable[[Revision, User], Letter]

DECISIONS: dict[RevisionStatus, Writer] = {
    RevisionStatus.ACCEPTED: letters.accepted,
    RevisionStatus.REJECTED: letters.rejected,
    RevisionStatus.REVERTED: letters.reverted,
}


def tell_of_proposal(message: ChangeProposed) -> None:
    """Nobody is called for what the firm took back before the mail went."""
    revision = find_revision(message.revision_id)
    if revision is not None and revision.status is RevisionStatus.PROPOSED:
        judges = [each for each in judges_of(revision, today()) if not has_interest(each, revision.supplier)]
        _write(letters.proposed, revision, judges)


def tell_of_decision(message: RevisionDecided) -> None:
    revision = find_revision(message.revision_id)
    if revision is not None and revision.status in DECISIONS:
        _write(DECISIONS[revision.status], revision, [editor.user for editor in revision.supplier.editors])


def _write(writer: Writer, revision: Revision, readers: Iterable[User]) -> None:
    for reader in readers:
        with in_language(reader.language):
            post(writer(revision, reader), to=reader.email)
