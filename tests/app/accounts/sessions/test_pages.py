"""Where am I signed in: what a person sees and can end, and what a session survives."""

from datetime import timedelta

import pytest

from app.accounts.sessions import queries, services
from app.accounts.sessions.models import UserSession
from app.core.clock import now
from app.core.db import transaction
from app.core.settings import settings
from tests.factories.accounts import PASSWORD, begin_session, make_user

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"


def sign_in(client, user, password=PASSWORD):
    return client.post("/inloggen", data={"email": user.email, "password": password}, headers={"User-Agent": FIREFOX})


def is_signed_in(client):
    return client.get("/account").status_code == 200


def key_of(client):
    with client.session_transaction() as cookie:
        return cookie.get("_user_id")


def test_signing_in_makes_a_row_that_says_on_what_and_keeps_no_key(client, session):
    user = make_user()
    sign_in(client, user)
    kept = session.query(UserSession).one()
    assert (kept.user, kept.device, kept.is_strong) == (user, "Firefox, Linux", False)
    assert kept.key_digest == services.digest(key_of(client))
    assert key_of(client) not in str(vars(kept))


def test_the_page_lists_all_devices_and_marks_this_one(client):
    user = make_user()
    client.sign_in(user)
    begin_session(user, browser="another browser")
    page = client.get("/account/sessies").get_data(as_text=True)
    assert page.count("Firefox, Linux") == 2
    assert page.count("Dit apparaat") + page.count("This device") == 1


def test_ending_a_session_signs_that_device_out_and_not_this_one(client, app):
    user, other = make_user(), app.test_client()
    client.sign_in(user)
    other.sign_in(user)
    ended = queries.with_key(services.digest(key_of(other)))
    assert client.post(f"/account/sessies/{ended.id}/beeindigen").status_code == 303
    assert (is_signed_in(client), is_signed_in(other)) == (True, False)


def test_ending_the_session_in_use_signs_out(client):
    user = make_user()
    client.sign_in(user)
    here = queries.with_key(services.digest(key_of(client)))
    assert client.post(f"/account/sessies/{here.id}/beeindigen").location == "/"
    assert not is_signed_in(client)


def test_ending_all_others_leaves_this_one(client, app):
    user, others = make_user(), [app.test_client(), app.test_client()]
    for each in (client, *others):
        each.sign_in(user)
    client.post("/account/sessies/andere-beeindigen")
    assert [is_signed_in(each) for each in (client, *others)] == [True, False, False]


def test_the_session_of_somebody_else_does_not_exist(client):
    client.sign_in(make_user())
    theirs = begin_session(make_user()).session
    assert client.post(f"/account/sessies/{theirs.id}/beeindigen").status_code == 404
    assert theirs.ended_at is None


def test_signing_out_ends_the_session_so_that_a_kept_cookie_opens_nothing(client, app):
    client.sign_in(make_user())
    stolen = key_of(client)
    client.post("/uitloggen")
    thief = app.test_client()
    with thief.session_transaction() as cookie:
        cookie["_user_id"] = stolen
    assert not is_signed_in(thief)


def test_signing_out_clears_what_pages_left_in_the_browser_but_no_cookies(client):
    client.sign_in(make_user())
    assert client.post("/uitloggen").headers["Clear-Site-Data"] == '"cache", "storage"'
    assert "Clear-Site-Data" not in client.get("/inloggen").headers


def test_a_session_ends_when_nobody_opens_a_page_for_long(client, clock):
    client.sign_in(make_user())
    clock(now() + timedelta(minutes=settings().SESSION_IDLE_MINUTES))
    assert not is_signed_in(client)


def test_a_session_ends_after_a_day_of_work_however_busy(client, clock):
    client.sign_in(make_user())
    start, longest = now(), timedelta(hours=settings().SESSION_HOURS)
    while now() - start < longest - timedelta(hours=1):
        clock(now() + timedelta(hours=1))
        assert is_signed_in(client)
    clock(start + longest)
    assert not is_signed_in(client)


def test_when_somebody_was_last_seen_is_written_once_a_minute(client, clock, session):
    client.sign_in(make_user())
    start = now()
    clock(start + timedelta(seconds=59))
    client.get("/account")
    assert session.query(UserSession).one().seen_at == start
    clock(start + timedelta(seconds=60))
    client.get("/account")
    assert session.query(UserSession).one().seen_at == now()


def test_an_account_that_is_closed_loses_its_session_at_the_next_page(client, session):
    user = make_user()
    client.sign_in(user)
    user.confirmed_at = None
    assert not is_signed_in(client)


@pytest.mark.parametrize("key", ["", "x", "1", "a" * 5000, "é"])
def test_a_made_up_key_opens_nothing(client, key):
    make_user()
    with client.session_transaction() as cookie:
        cookie["_user_id"] = key
    assert not is_signed_in(client)


def test_a_new_password_ends_every_session(client, session):
    user = make_user()
    begun = [begin_session(user).session, begin_session(user).session]
    with transaction():
        services.end_all(user, at=now())
    assert [each.ended_at is not None for each in begun] == [True, True]


def test_the_first_device_gets_no_mail_and_a_new_one_does(client, app, mailbox):
    user = make_user()
    sign_in(client, user)
    assert mailbox() == []
    sign_in(app.test_client(), user)
    (mail,) = mailbox()
    assert mail.recipient == user.email
    assert "Firefox, Linux" in mail.text


def test_a_browser_that_comes_back_is_no_new_device(client, mailbox):
    user = make_user()
    sign_in(client, user)
    client.post("/uitloggen")
    sign_in(client, user)
    assert mailbox() == []


def test_a_browser_whose_session_was_closed_from_elsewhere_is_new_again(client, app, mailbox):
    user, other = make_user(), app.test_client()
    sign_in(client, user)
    sign_in(other, user)
    mailbox()
    ended = queries.with_key(services.digest(key_of(other)))
    client.post(f"/account/sessies/{ended.id}/beeindigen")
    sign_in(other, user)
    assert len(mailbox()) == 2


def test_old_sessions_go_in_batches(session, clock):
    user = make_user()
    for _number in range(3):
        begin_session(user)
    later = clock(now() + timedelta(days=2))
    begin_session(user)
    assert services.count_older(later) == 3
    with transaction():
        assert services.remove_older(later, 2) == 2
    assert session.query(UserSession).count() == 2


def test_a_page_costs_two_queries_for_session_person_and_roles(client, count_queries):
    client.sign_in(make_user())
    with count_queries() as queries_made:
        client.get("/account/sessies")
    about_the_visitor = [
        each for each in queries_made if "user_session.key_digest =" in each or "role_assignment" in each
    ]
    assert len(about_the_visitor) == 2, about_the_visitor


def test_a_person_gets_all_that_is_held_of_their_sessions_and_can_have_it_erased(session, clock):
    user, other = make_user(), make_user()
    begin_session(user)
    begin_session(other)
    assert [each["device"] for each in services.collect(user)] == ["Firefox, Linux"]
    assert services.erase(user) == []
    assert (services.collect(user), len(services.collect(other))) == ([], 1)
