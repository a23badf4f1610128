"""What is kept of what somebody typed, and what never is."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.nl import bsn

from app.core.clock import now
from app.core.errors import DomainError
from app.suppliers import services as suppliers
from app.suppliers.autosave import queries, services
from app.suppliers.autosave.services import _may_be_kept
from app.suppliers.details import ContactDetails
from tests.factories.accounts import make_user
from tests.factories.suppliers import OLD_VAT_ID, make_draft, make_listed

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def owner(session):
    return make_user()


@pytest.fixture
def firm(owner):
    return make_draft(owner)


def kept(firm, user, step="contact"):
    found = queries.kept_input(firm, step, user)
    return dict(found.content) if found else None


def test_the_last_of_what_was_typed_is_kept(firm, owner, session):
    for phone in ("06", "0612"):
        services.keep(firm, "contact", [("phone", phone)], by=owner, at=now())
        session.flush()
    assert kept(firm, owner) == {"phone": "0612"}


def test_each_person_finds_their_own(firm, owner):
    services.keep(firm, "contact", [("phone", "06")], by=owner, at=now())
    assert kept(firm, make_user()) is None


@pytest.mark.parametrize("text", ["123456782", OLD_VAT_ID, "BTW 1234.56.782 B01", "zie NL123456782B01."])
def test_what_may_hold_a_citizen_service_number_is_not_kept(firm, owner, text):
    services.keep(firm, "trade", [("description_nl", text), ("themes", "energy")], by=owner, at=now())
    assert kept(firm, owner, "trade") == {"themes": "energy"}


@pytest.mark.parametrize("field", ["vat_id", "rsin", "csrf_token"])
def test_fields_in_which_such_a_number_is_typed_are_not_kept_half_typed_either(firm, owner, field):
    services.keep(firm, "identity", [(field, "1234")], by=owner, at=now())
    assert kept(firm, owner, "identity") == {}


@given(st.integers(min_value=1, max_value=99_999_999).map(lambda number: f"{number:08}"), st.text(max_size=5))
def test_no_nine_digits_that_pass_the_eleven_test_are_kept(digits, before):
    for last in "0123456789":
        number = digits + last
        if bsn.is_valid(number):
            assert not _may_be_kept("name", f"{before} {number}")


def test_too_much_is_refused(firm, owner):
    with pytest.raises(DomainError):
        services.keep(firm, "trade", [("description_nl", "x" * 50_000)], by=owner, at=now())


def test_saving_the_step_lets_go_of_it_and_of_nothing_else(firm, owner):
    for step in ("contact", "trade"):
        services.keep(firm, step, [("phone", "06")], by=owner, at=now())
    suppliers.change_contact(firm, ContactDetails(email="a@deheg.example"), by=owner, at=now())
    assert kept(firm, owner) is None
    assert kept(firm, owner, "trade") is not None


def test_a_draft_with_unsaved_input_can_be_thrown_away(firm, owner, session):
    services.keep(firm, "contact", [("phone", "06")], by=owner, at=now())
    suppliers.remove_draft(firm, by=owner)
    session.flush()
    assert queries.input_of(owner) == []


def test_after_its_term_it_goes(firm, owner, clock):
    services.keep(firm, "contact", [("phone", "06")], by=owner, at=now())
    services.keep(make_listed(owner), "contact", [("phone", "06")], by=owner, at=clock(now() + timedelta(days=31)))
    before = now() - timedelta(days=30)
    assert queries.count_older(before) == 1
    assert services.remove_older(before, 10) == 1
    assert len(queries.input_of(owner)) == 1
