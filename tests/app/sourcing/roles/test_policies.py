"""Who may give roles, hand them over and declare: truth tables."""

import pytest

from app.sourcing import policies
from app.sourcing.roles.kinds import FileRoleKind
from tests.factories.four_eyes import make_controller, make_declaration
from tests.factories.procurement import make_role_in
from tests.factories.sourcing import DE_BILT, make_buyer, make_file


@pytest.fixture
def file(session):
    return make_file()


def deputy_of(file):
    person = make_buyer()
    make_role_in(file, FileRoleKind.DEPUTY, person)
    return person


def test_who_leads_the_file_gives_roles(file):
    assert policies.may_give_roles(file.owner, file)
    assert policies.may_give_roles(deputy_of(file), file)
    assert not any(policies.may_give_roles(who, file) for who in (make_buyer(), make_controller(), None))


def test_a_role_is_passed_on_by_who_leads_and_by_who_has_it(file):
    assessor = make_controller()
    role = make_role_in(file, FileRoleKind.ASSESSOR, assessor)
    assert all(policies.may_pass_role_on(who, role) for who in (file.owner, deputy_of(file), assessor))
    assert not any(policies.may_pass_role_on(who, role) for who in (make_buyer(), make_buyer(DE_BILT), None))


def test_only_the_owner_hands_the_file_over(file):
    assert policies.may_name_owner(file.owner, file)
    assert not any(policies.may_name_owner(who, file) for who in (deputy_of(file), make_buyer(), make_controller()))


@pytest.mark.parametrize("how", ["stepped aside", "left", "blocked"])
def test_when_the_owner_is_gone_the_controller_names_another(file, session, how, clock):
    if how == "stepped aside":
        make_declaration(file, file.owner, has_interest=True)
    elif how == "left":
        file.owner.roles[0].ended_at = file.created_at
    else:
        file.owner.blocked_at = file.created_at
    session.flush()
    assert policies.may_name_owner(make_controller(), file)
    assert not policies.may_name_owner(make_controller(DE_BILT), file)
    assert not policies.may_name_owner(make_buyer(), file)


def test_who_stepped_aside_reads_the_file_and_changes_nothing(file):
    make_declaration(file, file.owner, has_interest=True)
    assert policies.may_see(file.owner, file)
    for policy in (policies.may_change, policies.may_change_shortlist, policies.may_give_roles, policies.may_offer):
        assert not policy(file.owner, file)


def test_everybody_who_sees_the_file_declares_about_themselves(file):
    assert all(policies.may_declare(who, file) for who in (file.owner, make_buyer(), make_controller()))
    assert not any(policies.may_declare(who, file) for who in (make_buyer(DE_BILT), None))
