"""A firm hears once that a board notes it as its member."""

from datetime import timedelta

import pytest

from app.memberships import keeping
from app.memberships.importing.services import process
from app.memberships.inviting.services import object_to
from tests.conftest import NOON
from tests.factories.accounts import make_board_member, make_user
from tests.factories.memberships import make_list, make_member_invitation, make_membership
from tests.factories.organisations import make_association, make_region
from tests.factories.suppliers import make_listed

TODAY = NOON.date()
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def association(clock, session):
    make_region()
    return make_association(name="Ondernemers Voorbeeld")


@pytest.fixture
def firm(association):
    return make_listed(make_user(email="noor@heg.example", language="nl"), name="De Heg bv")


def add(firm, association):
    by = make_board_member(association)
    return keeping.add_member(firm, association.id, since=TODAY, today=TODAY, by=by)


def test_the_firm_reads_who_notes_it_who_sees_it_and_where_to_say_no(firm, association, mailbox):
    add(firm, association)
    [mail] = mailbox()
    assert (mail.recipient, mail.subject) == ("noor@heg.example", "Ondernemers Voorbeeld noteert De Heg bv als lid")
    assert "Inkopers zien het niet bij uw profiel" in mail.text
    assert f"/mijn-bedrijven/{firm.id}" in mail.text


def test_a_member_list_tells_it_too(firm, association, mailbox):
    made = make_list(association, {"supplier_id": firm.id})
    process(made, today=TODAY, by=make_board_member(association), at=NOON)
    assert [mail.recipient for mail in mailbox()] == ["noor@heg.example"]


def test_a_firm_that_was_a_member_before_gets_no_second_mail(firm, association, mailbox):
    make_membership(association, firm, ends_on=YESTERDAY)
    add(firm, association)
    assert mailbox() == []


def test_a_firm_that_handed_itself_in_with_the_board_needs_no_mail(firm, association, mailbox):
    keeping.start_membership(firm, association.id, on=TODAY)
    assert mailbox() == []


def test_who_objected_to_mail_for_members_gets_none(firm, association, mailbox):
    object_to(make_member_invitation(association, email="noor@heg.example"), at=NOON)
    add(firm, association)
    assert mailbox() == []


def test_nothing_is_said_of_a_membership_that_the_firm_disputed_first(firm, association, mailbox):
    keeping.dispute(add(firm, association), today=TODAY, by=firm.editors[0].user)
    assert mailbox() == []
