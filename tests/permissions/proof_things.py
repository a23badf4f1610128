"""Documents and pictures of firms, each made for a circle of people."""

from app.core.clock import now
from app.core.db import session
from app.memberships.services import declare_interest
from app.organisations.models import Association
from app.suppliers.models import Supplier
from tests.factories.approvals import make_application
from tests.factories.proofs import make_document, make_image
from tests.factories.suppliers import make_complete_draft, make_listed
from tests.permissions.circles import Circle
from tests.permissions.thing import Thing, thing


def document_of_a_draft(circle: Circle) -> Thing:
    return thing(document_id=make_document(make_complete_draft(circle.entrepreneur)).id)


def document_of_a_listed_firm(circle: Circle) -> Thing:
    return thing(document_id=make_document(make_listed(circle.entrepreneur)).id)


def document_that_waits_for_the_board(circle: Circle) -> Thing:
    return thing(document_id=make_document(_before_the_board(circle)).id)


def document_of_a_firm_with_a_tie(circle: Circle) -> Thing:
    """Whoever asks has declared an interest in the firm."""
    document = make_document(make_listed(circle.entrepreneur))
    declare_interest(circle.me, document.supplier, at=now())
    return thing(document_id=document.id)


def proof_of_a_listed_firm(circle: Circle) -> Thing:
    return thing(proof_id=make_document(make_listed(circle.entrepreneur)).certificate_id)


def proof_that_waits_for_the_board(circle: Circle) -> Thing:
    return thing(proof_id=make_document(_before_the_board(circle)).certificate_id)


def photo_of_a_draft(circle: Circle) -> Thing:
    return thing(image_id=make_image(make_complete_draft(circle.entrepreneur)).id)


def photo_of_a_listed_firm(circle: Circle) -> Thing:
    return thing(image_id=make_image(make_listed(circle.entrepreneur)).id)


def shown_photo_of_a_draft(circle: Circle) -> Thing:
    return thing(name=make_image(make_complete_draft(circle.entrepreneur)).name)


def shown_photo_of_a_listed_firm(circle: Circle) -> Thing:
    return thing(name=make_image(make_listed(circle.entrepreneur)).name)


def _before_the_board(circle: Circle) -> Supplier:
    association = session.get_one(Association, circle.association_id)
    supplier = make_complete_draft(circle.entrepreneur)
    make_application(supplier, association=association)
    return supplier


DOCUMENTS = (
    document_of_a_draft,
    document_of_a_listed_firm,
    document_that_waits_for_the_board,
    document_of_a_firm_with_a_tie,
)
PROOFS = (proof_of_a_listed_firm, proof_that_waits_for_the_board)
PICTURES = (photo_of_a_draft, photo_of_a_listed_firm)
SHOWN_PICTURES = (shown_photo_of_a_draft, shown_photo_of_a_listed_firm)
