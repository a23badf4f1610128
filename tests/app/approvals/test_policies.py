"""Who sees and who decides an application."""

import pytest

from app.approvals.models import ApplicationStatus
from app.approvals.policies import is_reviewer, may_decide, may_open_queue, may_withdraw
from app.memberships.services import declare_interest
from tests.factories.accounts import make_board_member, make_buyer, make_desk_member, make_user
from tests.factories.approvals import make_application
from tests.factories.organisations import make_association
from tests.factories.suppliers import NOON, make_complete_draft

pytestmark = pytest.mark.usefixtures("clock", "session")


def people(association):
    """Nobody, a stranger, a buyer, another board, the board, the desk."""
    return [
        None,
        make_user(),
        make_buyer(),
        make_board_member(),
        make_board_member(association),
        make_desk_member(),
    ]


def test_boards_and_the_desk_have_a_queue():
    assert [may_open_queue(person) for person in people(make_association())] == [False] * 3 + [True] * 3


def test_a_case_of_a_board_is_decided_by_that_board_and_seen_by_the_desk_too():
    association = make_association()
    application = make_application(association=association)
    everybody = people(association)
    assert [may_decide(person, application) for person in everybody] == [False] * 4 + [True, False]
    assert [is_reviewer(person, application) for person in everybody] == [False] * 4 + [True, True]


def test_a_case_of_the_desk_is_decided_and_seen_by_the_desk():
    application = make_application()
    everybody = people(make_association())
    assert [may_decide(person, application) for person in everybody] == [False] * 5 + [True]
    assert [is_reviewer(person, application) for person in everybody] == [False] * 5 + [True]


def test_nobody_decides_on_a_firm_of_their_own():
    desk = make_desk_member()
    assert not may_decide(desk, make_application(make_complete_draft(desk)))


def test_nobody_decides_on_a_firm_they_declared_an_interest_in():
    desk, application = make_desk_member(), make_application()
    declare_interest(desk, application.supplier, at=NOON)
    assert not may_decide(desk, application)


@pytest.mark.parametrize("status", list(ApplicationStatus))
def test_the_firm_withdraws_only_what_was_not_opened(status):
    application = make_application(status=status)
    may = may_withdraw(application.submitted_by, application)
    assert may is (status is ApplicationStatus.SUBMITTED)
