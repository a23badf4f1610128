"""Declaring about interests, and stepping aside."""

from datetime import timedelta

import pytest

from app.audit.services import trail
from app.core.errors import DomainError
from app.memberships.services import declare_interest
from app.sourcing.queries import shortlist_of
from app.sourcing.roles import declaring, queries
from app.sourcing.roles.kinds import FileRoleKind
from app.suppliers.kinds import EditorRole
from app.suppliers.models import SupplierEditor
from tests.factories.four_eyes import make_controller, make_declaration, make_outside_firm
from tests.factories.procurement import make_decided_file, make_role_in
from tests.factories.sourcing import NOON, make_buyer, make_file, make_listed_firm, make_longlist

LATER = NOON + timedelta(days=1)


@pytest.fixture
def firm(session):
    return make_listed_firm()


@pytest.fixture
def file(firm):
    file = make_file()
    make_longlist(file, firm)
    return file


def test_everybody_with_a_role_must_declare_the_owner_too(file):
    assessor = make_buyer()
    make_role_in(file, FileRoleKind.ASSESSOR, assessor)
    assert queries.undeclared_in(file) == [file.owner, assessor]
    declaring.declare_no_interest(file, by=assessor, at=NOON)
    assert queries.undeclared_in(file) == [file.owner]


def test_a_declared_tie_shows_as_a_conflict_and_forbids_the_declaration(file, firm):
    declare_interest(file.owner, firm, at=NOON)
    assert queries.conflicts_of(file.owner, file) == [firm.display_name]
    with pytest.raises(DomainError, match="belang"):
        declaring.declare_no_interest(file, by=file.owner, at=NOON)


def test_who_edits_a_firm_on_the_list_has_a_conflict(file, firm, session):
    firm.editors.append(SupplierEditor(user=file.owner, role=EditorRole.EDITOR, since=NOON))
    session.flush()
    assert queries.conflicts_of(file.owner, file) == [firm.display_name]


def test_an_interest_in_a_firm_that_is_not_in_the_file_is_no_conflict(file):
    declare_interest(file.owner, make_listed_firm(), at=NOON)
    assert queries.conflicts_of(file.owner, file) == []


def test_a_firm_from_outside_that_registered_later_counts_too(file):
    registered = make_listed_firm()
    make_outside_firm(file, supplier_id=registered.id)
    declare_interest(file.owner, registered, at=NOON)
    assert queries.conflicts_of(file.owner, file) == [registered.display_name]


def test_a_tie_that_was_declared_after_the_declaration_undoes_it(file, firm):
    declaring.declare_no_interest(file, by=file.owner, at=NOON)
    declare_interest(file.owner, firm, at=NOON)
    assert queries.undeclared_in(file) == [file.owner]


def test_new_firms_ask_for_a_new_declaration(file):
    declaring.declare_no_interest(file, by=file.owner, at=NOON)
    make_outside_firm(file, added_at=LATER)
    assert queries.undeclared_in(file) == [file.owner]
    declaring.declare_no_interest(file, by=file.owner, at=LATER)
    assert queries.undeclared_in(file) == []


def test_stepping_aside_ends_all_roles_at_once(file):
    person = make_buyer()
    for kind in (FileRoleKind.ASSESSOR, FileRoleKind.OPENER):
        make_role_in(file, kind, person)
    declaring.step_aside(file, by=person, at=LATER)
    assert queries.roles_in(file) == []
    assert queries.stepped_aside(person, file)


def test_nobody_comes_back_after_stepping_aside(file):
    person = make_buyer()
    declaring.step_aside(file, by=person, at=NOON)
    with pytest.raises(DomainError, match="teruggetreden"):
        declaring.declare_no_interest(file, by=person, at=LATER)


def test_what_they_decided_stays(session):
    file = make_decided_file()
    owner = file.owner
    declaring.step_aside(file, by=owner, at=LATER)
    assert {decision.decided_by for decision in shortlist_of(file)} == {owner}


def test_that_somebody_stepped_aside_is_kept_and_not_why(file, firm):
    declare_interest(file.owner, firm, at=NOON)
    declaring.step_aside(file, by=file.owner, at=NOON)
    [act] = [act for act in trail(file) if act.action == "interest.stepped_aside"]
    assert act.values.content == {}


def test_when_the_owner_steps_aside_the_deputy_takes_over(file):
    deputy = make_buyer()
    make_role_in(file, FileRoleKind.DEPUTY, deputy)
    declaring.step_aside(file, by=file.owner, at=LATER)
    assert file.owner is deputy
    assert not queries.owner_is_gone(file)


def test_without_a_deputy_the_controller_is_asked(file, mailbox):
    controller = make_controller()
    declaring.step_aside(file, by=file.owner, at=LATER)
    assert queries.owner_is_gone(file)
    assert [mail.recipient for mail in mailbox()] == [controller.email]


def test_who_has_to_declare_is_asked_by_one_mail_each(file, mailbox):
    assessor, done = make_buyer(), make_buyer()
    make_role_in(file, FileRoleKind.ASSESSOR, assessor)
    make_role_in(file, FileRoleKind.ASSESSOR, done)
    make_declaration(file, done)
    assert declaring.ask_to_declare(file, by=file.owner) == 1
    assert [mail.recipient for mail in mailbox()] == [assessor.email]
