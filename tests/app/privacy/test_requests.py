"""The desk answers people who ask by mail."""

import json

import pytest
from sqlalchemy import select

from app.accounts.models import User
from app.audit.models import AuditEntry
from app.audit.services import trail
from app.privacy.policies import may_answer
from tests.factories.accounts import (
    make_administrator,
    make_board_member,
    make_buyer,
    make_controller,
    make_desk_member,
    make_user,
)

REASON = {"reason": "Asked by letter on 3 March, answered to the address of the account"}


@pytest.mark.parametrize(
    ("make", "may"),
    [
        (make_desk_member, True),
        (make_administrator, True),
        (make_board_member, False),
        (make_buyer, False),
        (make_controller, False),
        (make_user, False),
    ],
)
def test_only_the_desk_and_administrators_answer(client, session, make, may):
    client.sign_in(make())
    person = make_user()
    assert (client.get(f"/privacyverzoeken/{person.id}").status_code == 200) is may
    assert (client.get("/privacyverzoeken").status_code == 200) is may


def test_the_desk_does_not_erase_an_administrator_and_nobody_themselves(session):
    desk, administrator, other = make_desk_member(), make_administrator(), make_administrator()
    assert not may_answer(desk, administrator)
    assert not may_answer(desk, desk)
    assert not may_answer(administrator, administrator)
    assert may_answer(administrator, other)
    assert may_answer(administrator, desk)


def test_a_person_is_found_by_address_and_erased_with_a_reason(client, session):
    desk, person = make_desk_member(), make_user()
    client.sign_in(desk)
    page = client.post("/privacyverzoeken", data={"email": person.email})
    assert page.headers["Location"] == f"/privacyverzoeken/{person.id}"
    assert client.post(f"{page.headers['Location']}/verwijderen", data=REASON).status_code == 303
    assert session.get_one(User, person.id).confirmed_at is None
    [entry] = session.scalars(select(AuditEntry).where(AuditEntry.action == "account.erased"))
    assert (entry.actor_id, entry.values.content["reason"]) == (desk.id, REASON["reason"])


def test_without_a_reason_or_with_the_name_in_it_nothing_happens(client, session):
    client.sign_in(make_desk_member())
    person = make_user(name="Noor Bakker")
    for reason in ("", "Brief van mevrouw Bakker"):
        answer = client.post(f"/privacyverzoeken/{person.id}/verwijderen", data={"reason": reason})
        assert answer.status_code == 422
    assert session.get_one(User, person.id).name == "Noor Bakker"


def test_a_copy_for_the_person_is_recorded_under_who_took_it(client, session):
    desk, person = make_desk_member(), make_user()
    client.sign_in(desk)
    content = json.loads(client.post(f"/privacyverzoeken/{person.id}/gegevens").get_data(as_text=True))
    assert content["account"]["email"] == person.email
    [entry] = session.scalars(select(AuditEntry).where(AuditEntry.action == "personal_data.exported"))
    assert (entry.actor_id, entry.object_id) == (desk.id, str(person.id))


def test_an_unknown_address_and_one_that_is_erased_get_the_same_answer(client, session):
    client.sign_in(make_desk_member())
    person = make_user()
    client.post(f"/privacyverzoeken/{person.id}/verwijderen", data=REASON)
    assert client.get(f"/privacyverzoeken/{person.id}").status_code == 404
    unknown = client.post("/privacyverzoeken", data={"email": "nobody@example.nl"})
    erased = client.post("/privacyverzoeken", data={"email": person.email})
    assert unknown.status_code == erased.status_code == 422


def test_looking_at_a_person_for_a_request_is_recorded(client, session):
    desk, person = make_desk_member(), make_user()
    client.sign_in(desk)
    client.get(f"/privacyverzoeken/{person.id}")
    assert [(entry.action, entry.actor_id) for entry in trail(person)] == [("personal_data.seen", desk.id)]
