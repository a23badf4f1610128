"""My passkeys: add, rename, remove."""

import pytest

from app.accounts.factors import factors_of
from app.accounts.models import Role
from app.accounts.passkeys import privacy, services
from app.accounts.passkeys.models import Passkey
from app.audit.services import trail
from tests.authenticator import Authenticator, to_base64
from tests.factories.accounts import make_desk_member, make_role, make_user
from tests.factories.passkeys import make_passkey

PAGE = "/account/toegangssleutels"
ADD = f"{PAGE}/toevoegen"
QUESTION = f"{ADD}/vraag"


@pytest.fixture
def user(client):
    user = make_user()
    client.sign_in(user)
    return user


def asked(client, name="Telefoon"):
    return client.post(QUESTION, data={"name": name}).get_json()


def add(client, device, name="Telefoon", **changes):
    return client.post(ADD, data={"name": name, "credential": device.create(asked(client, name), **changes)})


def test_a_passkey_that_was_added_stands_in_the_list(client, user):
    assert add(client, Authenticator(), name="Laptop op het werk").status_code == 303
    page = client.get(PAGE).get_data(as_text=True)
    assert "Laptop op het werk" in page


def test_whoever_adds_one_at_will_comes_back_to_the_list(client, user):
    assert add(client, Authenticator()).headers["Location"] == PAGE


def test_whoever_could_not_go_on_without_a_second_factor_goes_on(client):
    client.sign_in(make_desk_member())
    assert add(client, Authenticator()).headers["Location"] == "/welkom"
    assert add(client, Authenticator()).headers["Location"] == PAGE


def test_adding_is_recorded(client, user, session):
    add(client, Authenticator())
    (entry,) = trail(session.query(Passkey).one())
    assert (entry.action, entry.actor_id) == ("passkey.added", user.id)


def test_adding_is_told_by_mail(client, user, mailbox):
    add(client, Authenticator(), name="Telefoon van Noor")
    (mail,) = mailbox()
    assert mail.recipient == user.email
    assert "Telefoon van Noor" in mail.text


def test_a_passkey_is_a_second_factor(client, user):
    assert factors_of(user) == []
    add(client, Authenticator())
    assert [factor.key for factor in factors_of(user)] == ["passkey"]


def test_only_ways_to_reach_a_device_that_we_know_are_kept(client, user, session):
    add(client, Authenticator())
    assert session.query(Passkey).one().transports == "internal"


def test_a_device_is_asked_for_a_passkey_that_it_keeps_and_guards(client, user):
    question = asked(client)
    assert question["authenticatorSelection"] == {
        "residentKey": "required",
        "requireResidentKey": True,
        "userVerification": "required",
    }


def test_the_site_is_named_by_its_address(client, user):
    assert asked(client)["rp"]["id"] == "localhost"


def test_a_second_passkey_has_the_same_handle_and_is_made_on_another_device(client, user):
    first = Authenticator()
    add(client, first)
    question = asked(client)
    assert question["user"]["id"] == to_base64(first.handle)
    assert [known["id"] for known in question["excludeCredentials"]] == [to_base64(first.credential_id)]


def test_the_handle_says_nothing_about_the_person(client, user):
    handle = asked(client)["user"]["id"]
    client.sign_in(user)
    assert asked(client)["user"]["id"] != handle


def test_a_passkey_without_a_name_is_not_asked_for(client, user):
    assert client.post(QUESTION, data={"name": " "}).status_code == 422
    assert client.post(ADD, data={"name": ""}).status_code == 422


def test_a_passkey_of_a_device_that_does_not_know_its_holder_is_refused(client, user):
    assert add(client, Authenticator(), knows_holder=False).status_code == 400


def test_a_passkey_made_for_another_site_is_refused(client, user):
    assert add(client, Authenticator(origin="https://evil.example")).status_code == 400


def test_a_question_is_answered_once(client, user, session):
    question = asked(client)
    assert client.post(ADD, data={"name": "1", "credential": Authenticator().create(question)}).status_code == 303
    assert client.post(ADD, data={"name": "2", "credential": Authenticator().create(question)}).status_code == 400
    assert session.query(Passkey).count() == 1


def test_the_same_passkey_is_not_added_twice(client, user):
    device = Authenticator()
    add(client, device)
    assert add(client, device).status_code == 400


def test_a_passkey_of_somebody_else_cannot_be_added(client, user):
    device = Authenticator()
    make_passkey(make_user(), device)
    assert add(client, device).status_code == 400


def test_there_is_room_for_so_many_passkeys_and_no_more(client, user, monkeypatch):
    monkeypatch.setattr(services, "MOST_PASSKEYS", 1)
    add(client, Authenticator())
    assert client.post(QUESTION, data={"name": "Telefoon"}).status_code == 422
    assert client.post(ADD, data={"name": "Telefoon"}).status_code == 400


def test_a_passkey_gets_another_name(client, user, session):
    passkey = make_passkey(user)
    assert client.get(f"{PAGE}/{passkey.id}").status_code == 200
    assert client.post(f"{PAGE}/{passkey.id}", data={"name": "Oude telefoon"}).status_code == 303
    assert passkey.name == "Oude telefoon"


@pytest.mark.parametrize("name", ["", "x" * 61])
def test_a_name_must_be_there_and_fit(client, user, name):
    passkey = make_passkey(user)
    assert client.post(f"{PAGE}/{passkey.id}", data={"name": name}).status_code == 422


def test_a_passkey_that_was_removed_is_gone_and_the_owner_is_told(client, user, session, mailbox):
    passkey = make_passkey(user, name="Oude telefoon")
    assert client.post(f"{PAGE}/{passkey.id}/verwijderen").status_code == 303
    assert session.query(Passkey).count() == 0
    (mail,) = mailbox()
    assert mail.recipient == user.email
    assert "Oude telefoon" in mail.text


def test_the_only_second_factor_of_somebody_with_a_role_stays(client, session):
    member = make_desk_member()
    client.sign_in(member)
    passkey = make_passkey(member)
    assert "/verwijderen" not in client.get(PAGE).get_data(as_text=True)
    assert client.post(f"{PAGE}/{passkey.id}/verwijderen").status_code == 422
    assert session.query(Passkey).count() == 1


def test_one_of_two_passkeys_of_somebody_with_a_role_may_go(client, session):
    member = make_desk_member()
    client.sign_in(member)
    passkeys = [make_passkey(member) for _ in range(2)]
    assert client.post(f"{PAGE}/{passkeys[0].id}/verwijderen").status_code == 303
    assert client.post(f"{PAGE}/{passkeys[1].id}/verwijderen").status_code == 422


@pytest.mark.parametrize("path", ["", "/verwijderen"])
def test_passkeys_of_others_do_not_exist_for_me(client, user, path):
    passkey = make_passkey(make_user())
    make_role(user, Role.ADMINISTRATOR)
    assert client.post(f"{PAGE}/{passkey.id}{path}", data={"name": "Van mij"}).status_code == 404


def test_the_page_says_what_is_needed_where_there_is_no_script(client, user):
    assert "JavaScript" in client.get(ADD).get_data(as_text=True)


def test_what_is_held_of_a_person_can_be_given_and_erased(client, user, session):
    make_passkey(user, name="Telefoon van Noor")
    assert [each["name"] for each in privacy.collect(user)] == ["Telefoon van Noor"]
    assert privacy.erase(user) == []
    assert session.query(Passkey).count() == 0
