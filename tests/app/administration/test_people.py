"""The administrator finds people, blocks them and helps those who cannot get in."""

import pytest

from app.accounts.erasing import anonymise
from app.accounts.models import Role
from app.administration.people import services
from app.administration.policies import may_act_on
from app.audit.services import trail
from app.core.errors import DomainError
from tests.conftest import NOON
from tests.factories.accounts import PASSWORD, make_administrator, make_buyer, make_role, make_user
from tests.factories.suppliers import make_listed

ACTS = ["blokkeren", "afmelden", "tweede-stap"]


@pytest.fixture
def person(session):
    return make_buyer(name="Jo Janssen", email="jo@example.nl")


def act(admin, person, name: str, reason: str = "Phoned back"):
    return admin.post(f"/beheer/mensen/{person.id}/{name}", data={"reason": reason})


def signs_in(client, person) -> bool:
    client.sign_out()
    return client.post("/inloggen", data={"email": person.email, "password": PASSWORD}).status_code == 303


@pytest.mark.parametrize("text", ["jans", "JO@EXAMPLE", "Jo Janssen"])
def test_people_are_found_by_a_part_of_their_name_or_address(admin, person, text):
    make_user(name="Kim Bakker")
    page = admin.get("/beheer/mensen", query_string={"q": text}).get_data(as_text=True)
    assert "Jo Janssen" in page
    assert "Kim Bakker" not in page


@pytest.mark.parametrize("text", ["%", "_", "\\", "' OR 1=1 --", "\x00", "x" * 5000])
def test_signs_that_mean_something_to_a_database_find_nobody(admin, person, text):
    answer = admin.get("/beheer/mensen", query_string={"q": text})
    assert answer.status_code == 200
    assert text == "\x00" or "Jo Janssen" not in answer.get_data(as_text=True)


def test_an_erased_account_is_nobody_any_more(admin, person):
    anonymise(person, on=NOON.date())
    assert f"Account {person.id}" not in admin.get("/beheer/mensen?q=account").get_data(as_text=True)
    assert admin.get(f"/beheer/mensen/{person.id}").status_code == 404


def test_groups_narrow_the_list(admin, person):
    make_user(name="Kim Bakker")
    blocked = make_user(name="Alex Blok", blocked_at=NOON)
    with_role = admin.get("/beheer/mensen?groep=met-rol").get_data(as_text=True)
    assert ("Jo Janssen" in with_role, "Kim Bakker" in with_role) == (True, False)
    page = admin.get("/beheer/mensen?groep=geblokkeerd").get_data(as_text=True)
    assert (blocked.name in page, "Jo Janssen" in page) == (True, False)


def test_a_list_of_many_people_costs_few_queries(admin, count_queries):
    for _ in range(30):
        make_buyer()
    with count_queries() as queries:
        assert admin.get("/beheer/mensen").status_code == 200
    assert len(queries) <= 15, "\n".join(queries)


def test_looking_at_a_person_is_recorded_once_a_day(admin, administrator, person):
    for _ in range(2):
        admin.get(f"/beheer/mensen/{person.id}")
    assert [(entry.action, entry.actor_id) for entry in trail(person)] == [("account.seen", administrator.id)]


def test_the_page_of_a_person_shows_roles_of_all_times_and_firms(admin, person, session):
    make_role(person, Role.DESK, ends_on=NOON.date().replace(year=2021))
    firm, other = make_listed(person, name="Hovenier De Heg"), make_listed(name="Schilder Van Dam")
    page = admin.get(f"/beheer/mensen/{person.id}").get_data(as_text=True)
    assert "jo@example.nl" in page
    assert "Inkoper voor Zeist" in page
    assert "vandaag niet" in page
    assert (firm.display_name in page, other.display_name in page) == (True, False)


def test_who_is_blocked_is_signed_out_and_cannot_sign_in(admin, administrator, person):
    assert act(admin, person, "blokkeren").status_code == 303
    assert not signs_in(admin, person)


def test_who_is_blocked_while_at_work_is_out_at_once(app, client, administrator, person, session):
    client.sign_in(person)
    assert client.get("/account").status_code == 200
    services.block(person, by=administrator, reason="Left", at=NOON)
    assert client.get("/account").status_code == 303


def test_who_is_unblocked_can_sign_in_again(admin, person):
    act(admin, person, "blokkeren")
    assert act(admin, person, "deblokkeren").status_code == 303
    assert signs_in(admin, person)


def test_each_act_is_recorded_with_who_and_why(admin, administrator, person):
    for name in ACTS:
        act(admin, person, name, reason=f"reason of {name}")
    found = [(entry.action, entry.actor_id, entry.values.content["reason"]) for entry in trail(person)]
    assert found == [
        ("account.blocked", administrator.id, "reason of blokkeren"),
        ("account.signed_out_everywhere", administrator.id, "reason of afmelden"),
        ("account.factors_forgotten", administrator.id, "reason of tweede-stap"),
    ]


@pytest.mark.parametrize("name", ACTS)
@pytest.mark.parametrize("reason", ["", "   ", "x" * 501])
def test_an_act_without_a_reason_is_not_done(admin, person, name, reason):
    key = person.session_key
    assert act(admin, person, name, reason).status_code == 422
    assert (person.session_key, person.blocked_at) == (key, None)


def test_signing_somebody_out_ends_what_they_have_open(admin, client, person):
    key = person.session_key
    act(admin, person, "afmelden")
    assert person.session_key != key


def test_a_reset_of_the_second_step_is_told_by_mail(admin, person, mailbox):
    act(admin, person, "tweede-stap")
    assert [mail.recipient for mail in mailbox()] == [person.email]


def test_a_confirmation_is_sent_again_to_who_has_not_confirmed(admin, mailbox):
    waiting = make_user(confirmed_at=None)
    assert admin.post(f"/beheer/mensen/{waiting.id}/bevestiging").status_code == 303
    assert [mail.recipient for mail in mailbox()] == [waiting.email]


def test_who_has_confirmed_gets_no_confirmation_again(admin, person, mailbox):
    assert admin.post(f"/beheer/mensen/{person.id}/bevestiging").status_code == 422
    assert mailbox() == []


def test_an_account_is_not_blocked_twice(administrator, person):
    services.block(person, by=administrator, reason="a", at=NOON)
    with pytest.raises(DomainError):
        services.block(person, by=administrator, reason="b", at=NOON)


def test_administrators_act_on_others_and_nobody_on_themselves(session, administrator, person):
    other = make_administrator()
    assert may_act_on(administrator, person)
    assert may_act_on(administrator, other)
    assert not may_act_on(administrator, administrator)
    assert not may_act_on(person, administrator)
    assert not may_act_on(None, person)


@pytest.mark.parametrize("name", [*ACTS, "deblokkeren"])
def test_acts_on_oneself_and_on_nobody_are_not_found(admin, administrator, name):
    assert admin.post(f"/beheer/mensen/{administrator.id}/{name}", data={"reason": "x"}).status_code == 404
    assert admin.post(f"/beheer/mensen/999999/{name}", data={"reason": "x"}).status_code == 404


@pytest.mark.parametrize("name", [*ACTS, "deblokkeren"])
def test_acts_are_sensitive(app, name):
    views = {rule.rule: app.view_functions[rule.endpoint] for rule in app.url_map.iter_rules()}
    assert getattr(views[f"/beheer/mensen/<int:user_id>/{name}"], "__steps_up__", False)


def test_the_page_of_a_person_shows_on_which_devices_they_are_signed_in(admin, administrator):
    page = admin.get(f"/beheer/mensen/{administrator.id}").get_data(as_text=True)
    assert 'id="devices-caption"' in page
