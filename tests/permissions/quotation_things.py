"""Procurement files with quotations, each made for a circle of people.

Whoever asks has the roles of opener and assessor in the file, as far as their policies let them use those.
"""

from datetime import timedelta

from app.core.clock import now
from app.sourcing.models import ProcurementFile
from app.sourcing.quotations.models import Seal, SealHolder
from app.sourcing.requests.models import Invitation, RequestForQuotation
from app.sourcing.roles.kinds import FileRoleKind
from tests.factories import save
from tests.factories.procurement import make_locked_file, make_quotation, make_request, make_role_in
from tests.permissions.circles import Circle
from tests.permissions.thing import Thing, thing


def file_with_quotations(circle: Circle) -> Thing:
    """Its owner is the buyer."""
    return thing(file_id=_request(circle).file_id)


def opened_quotation(circle: Circle) -> Thing:
    request = _request(circle)
    return thing(file_id=request.file_id, quotation_id=make_quotation(request.invitations[0]).id)


def closed_quotation(circle: Circle) -> Thing:
    request = _request(circle)
    return thing(file_id=request.file_id, quotation_id=make_quotation(request.invitations[0], opened_at=None).id)


def file_whose_key_i_hold(circle: Circle) -> Thing:
    """The seal waits for my passphrase."""
    file = _with_role(circle, FileRoleKind.OPENER)
    return thing(file_id=file.id)


def file_whose_quotations_i_open(circle: Circle) -> Thing:
    """The seal is ready and the deadline has passed."""
    file = _with_role(circle, FileRoleKind.OPENER, public_key=b"\0" * 32, closed_at=now())
    return thing(file_id=file.id)


def file_that_i_assess(circle: Circle) -> Thing:
    request = _request(circle)
    make_role_in(request.file, FileRoleKind.ASSESSOR, circle.me)
    return thing(file_id=request.file_id)


def page_of_an_invited_firm(circle: Circle) -> Thing:
    """The key in its address is all that it needs."""
    request = _request(circle, deadline=now() + timedelta(days=9))
    return thing(token=f"key-{_first(request).decision_id}")


def _with_role(circle: Circle, kind: FileRoleKind, **seal: object) -> ProcurementFile:
    request = _request(circle)
    make_role_in(request.file, kind, circle.me)
    holder = SealHolder(user_id=circle.me.id)
    save(Seal(request=request, holders=[holder], **seal))
    return request.file


def _request(circle: Circle, **values: object) -> RequestForQuotation:
    file = make_locked_file(1, owner=circle.buyer, municipality_code=circle.municipality_code)
    return make_request(file, **values)


def _first(request: RequestForQuotation) -> Invitation:
    return request.invitations[0]


QUOTATIONS = {
    "sourcing.quotations": (file_with_quotations,),
    "sourcing.opening_record": (file_with_quotations,),
    "sourcing.compare_quotations": (file_with_quotations,),
    "sourcing.consensus": (file_with_quotations,),
    "sourcing.note_consensus": (file_with_quotations,),
    "sourcing.name_holders": (file_with_quotations,),
    "sourcing.set_passphrase": (file_whose_key_i_hold,),
    "sourcing.open_quotations": (file_whose_quotations_i_open,),
    "sourcing.score": (file_that_i_assess,),
    "file_id quotation_id": (opened_quotation, closed_quotation),
    "quotations.hand_in": (page_of_an_invited_firm,),
}
