"""Every move of the second table of PRODUCT.md §2 through the services, and every one that it forbids."""

import pytest

from app.approvals import services
from app.approvals.appeals import services as appeals
from app.approvals.conversation import services as conversation
from app.approvals.models import MOVES, Application, ApplicationStatus, ReasonCode
from app.core.errors import DomainError
from app.suppliers.moves import ForbiddenMove
from tests.factories import save
from tests.factories.accounts import make_board_member, make_desk_member
from tests.factories.approvals import make_application, make_refused
from tests.factories.organisations import make_association
from tests.factories.suppliers import NOON

pytestmark = pytest.mark.usefixtures("clock", "session")
S = ApplicationStatus
WHY = {"code": ReasonCode.OTHER, "reason": "Het adres klopt niet.", "at": NOON}


def hand_in(application, _desk):
    services.submit(application.supplier, None, by=application.submitted_by, at=NOON)


def withdraw(application, _desk):
    services.withdraw(application, by=application.submitted_by)


def open_it(application, desk):
    services.open_for_review(application, by=desk)


def ask(application, desk):
    conversation.ask(application, "Welk werk doet u zelf?", by=desk, days=10, at=NOON)


def answer(application, _desk):
    conversation.answer(application, "Al het werk.", by=application.submitted_by, at=NOON)


def let_the_term_pass(application, _desk):
    conversation.return_unanswered(application, at=NOON)


def approve(application, desk):
    services.approve(application, by=desk, reason="", seen_version=application.supplier.version, at=NOON)


def send_back(application, desk):
    services.send_back(application, by=desk, **WHY)


def refuse(application, desk):
    services.refuse(application, by=desk, **WHY)


def appeal(application, _desk):
    appeals.appeal(application, "Wij zijn wel een bedrijf.", by=application.submitted_by, at=NOON)


def uphold(application, desk):
    seen = application.supplier.version
    appeals.uphold(application, by=desk, reason="Gegrond.", seen_version=seen, at=NOON)


def dismiss(application, desk):
    appeals.dismiss(application, by=desk, **WHY)


WAYS = {
    (S.SUBMITTED, S.IN_REVIEW): open_it,
    (S.SUBMITTED, S.WITHDRAWN): withdraw,
    (S.IN_REVIEW, S.MORE_INFORMATION): ask,
    (S.IN_REVIEW, S.APPROVED): approve,
    (S.IN_REVIEW, S.RETURNED): send_back,
    (S.IN_REVIEW, S.REFUSED): refuse,
    (S.MORE_INFORMATION, S.IN_REVIEW): answer,
    (S.MORE_INFORMATION, S.RETURNED): let_the_term_pass,
    (S.RETURNED, S.SUBMITTED): hand_in,
    (S.REFUSED, S.APPEALED): appeal,
    (S.APPEALED, S.APPROVED): uphold,
    (S.APPEALED, S.REFUSED_FOR_GOOD): dismiss,
}
# A second look changes nothing, and who asks a question opens the case first.
HARMLESS = {(S.IN_REVIEW, open_it), (S.SUBMITTED, ask)}
# A new application begins, beside the one that ended.
BEGINS_AGAIN = [(S.APPROVED, hand_in), (S.WITHDRAWN, hand_in)]
FORBIDDEN = [
    (before, verb)
    for before in S
    for verb in WAYS.values()
    if before not in [start for (start, _end), way in WAYS.items() if way is verb]
    and (before, verb) not in (*HARMLESS, *BEGINS_AGAIN)
]


def standing_at(status):
    """An application that got there by a board's refusal, which the desk may judge on appeal."""
    if status not in (S.REFUSED, S.APPEALED, S.REFUSED_FOR_GOOD):
        return make_application(status=status)
    association = make_association()
    application = make_refused(make_board_member(association), association=association)
    application.association, application.status = None, status
    return save(application)


def test_each_move_of_the_table_has_one_way_through_the_services():
    assert set(WAYS) == {(before, after) for before, ends in MOVES.items() for after in ends}


@pytest.mark.parametrize(("before", "after"), WAYS, ids=lambda status: status.value)
def test_an_allowed_move_leads_where_the_table_says(before, after):
    application, desk = standing_at(before), make_desk_member()
    WAYS[before, after](application, desk)
    assert application.status is after


@pytest.mark.parametrize(("before", "verb"), FORBIDDEN, ids=lambda part: getattr(part, "__name__", part))
def test_a_forbidden_move_raises_and_changes_nothing(session, before, verb):
    application, desk = standing_at(before), make_desk_member()
    with pytest.raises(DomainError if verb is hand_in else ForbiddenMove):
        verb(application, desk)
    assert not session.is_modified(application)
    assert (application.status, application.messages) == (before, [])


@pytest.mark.parametrize(("before", "verb"), BEGINS_AGAIN, ids=lambda part: getattr(part, "__name__", part))
def test_what_has_ended_stays_as_it_is_when_the_firm_begins_again(session, before, verb):
    application = standing_at(before)
    verb(application, make_desk_member())
    assert application.status is before
    assert session.query(Application).filter_by(supplier_id=application.supplier_id).count() == 2
