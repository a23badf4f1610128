"""Draft a request and send it to all firms at one moment."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy.orm.attributes import flag_modified

from app.accounts.models import User
from app.audit.services import record
from app.core.db import session, take_turn
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.core.model import id_of
from app.outbox.services import publish
from app.sourcing.models import ProcurementFile, ShortlistDecision
from app.sourcing.requests.addresses import address_of
from app.sourcing.requests.details import RequestDetails
from app.sourcing.requests.keys import digest, new_key
from app.sourcing.requests.messages import FirmInvited
from app.sourcing.requests.models import AwardCriterion, Invitation, RequestForQuotation
from app.sourcing.requests.queries import request_of
from app.sourcing.requests.readiness import hindrances, to_invite
from app.sourcing.requests.wording import kept, written


def draft(file: ProcurementFile, details: RequestDetails, *, by: User, at: datetime) -> RequestForQuotation:
    """Raises DomainError when a colleague began one meanwhile."""
    take_turn_of(file)
    if request_of(file) is not None:
        raise DomainError(lazy("A colleague began the request meanwhile. Look at it first."))
    request = RequestForQuotation(file=file, created_at=at, created_by_id=id_of(by))
    _fill(request, details)
    session.add(request)
    session.flush()  # its id goes into the audit trail
    record("request.drafted", file, by=by, request_id=request.id)
    return request


def change(request: RequestForQuotation, details: RequestDetails, *, seen_version: int, by: User) -> None:
    """Raises DomainError when it was sent, or changed by somebody else after `by` opened the form."""
    _demand_draft(request)
    if request.version != seen_version:
        raise DomainError(lazy("Somebody else changed this request while you were writing. Look at it again."))
    request.criteria.clear()
    flag_modified(request, "goal")  # the version counts criteria, too
    session.flush()  # their places are free
    _fill(request, details)
    record("request.changed", request.file, by=by, request_id=request.id)


def _fill(request: RequestForQuotation, details: RequestDetails) -> None:
    values = asdict(details)
    values.pop("criteria")
    for name, value in values.items():
        setattr(request, name, value)
    request.criteria = [
        AwardCriterion(place=place, **asdict(criterion)) for place, criterion in enumerate(details.criteria, start=1)
    ]


def send(request: RequestForQuotation, *, by: User, at: datetime) -> list[Invitation]:
    """Invite every firm of the signed shortlist with the same letter; the worker mails them. Raises DomainError."""
    take_turn_of(request.file)
    _demand_draft(request)
    for hindrance in hindrances(request, at):
        raise DomainError(hindrance)
    request.letter = kept(written(request))
    request.sent_at, request.sent_by = at, by
    invitations = [_invite(request, decision, at) for decision in to_invite(request.file)]
    session.flush()  # their ids go into the messages
    for invitation in sorted(invitations, key=lambda each: each.reference):  # random: no mail tells a place in the list
        publish(FirmInvited(invitation.id))
    record("request.sent", request.file, by=by, request_id=request.id, invitations=[each.id for each in invitations])
    return invitations


def _invite(request: RequestForQuotation, decision: ShortlistDecision, at: datetime) -> Invitation:
    """Under a key that nobody knows: the worker makes the one that the mail brings."""
    invitation = Invitation(
        request=request, decision=decision, key_digest=digest(new_key()), sent_to=address_of(decision), sent_at=at
    )
    session.add(invitation)
    return invitation


def _demand_draft(request: RequestForQuotation) -> None:
    if not request.is_draft:
        raise DomainError(lazy("This request was sent. Its text does not change any more."))


def take_turn_of(file: ProcurementFile) -> None:
    take_turn(f"request of file {id_of(file)}")
