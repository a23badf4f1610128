"""The second step of signing in: asked of who has one, demanded of who needs one."""

from datetime import timedelta

import pytest

from app.accounts.models import Role
from app.accounts.sessions.models import UserSession
from app.accounts.totp import recovery, services
from app.core.clock import now
from tests.factories.accounts import (
    PASSWORD,
    code_of_now,
    make_administrator,
    make_app_with_codes,
    make_board_member,
    make_buyer,
    make_controller,
    make_desk_member,
    make_recovery_codes,
    make_role,
    make_user,
)

STEP = "/inloggen/tweede-stap"


def show_password(client, user, target="/account"):
    return client.post(f"/inloggen?next={target}", data={"email": user.email, "password": PASSWORD})


def show_code(client, code, path=STEP):
    return client.post(path, data={"code": code})


def text_of(answer):
    return answer.get_data(as_text=True)


def is_signed_in(client):
    return client.get("/account").status_code == 200


def test_somebody_with_an_app_is_not_signed_in_by_the_password_alone(client, clock):
    user = make_user()
    make_app_with_codes(user)
    assert show_password(client, user).location == STEP
    assert not is_signed_in(client)


def test_the_code_of_the_app_signs_in_and_leads_to_where_they_were_going(client, clock, session):
    user = make_buyer()
    make_app_with_codes(user)
    show_password(client, user, "/account/sessies")
    assert show_code(client, code_of_now()).location == "/account/sessies"
    assert is_signed_in(client)
    assert session.query(UserSession).one().is_strong


def test_a_recovery_code_signs_in_and_the_person_gets_a_mail(client, clock, mailbox):
    user = make_buyer()
    make_app_with_codes(user)
    code = make_recovery_codes(user)[3]
    show_password(client, user)
    assert show_code(client, code).status_code == 303
    assert is_signed_in(client)
    assert "9" in mailbox()[-1].text


@pytest.mark.parametrize("code", ["", "000000", "abc", "1" * 50, "0000-0000-0000"])
def test_a_wrong_code_is_refused_with_a_page_that_says_so(client, clock, code):
    user = make_user()
    make_app_with_codes(user)
    show_password(client, user)
    answer = show_code(client, code)
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in text_of(answer)
    assert not is_signed_in(client)


def test_the_code_of_another_person_is_refused(client, clock):
    user = make_user()
    services.store(user, "A" * 32, last_step=0, key="only for tests, and long enough to sign with", at=now())
    make_app_with_codes(make_user())
    show_password(client, user)
    assert show_code(client, code_of_now()).status_code == 422


def test_the_second_step_cannot_be_opened_without_the_first(client):
    assert client.get(STEP).location == "/inloggen"
    assert show_code(client, "123456").location == "/inloggen"


def test_the_second_step_waits_ten_minutes(client, clock):
    user = make_user()
    make_app_with_codes(user)
    show_password(client, user)
    clock(now() + timedelta(minutes=11))
    assert show_code(client, code_of_now()).location == "/inloggen"


def test_a_new_password_ends_a_second_step_that_waits(client, clock):
    user = make_user()
    make_app_with_codes(user)
    show_password(client, user)
    user.session_key = "another"
    assert show_code(client, code_of_now()).location == "/inloggen"


@pytest.mark.parametrize("make", [make_board_member, make_desk_member, make_buyer, make_controller, make_administrator])
def test_whoever_has_a_role_sets_up_a_second_factor_first(client, make):
    client.sign_in_weakly(make())
    answer = client.get("/welkom")
    assert (answer.status_code, answer.location) == (303, "/account/tweede-stap?next=/welkom")


@pytest.mark.parametrize("path", ["/account", "/", "/leveranciers?q=hovenier", "/account/sessies"])
def test_before_that_no_page_opens(client, path):
    client.sign_in_weakly(make_desk_member())
    assert client.get(path).location.startswith("/account/tweede-stap?next=")


def test_a_form_of_a_weak_session_does_nothing(client, session):
    user = make_desk_member(name="Oude Naam")
    client.sign_in_weakly(user)
    assert client.post("/account", data={"name": "Nieuwe Naam"}).location == "/account/tweede-stap"
    assert user.name == "Oude Naam"


def test_whoever_gets_a_role_meanwhile_shows_their_factor_first(client, clock):
    user = make_user()
    client.sign_in_weakly(user)
    make_app_with_codes(user)
    make_role(user, Role.DESK)
    assert client.get("/welkom").location == "/account/controle?next=/welkom"
    client.get("/account/controle?next=/welkom")
    assert show_code(client, code_of_now(), "/account/controle").location == "/welkom"
    assert client.get("/welkom").status_code == 200


def test_the_way_out_and_the_language_stay_open(client):
    client.sign_in_weakly(make_buyer())
    assert client.post("/taal", data={"language": "en", "next": "/account/tweede-stap"}).status_code == 303
    assert 'lang="en"' in text_of(client.get("/account/tweede-stap"))
    assert client.post("/uitloggen").location == "/"
    assert not is_signed_in(client)


def test_an_entrepreneur_is_offered_a_second_step_and_may_do_without(client):
    client.sign_in_weakly(make_user())
    page = text_of(client.get("/account"))
    assert client.get("/welkom").status_code == 200
    assert "/account/tweede-stap" in page


def test_the_last_factor_of_somebody_with_a_role_stays(client, clock):
    user = make_buyer()
    make_app_with_codes(user)
    client.sign_in(user)
    assert client.post("/account/codes/verwijderen").status_code == 422
    assert services.has_app(user)


def test_an_entrepreneur_removes_the_app_and_gets_a_mail(client, clock, mailbox):
    user = make_user()
    make_app_with_codes(user)
    client.sign_in(user)
    assert client.post("/account/codes/verwijderen").status_code == 303
    assert not services.has_app(user)
    assert [mail.recipient for mail in mailbox()] == [user.email]


def test_new_recovery_codes_show_once(client, clock, mailbox):
    user = make_buyer()
    make_app_with_codes(user)
    client.sign_in(user)
    shown = client.post("/account/herstelcodes")
    assert text_of(shown).count("<li><code>") == recovery.CODES
    assert shown.headers["Cache-Control"] == "no-store"
    assert text_of(client.get("/account/herstelcodes")).count("<li><code>") == 0
    assert len(mailbox()) == 1


def test_recovery_codes_without_anything_to_recover_are_refused(client):
    client.sign_in(make_user())
    assert client.get("/account/herstelcodes").status_code == 422
