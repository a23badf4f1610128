"""The rules of handing in and deciding."""

from datetime import date

import pytest
from sqlalchemy import select

from app.approvals import services
from app.approvals.models import MOVES, Application, ApplicationStatus, ReasonCode
from app.audit.services import trail
from app.core.errors import DomainError
from app.core.workdays import working_days_after
from app.memberships.models import Membership
from app.suppliers.kinds import ProfileStatus
from app.suppliers.moves import ForbiddenMove
from tests.factories.accounts import make_board_member, make_desk_member, make_user
from tests.factories.approvals import make_application
from tests.factories.organisations import make_association
from tests.factories.suppliers import NOON, make_complete_draft, make_draft

pytestmark = pytest.mark.usefixtures("session")
S = ApplicationStatus
WHY = {"code": ReasonCode.OTHER, "reason": "Het adres klopt niet."}


def opened(**values):
    application, reviewer = make_application(**values), make_desk_member()
    services.open_for_review(application, by=reviewer)
    return application, reviewer


def test_what_is_not_complete_cannot_be_handed_in():
    with pytest.raises(DomainError):
        services.submit(make_draft(), None, by=make_user(), at=NOON)


def test_an_association_has_its_own_term():
    association = make_association(decision_days=5)
    application = services.submit(make_complete_draft(), association, by=make_user(), at=NOON)
    assert application.due_on == date(2026, 3, 23)


def test_the_term_counts_no_weekends_and_no_public_holidays():
    thursday = date(2026, 4, 2)  # then come Good Friday, the weekend and Easter Monday
    assert working_days_after(thursday, 1) == date(2026, 4, 7)


@pytest.mark.parametrize("day", [date(2026, 5, 4), date(2025, 12, 31)])
def test_liberation_day_and_new_years_day_do_not_count(day):
    assert (working_days_after(day, 1) - day).days == 2


def test_what_waits_cannot_be_handed_in_again():
    application = make_application()
    with pytest.raises(DomainError):
        services.submit(application.supplier, None, by=make_user(), at=NOON)


def test_what_was_returned_is_handed_in_again_as_the_same_application():
    application, desk = opened()
    services.send_back(application, by=desk, **WHY, at=NOON)
    again = services.submit(application.supplier, None, by=application.submitted_by, at=NOON)
    assert again is application
    assert (again.status, again.reason, again.decided_at) == (S.SUBMITTED, None, None)


def test_what_was_refused_is_not_handed_in_at_another_door():
    application, desk = opened()
    services.refuse(application, by=desk, **WHY, at=NOON)
    with pytest.raises(DomainError, match="afgewezen"):
        services.submit(application.supplier, make_association(), by=make_user(), at=NOON)


def test_nobody_decides_once_the_case_is_with_others():
    member = make_board_member()
    application = make_application(association=make_association())
    services.open_for_review(application, by=member)
    with pytest.raises(ForbiddenMove):
        services.refuse(application, by=member, **WHY, at=NOON)


def test_opening_twice_is_recorded_once():
    application, desk = opened()
    services.open_for_review(application, by=desk)
    assert [entry.action for entry in trail(application)] == ["application.opened"]


def test_approval_lists_the_firm_and_records_who_decided():
    application, desk = opened()
    version = application.supplier.version
    services.approve(application, by=desk, reason="In orde", seen_version=version, at=NOON)
    assert application.supplier.status is ProfileStatus.LISTED
    assert (application.decided_by_id, application.decided_at) == (desk.id, NOON)
    assert ("application.approved", desk.id) in [(entry.action, entry.actor_id) for entry in trail(application)]


def test_approval_by_a_board_makes_the_firm_a_member(session):
    association = make_association()
    application = make_application(association=association)
    member = make_board_member(association)
    services.open_for_review(application, by=member)
    seen = application.supplier.version
    services.approve(application, by=member, reason="", seen_version=seen, at=NOON)
    (membership,) = session.scalars(select(Membership))
    assert (membership.association_id, membership.starts_on) == (association.id, date(2026, 3, 16))


def test_approval_by_the_desk_makes_no_member(session):
    application, desk = opened()
    services.approve(application, by=desk, reason="", seen_version=application.supplier.version, at=NOON)
    assert session.scalars(select(Membership)).all() == []


def test_what_changed_since_it_was_read_is_not_approved():
    application, desk = opened()
    with pytest.raises(services.ProfileChanged):
        services.approve(application, by=desk, reason="", seen_version=99, at=NOON)


def test_handing_over_gives_the_desk_its_own_term():
    application = make_application(association=make_association(), due_on=date(2026, 3, 17))
    services.hand_to_desk(application, by=make_user(), at=NOON)
    assert (application.association, application.due_on) == (None, date(2026, 3, 30))


@pytest.mark.parametrize("make", [make_application, lambda: make_application(status=S.APPROVED)])
def test_only_what_waits_for_a_board_is_handed_over(make):
    with pytest.raises(DomainError):
        services.hand_to_desk(make(), by=make_user(), at=NOON)


def test_what_somebody_has_opened_is_not_withdrawn():
    application, _desk = opened()
    with pytest.raises(ForbiddenMove):
        services.withdraw(application, by=application.submitted_by)


@pytest.mark.parametrize("before", list(S))
@pytest.mark.parametrize("after", list(S))
def test_an_application_moves_along_the_table_only(before, after):
    application = Application(status=before)
    if after in MOVES[before]:
        application.move_to(after)
        assert application.status is after
    else:
        with pytest.raises(ForbiddenMove):
            application.move_to(after)
