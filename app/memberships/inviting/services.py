"""Verbs on invitations to members: invite, note who registered, object."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice

from sqlalchemy import select, update

from app.accounts.models import User
from app.audit.services import record
from app.core.db import JOURNAL, session, take_turn
from app.memberships.importing.models import MemberRow
from app.memberships.inviting.marks import mark_of
from app.memberships.inviting.messages import MemberInvited
from app.memberships.inviting.models import MemberInvitation
from app.organisations.models import Association
from app.outbox.services import publish

_MARKS_IN_A_QUERY = 500


def invite(
    rows: Sequence[MemberRow], association: Association, *, language: str, by: User, at: datetime
) -> list[MemberInvitation]:
    """One mail to each address that had none from this association, and whose owner objected to none of any.

    Whoever calls this has the word of `by` that the association vouches for the relation; that is recorded.
    """
    take_turn(JOURNAL)  # of two colleagues who invite at once, the second sees whom the first did
    by_mark = {mark_of(row.email): row for row in reversed(rows) if row.email}
    taken = taken_marks(by_mark, association.id)
    invitations = [
        MemberInvitation(
            association_id=association.id,
            mark=mark,
            email=row.email,
            firm_name=row.name,
            contact_name=row.contact_name,
            kvk_number=row.kvk_number,
            language=language,
            vouched_at=at,
            vouched_by_id=by.id,
        )
        for mark, row in by_mark.items()
        if mark not in taken
    ]
    session.add_all(invitations)
    session.flush()  # their ids go into the outbox
    for invitation in invitations:
        publish(MemberInvited(invitation.id))
    if invitations:
        record("members.invited", association, by=by, number=len(invitations), vouched=True)
    return invitations


def taken_marks(marks: Iterable[str], association_id: int) -> set[str]:
    """Those of addresses that may get no mail from this association."""
    found: set[str] = set()
    for piece in _pieces(iter(marks)):
        invitations = select(MemberInvitation.mark).where(MemberInvitation.mark.in_(piece))
        own, objected = MemberInvitation.association_id == association_id, MemberInvitation.objected_at.is_not(None)
        found |= set(session.scalars(invitations.where(own | objected)))
    return found


def _pieces(marks: Iterator[str]) -> Iterator[list[str]]:
    while piece := list(islice(marks, _MARKS_IN_A_QUERY)):
        yield piece


def note_registered(invitation: MemberInvitation, supplier_id: int, *, at: datetime) -> None:
    """The invitation was used: what it tells of the person goes."""
    invitation.registered_at, invitation.supplier_id = at, supplier_id
    forget(invitation)


def forget(invitation: MemberInvitation) -> None:
    """All but the mark, which tells nothing by itself."""
    invitation.email = invitation.firm_name = invitation.contact_name = invitation.kvk_number = None


def object_to(invitation: MemberInvitation, *, at: datetime) -> None:
    """No such mail from any association any more, and no list keeps the address. Again changes nothing."""
    if invitation.objected_at is not None:
        return
    if invitation.email:
        nothing = {"email": None, "contact_name": None}
        session.execute(update(MemberRow).where(MemberRow.email == invitation.email).values(nothing))
    invitation.objected_at = at
    forget(invitation)
    record("member_invitation.objected", invitation, by=None)
