"""Erasing a person leaves nothing that names them, and everything that others need."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.accounts.models import Role, User
from app.accounts.policies import roles_today
from app.audit.verifying import verify
from app.core import db
from app.core.clock import now, today
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.model import Base
from app.mail.models import MailMessage
from app.privacy import erasing
from app.sourcing.models import LonglistEntry
from app.suppliers.kinds import EditorRole, ProfileStatus
from app.suppliers.models import Supplier, SupplierEditor, SupplierVersion
from tests.app.privacy import traces
from tests.app.privacy.account_traces import guessed_at
from tests.factories.accounts import make_administrator, make_role, make_user
from tests.factories.sourcing import make_file, make_longlist
from tests.factories.suppliers import make_listed
from tests.leaves import brought

SHIPPED = {"cpv_code", "postcode_area", "municipality_neighbour"}  # long lists that nothing but a release writes
MARKS = [mark.lower() for mark in (traces.NAME, "Wilhelmien", traces.EMAIL, "zwartkruis.example", traces.STREET)]


def places_that_name_the_person(session):
    """Every table and column, whatever its type; what is shipped with the product was there before the person."""
    found = set()
    for table in Base.metadata.sorted_tables:
        for row in () if table.name in SHIPPED else session.execute(select(table)):
            if names_the_person(" ".join(map(str, row))):
                values = zip(table.columns, row, strict=True)
                found |= {f"{table.name}.{column.name}" for column, value in values if names_the_person(str(value))}
    return found


def names_the_person(text):
    lowered = text.lower()
    return any(mark in lowered for mark in MARKS)


def erase(person, by=None, reason="asked by letter on 3 March, known by their passport"):
    db.session.commit()  # what the test has made
    with transaction():
        erasing.erase(person, by=by or person, reason=reason)


@pytest.mark.parametrize("leave_trace", traces.TRACES, ids=lambda trace: trace.__name__)
def test_each_trace_names_the_person_until_they_are_erased(session, leave_trace):
    person = traces.make_person()
    leave_trace(person)
    session.commit()
    assert places_that_name_the_person(session) - {"user_account.name", "user_account.email"} or person.roles
    erase(person)
    assert places_that_name_the_person(session) == set()


def test_tries_to_sign_in_name_nobody_even_before(session):
    person = traces.make_person()
    guessed_at(person)
    session.commit()
    assert places_that_name_the_person(session) == {"user_account.name", "user_account.email"}


# What others decided on, or must account for, keeps the number of the account.
MAY_POINT = {
    "access_decision.decided_by_id",
    "application.decided_by_id",
    "application.submitted_by_id",
    "file_role.given_by_id",
    "import_batch.created_by_id",
    "planned_purchase.created_by_id",
    "procurement_file.owner_id",
    "role_assignment.user_id",
    "role_invitation.invited_by_id",
    "suspension.by_id",
    "suspension.ended_by_id",
}.union(*brought("tests.app.{leaf}.traces", "MAY_POINT"))


def columns_that_point_to(person, session):
    pointing = [
        column
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if any(key.column is User.__table__.c.id for key in column.foreign_keys)
    ]
    return {str(column) for column in pointing if session.scalar(select(column).where(column == person.id).limit(1))}


def test_only_what_others_must_account_for_still_points_to_the_number_of_the_account(session):
    person = traces.make_person()
    for leave_trace in (*traces.TRACES, guessed_at):
        if leave_trace is not traces.suspended_sole_trader:
            leave_trace(person)
    session.commit()
    assert columns_that_point_to(person, session) > MAY_POINT
    erase(person)
    assert columns_that_point_to(person, session) == MAY_POINT


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=st.lists(st.sampled_from(traces.TRACES), unique=True, min_size=2))
def test_whatever_somebody_did_nothing_names_them_afterwards(session, chosen):
    with session.begin_nested() as example:
        person = traces.make_person()
        for leave_trace in chosen:
            if leave_trace is not traces.suspended_sole_trader:
                leave_trace(person)
        session.flush()
        erasing.erase(person, by=person, reason="a letter")
        session.flush()
        assert places_that_name_the_person(session) == set()
        example.rollback()
    session.expunge_all()  # the next example gets the same numbers again


def test_the_audit_trail_is_whole_after_erasing(session):
    person = traces.make_person()
    traces.listed_sole_trader(person)
    erase(person)
    assert verify().broken is None


def test_an_erased_person_cannot_sign_in_and_holds_no_role(session, client):
    person = traces.make_person()
    traces.board_member_with_an_interest(person)
    client.sign_in(person)
    erase(person)
    assert roles_today(session.get_one(User, person.id)) == []
    assert client.get("/account").status_code == 303


def test_a_role_that_began_today_leaves_no_row(session):
    person = make_user()
    make_role(person, Role.DESK, starts_on=today())
    erase(person)
    assert person.roles == []


def test_the_only_administrator_cannot_go_before_there_is_another(session):
    first = make_administrator()
    with pytest.raises(DomainError):
        erase(first)
    make_administrator()
    erase(first)
    assert first.confirmed_at is None


def test_a_firm_with_another_editor_goes_on_under_them_and_they_hear_of_it(session, mailbox):
    person, heir = make_user(), make_user()
    supplier = make_listed(person, contact_name=person.name, email=person.email)
    supplier.editors.append(SupplierEditor(user=heir, role=EditorRole.EDITOR, since=now() + timedelta(days=1)))
    session.flush()
    erase(person)
    assert [(each.user_id, each.role) for each in supplier.editors] == [(heir.id, EditorRole.OWNER)]
    assert (supplier.status, supplier.email) == (ProfileStatus.LISTED, heir.email)
    assert [mail.recipient for mail in mailbox()] == [heir.email]


def test_a_company_without_anybody_is_withdrawn_and_keeps_its_name(session):
    person = make_user()
    supplier = make_listed(person, name="De Heg bv")
    erase(person)
    assert (supplier.status, supplier.name, supplier.email) == (ProfileStatus.WITHDRAWN, "De Heg bv", None)


def test_a_contact_person_who_is_somebody_else_stays_with_the_firm(session):
    person, other = make_user(), make_user()
    supplier = make_listed(person, contact_name="Somebody Else", email="info@deheg.example")
    supplier.editors.append(SupplierEditor(user=other, since=now()))
    session.flush()
    erase(person)
    assert supplier.contact_name == "Somebody Else"


def test_what_a_longlist_froze_stays_with_the_file_and_only_that(session):
    person = traces.make_person()
    supplier = traces.listed_sole_trader(person)
    longlist = make_longlist(make_file(), supplier)
    outlook = erasing.foresee(person)
    erase(person)
    assert places_that_name_the_person(session) == {"supplier_version.content"}
    held = session.scalars(select(LonglistEntry.supplier_version_id).where(LonglistEntry.longlist_id == longlist.id))
    assert set(session.scalars(select(SupplierVersion.id))) == set(held)
    assert any("longlist" in str(text) or "groslijst" in str(text) for text in outlook.stays)


def test_looking_ahead_says_what_stays_and_changes_nothing(session):
    person = traces.make_person()
    for leave_trace in (traces.buyer, traces.contact_of_a_company, traces.saved_search):
        leave_trace(person)
    session.commit()
    before = places_that_name_the_person(session)
    outlook = erasing.foresee(person)
    assert outlook.stays
    assert places_that_name_the_person(session) == before


def test_somebody_without_anything_loses_only_their_account(session):
    outlook = erasing.foresee(make_user())
    assert len(outlook.goes) == 1


def test_a_reason_with_the_name_in_it_is_refused(session):
    person, desk = traces.make_person(), make_user()
    with pytest.raises(DomainError):
        erase(person, by=desk, reason="letter of W. Zwartkruis")


def test_mail_to_others_keeps_its_row_without_its_words(session):
    person = traces.make_person()
    traces.mails(person)
    erase(person)
    [mail] = session.scalars(select(MailMessage))
    assert (mail.recipient, mail.text) == ("bestuur@example.nl", "")


def test_a_firm_that_ended_is_told_to_the_index(session):
    person = traces.make_person()
    supplier = traces.listed_sole_trader(person)
    before = supplier.version
    erase(person)
    assert session.get_one(Supplier, supplier.id).version > before
