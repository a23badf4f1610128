"""Requests for quotation and invitations to them, each made for a circle of people."""

from datetime import timedelta

from app.core.clock import now
from app.sourcing.models import ProcurementFile
from app.sourcing.requests import answering
from app.sourcing.requests.models import Invitation, RequestForQuotation
from tests.factories.procurement import make_locked_file, make_request
from tests.factories.requests import known_key, make_draft_request, make_owner
from tests.permissions.circles import Circle
from tests.permissions.thing import Thing, thing


def _file(circle: Circle) -> ProcurementFile:
    return make_locked_file(1, owner=circle.buyer, municipality_code=circle.municipality_code)


def _sent(circle: Circle) -> RequestForQuotation:
    return make_request(_file(circle), deadline=now() + timedelta(days=21))


def _invitation(circle: Circle) -> Invitation:
    return _sent(circle).invitations[0]


def file_with_a_draft_of_its_request(circle: Circle) -> Thing:
    return thing(file_id=make_draft_request(_file(circle), deadline=now() + timedelta(days=21)).file_id)


def file_with_a_request_that_went_out(circle: Circle) -> Thing:
    return thing(file_id=_sent(circle).file_id)


def invitation_to_a_quotation(circle: Circle) -> Thing:
    invitation = _invitation(circle)
    return thing(file_id=invitation.request.file_id, invitation_id=invitation.id)


def question_of_an_invited_firm(circle: Circle) -> Thing:
    question = answering.ask(_invitation(circle), "May the grass stay?", by=None, at=now())
    return thing(file_id=question.request.file_id, question_id=question.id)


def link_of_an_invited_firm(circle: Circle) -> Thing:
    return thing(token=known_key(_invitation(circle)))


def own_page_of_an_invited_firm(circle: Circle) -> Thing:
    """Without the key: for those who act for the firm."""
    invitation = _invitation(circle)
    make_owner(invitation.decision.supplier, circle.entrepreneur)
    return thing(token=invitation.reference)


INVITED = (link_of_an_invited_firm, own_page_of_an_invited_firm)
SENT = (file_with_a_request_that_went_out,)
