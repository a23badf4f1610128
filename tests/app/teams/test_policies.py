"""Who sees a team, and who gives and ends which role in it."""

import pytest

from app.accounts.models import Role
from app.teams import policies
from app.teams.teams import ADMINISTRATORS, DESK, team_named
from tests.factories.accounts import (
    make_administrator,
    make_board_member,
    make_buyer,
    make_controller,
    make_desk_member,
    make_role,
    make_user,
)
from tests.factories.organisations import make_association
from tests.factories.teams import BUNNIK, BUNNIK_TEAM, ZEIST_TEAM, board_of, make_invitation

PEOPLE = {
    "administrator": lambda _board: make_administrator(),
    "desk": lambda _board: make_desk_member(),
    "board member": make_board_member,
    "board member elsewhere": lambda _board: make_board_member(),
    "controller": lambda _board: make_controller(),
    "controller elsewhere": lambda _board: make_controller(BUNNIK),
    "buyer": lambda _board: make_buyer(),
    "entrepreneur": lambda _board: make_user(),
    "signed out": lambda _board: None,
}
# Who, and the roles that they give: in Zeist, on the board, at the desk, among the administrators.
GIVES = {
    "administrator": ({Role.BUYER, Role.CONTROLLER}, {Role.BOARD_MEMBER}, {Role.DESK}, {Role.ADMINISTRATOR}),
    "desk": (set(), {Role.BOARD_MEMBER}, {Role.DESK}, set()),
    "board member": (set(), {Role.BOARD_MEMBER}, set(), set()),
    "board member elsewhere": (set(), set(), set(), set()),
    "controller": ({Role.BUYER}, set(), set(), set()),
    "controller elsewhere": (set(), set(), set(), set()),
    "buyer": (set(), set(), set(), set()),
    "entrepreneur": (set(), set(), set(), set()),
    "signed out": (set(), set(), set(), set()),
}
SEES = {
    "administrator": (True, True, True, True),
    "desk": (False, True, True, False),
    "board member": (False, True, False, False),
    "board member elsewhere": (False, False, False, False),
    "controller": (True, False, False, False),
    "controller elsewhere": (False, False, False, False),
    "buyer": (True, False, False, False),
    "entrepreneur": (False, False, False, False),
    "signed out": (False, False, False, False),
}


@pytest.fixture
def people(session):
    """A person by a short name, and the four teams of the tables."""
    association = make_association()
    teams = (ZEIST_TEAM, board_of(association), DESK, ADMINISTRATORS)
    return (lambda kind: PEOPLE[kind](association)), teams


@pytest.mark.parametrize("kind", PEOPLE)
def test_roles_are_given_by_those_who_answer_for_them(people, kind):
    make, teams = people
    person = make(kind)
    assert tuple(set(policies.roles_to_give(person, team)) for team in teams) == GIVES[kind]


@pytest.mark.parametrize("kind", PEOPLE)
def test_a_team_is_seen_by_those_in_it_and_by_those_who_manage_it(people, kind):
    make, teams = people
    person = make(kind)
    assert tuple(policies.may_see(person, team) for team in teams) == SEES[kind]


def test_a_role_is_not_given_in_a_team_that_does_not_have_it(session):
    assert not policies.may_give(make_administrator(), ZEIST_TEAM, Role.DESK)


def test_a_controller_changes_the_buyers_and_no_other_controller(session):
    controller = make_controller()
    [buyer], [colleague] = make_buyer().roles, make_controller().roles
    assert policies.may_change(controller, buyer)
    assert not policies.may_change(controller, colleague)


def test_an_invitation_is_handled_by_those_who_may_give_its_role(session):
    invitation = make_invitation()
    assert policies.may_handle(make_controller(), invitation)
    assert not policies.may_handle(make_controller(BUNNIK), invitation)
    assert not policies.may_handle(make_buyer(), invitation)


def test_a_role_is_left_by_its_holder_only(session):
    holder = make_board_member()
    [assignment] = holder.roles
    assert policies.may_leave(holder, assignment)
    assert not policies.may_leave(make_administrator(), assignment)
    assert not policies.may_leave(None, assignment)


def test_the_desk_ends_seats_on_boards_and_of_colleagues_and_no_role_in_a_municipality(session):
    desk = make_desk_member()
    for make in (make_board_member, make_desk_member):
        assert policies.may_change(desk, make().roles[0])
    for make in (make_buyer, make_controller, make_administrator):
        assert not policies.may_change(desk, make().roles[0])


def test_the_desk_judges_colleagues_and_not_itself(session):
    desk = make_desk_member()
    assert policies.may_judge(desk, make_desk_member().roles[0])
    assert not policies.may_judge(desk, desk.roles[0])


def test_nobody_judges_their_own_role_except_among_administrators(session):
    association = make_association()
    member, colleague = make_board_member(association), make_board_member(association)
    assert policies.may_judge(member, colleague.roles[0])
    assert not policies.may_judge(member, member.roles[0])
    administrator = make_administrator()
    assert policies.may_judge(administrator, administrator.roles[0])


@pytest.mark.parametrize(
    "slug", ["", "gemeente-", "gemeente-0355", "vereniging-0", "vereniging-99999999999", "loket-1", "desk", "beheer\n"]
)
def test_a_slug_that_means_no_team_is_none(slug):
    assert team_named(slug) is None


@pytest.mark.parametrize("team", [ZEIST_TEAM, BUNNIK_TEAM, DESK, ADMINISTRATORS])
def test_a_slug_leads_back_to_its_team(team):
    assert team_named(team.slug) == team


def test_who_acts_for_one_municipality_manages_no_buyers_of_another(session):
    controller = make_controller()
    make_role(controller, Role.CONTROLLER, municipality_code=BUNNIK)
    controller.acting_for = BUNNIK
    assert policies.may_give(controller, BUNNIK_TEAM, Role.BUYER)
    assert not policies.may_give(controller, ZEIST_TEAM, Role.BUYER)
