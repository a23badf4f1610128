"""Applications and changes, as those who ask find them."""

from app.approvals.models import Application, ApplicationStatus
from app.approvals.texts import owners
from app.core.clock import now
from app.core.db import session
from app.memberships.services import declare_interest
from app.organisations.models import Association
from app.suppliers.models import Supplier
from tests.factories import save
from tests.factories.approvals import make_application, make_refused
from tests.factories.revisions import make_approved, make_live, make_proposal
from tests.factories.suppliers import make_complete_draft, make_listed
from tests.permissions.circles import BOARD_MEMBER, DESK, Circle
from tests.permissions.thing import Thing, thing


def application_to_the_board(circle: Circle) -> Thing:
    return thing(application_id=_to_the_board(circle).id)


def application_to_the_desk(circle: Circle) -> Thing:
    return thing(application_id=make_application(make_complete_draft(circle.entrepreneur)).id)


def application_of_a_firm_with_a_tie(circle: Circle) -> Thing:
    """Whoever asks has declared an interest in the firm."""
    application = _to_the_board(circle)
    declare_interest(circle.me, application.supplier, at=now())
    return thing(application_id=application.id)


def application_that_was_refused(circle: Circle) -> Thing:
    """By the board, so that the desk judges an appeal."""
    return thing(application_id=_refused(circle).id)


def appeal(circle: Circle) -> Thing:
    application = _refused(circle)
    application.association, application.status = None, ApplicationStatus.APPEALED
    return thing(application_id=save(application).id)


def appeal_against_the_desk(circle: Circle) -> Thing:
    application = make_refused(circle.person(DESK))
    application.status = ApplicationStatus.APPEALED
    return thing(application_id=save(application).id)


def texts_of_the_board(circle: Circle) -> Thing:
    return thing(key=session.get_one(Association, circle.association_id).key)


def texts_of_the_desk(_circle: Circle) -> Thing:
    return thing(key=owners.DESK)


def _refused(circle: Circle) -> Application:
    """Decided now, so that the term to appeal runs."""
    association = session.get_one(Association, circle.association_id)
    firm = make_complete_draft(circle.entrepreneur)
    return make_refused(circle.person(BOARD_MEMBER), association=association, supplier=firm, at=now())


def _to_the_board(circle: Circle) -> Application:
    association = session.get_one(Association, circle.association_id)
    return make_application(make_complete_draft(circle.entrepreneur), association=association)


def proposal_to_the_board(circle: Circle) -> Thing:
    return thing(revision_id=make_proposal(_of_the_board(circle)).id)


def live_change_to_the_board(circle: Circle) -> Thing:
    return thing(revision_id=make_live(_of_the_board(circle)).id)


def proposal_to_the_desk(circle: Circle) -> Thing:
    return thing(revision_id=make_proposal(make_approved(owner=circle.entrepreneur)).id)


def live_change_to_the_desk(circle: Circle) -> Thing:
    return thing(revision_id=make_live(make_approved(owner=circle.entrepreneur)).id)


def firm_with_a_proposal(circle: Circle) -> Thing:
    return thing(supplier_id=make_proposal(make_listed(circle.entrepreneur)).supplier_id)


def kept_version(circle: Circle) -> Thing:
    return thing(supplier_id=make_listed(circle.entrepreneur).id, number=1)


def _of_the_board(circle: Circle) -> Supplier:
    association = session.get_one(Association, circle.association_id)
    return make_approved(association, circle.entrepreneur)
