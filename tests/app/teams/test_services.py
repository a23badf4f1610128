"""Ending a role, giving it a last day, leaving."""

from datetime import date, timedelta

import pytest

from app.accounts.models import Role
from app.accounts.policies import holds, is_administrator
from app.audit.services import trail
from app.core.db import transaction
from app.core.errors import DomainError
from app.teams import services
from tests.conftest import NOON
from tests.factories.accounts import (
    make_administrator,
    make_board_member,
    make_buyer,
    make_controller,
    make_role,
    make_user,
)
from tests.factories.organisations import make_association
from tests.factories.teams import make_invitation

TODAY = NOON.date()


@pytest.fixture(autouse=True)
def _at_noon(clock, session):
    """Roles are compared with the day."""


def end(assignment, by):
    with transaction():
        services.end(assignment, by=by, at=NOON)


def test_an_ended_role_counts_no_more_from_that_moment(session):
    buyer, controller = make_buyer(), make_controller()
    end(buyer.roles[0], controller)
    assert not holds(buyer, Role.BUYER)


def test_a_role_that_began_today_can_be_ended_today(session):
    buyer = make_user()
    assignment = make_role(buyer, Role.BUYER, municipality_code="GM0355", starts_on=TODAY)
    end(assignment, make_controller())
    assert not holds(buyer, Role.BUYER)


def test_ending_a_role_is_recorded_with_who_did_it(session):
    buyer, controller = make_buyer(), make_controller()
    end(buyer.roles[0], controller)
    [entry] = trail(buyer.roles[0])
    assert (entry.action, entry.actor_id) == ("role.ended", controller.id)


def test_the_person_is_told_by_mail(session, mailbox):
    buyer = make_buyer()
    end(buyer.roles[0], make_controller())
    assert [mail.recipient for mail in mailbox()] == [buyer.email]


def test_invitations_of_who_was_put_out_of_the_team_stop_working(session):
    controller = make_controller()
    invitation = make_invitation(controller)
    end(controller.roles[0], make_administrator())
    assert not invitation.is_open_at(NOON)


def test_invitations_of_a_colleague_stay(session):
    controller = make_controller()
    invitation = make_invitation()
    end(controller.roles[0], make_administrator())
    assert invitation.is_open_at(NOON)


def test_the_last_administrator_cannot_be_ended(session):
    administrator = make_administrator()
    with pytest.raises(DomainError):
        end(administrator.roles[0], administrator)


def test_an_administrator_may_end_the_last_seat_on_a_board(session):
    member = make_board_member()
    end(member.roles[0], make_administrator())
    assert not holds(member, Role.BOARD_MEMBER)


def leave(assignment):
    with transaction():
        services.leave(assignment, at=NOON)


def test_the_last_member_of_a_board_cannot_leave(session):
    member = make_board_member()
    with pytest.raises(DomainError):
        leave(member.roles[0])
    assert holds(member, Role.BOARD_MEMBER)


def test_a_board_member_with_a_successor_leaves(session):
    association = make_association()
    member, _successor = make_board_member(association), make_board_member(association)
    leave(member.roles[0])
    assert not holds(member, Role.BOARD_MEMBER)


def test_a_successor_whose_address_nobody_confirmed_does_not_count(session):
    association = make_association()
    member = make_board_member(association)
    make_board_member(association, confirmed_at=None)
    with pytest.raises(DomainError):
        leave(member.roles[0])


def test_a_successor_on_another_board_does_not_count(session):
    member, _elsewhere = make_board_member(), make_board_member()
    with pytest.raises(DomainError):
        leave(member.roles[0])


def test_a_second_seat_of_the_same_person_is_no_successor(session):
    administrator = make_administrator()
    make_role(administrator, Role.ADMINISTRATOR)
    with pytest.raises(DomainError):
        leave(administrator.roles[0])


def test_the_last_buyer_may_leave(session):
    buyer = make_buyer()
    leave(buyer.roles[0])
    assert not holds(buyer, Role.BUYER)


def test_invitations_of_who_leaves_stay_for_the_successor(session):
    association = make_association()
    member, _colleague = make_board_member(association), make_board_member(association)
    values = {"role": Role.BOARD_MEMBER, "association_id": association.id, "municipality_code": None}
    invitation = make_invitation(member, **values)
    leave(member.roles[0])
    assert invitation.is_open_at(NOON)


def set_last_day(assignment, day):
    with transaction():
        services.set_last_day(assignment, day, by=make_administrator(), today=TODAY)


def test_a_role_holds_on_its_last_day_and_not_after(session):
    [assignment] = make_buyer().roles
    set_last_day(assignment, TODAY)
    assert assignment.holds_on(TODAY)
    assert not assignment.holds_on(TODAY + timedelta(days=1))


def test_a_last_day_is_taken_away_again(session):
    [assignment] = make_buyer().roles
    set_last_day(assignment, TODAY)
    set_last_day(assignment, None)
    assert assignment.holds_on(date(2100, 1, 1))


def test_a_last_day_in_the_past_is_refused(session):
    with pytest.raises(DomainError):
        set_last_day(make_buyer().roles[0], TODAY - timedelta(days=1))


def test_nobody_would_be_left_after_the_last_day(session):
    with pytest.raises(DomainError):
        set_last_day(make_board_member().roles[0], TODAY + timedelta(days=30))


def test_a_colleague_who_goes_on_the_same_day_is_no_successor(session):
    association = make_association()
    member, colleague = make_board_member(association), make_board_member(association)
    colleague.roles[0].ends_on = TODAY
    session.flush()
    with pytest.raises(DomainError):
        leave(member.roles[0])


def test_the_only_active_administrator_stays_one(session):
    administrator = make_administrator()
    with pytest.raises(DomainError):
        leave(administrator.roles[0])
    assert is_administrator(administrator)
