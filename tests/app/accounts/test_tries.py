"""Guessing passwords, codes and addresses: it gets slow for the guesser and for nobody else."""

from datetime import timedelta

import pytest

from app.accounts import passwords, tries
from app.audit.models import AuditEntry
from app.core.clock import now
from app.throttling.models import Tries
from tests.factories.accounts import PASSWORD, code_of_now, make_app_with_codes, make_user

WRONG = "een heel andere zin"


def show_password(client, email, password=WRONG):
    return client.post("/inloggen", data={"email": email, "password": password})


def close(client, email):
    """As many wrong tries as are free."""
    for _time in range(tries.ON_ONE_ACCOUNT.free):
        show_password(client, email)


def test_after_some_wrong_passwords_the_page_asks_to_wait_and_says_how_long(client, clock):
    user = make_user()
    close(client, user.email)
    answer = show_password(client, user.email, PASSWORD)
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "15")
    assert "15 seconden" in answer.get_data(as_text=True) or "15 seconds" in answer.get_data(as_text=True)


def test_that_somebody_has_to_wait_stands_in_the_log_without_who(client, clock, caplog):
    user = make_user()
    close(client, user.email)
    with caplog.at_level("WARNING", "app.throttling.pages"):
        show_password(client, user.email)
    assert caplog.messages == ["too many tries at accounts.sign_in"]


def test_after_the_wait_the_right_password_opens(client, clock):
    user = make_user()
    close(client, user.email)
    clock(now() + timedelta(seconds=15))
    assert show_password(client, user.email, PASSWORD).status_code == 303


def test_nobody_waits_longer_than_a_quarter_of_an_hour_however_often_strangers_try(client, clock):
    user = make_user()
    for _time in range(40):
        answer = show_password(client, user.email)
        if answer.status_code == 429:
            wait = timedelta(seconds=int(answer.headers["Retry-After"]))
            assert wait <= timedelta(minutes=15)
            clock(now() + wait)
    assert show_password(client, user.email, PASSWORD).status_code in (303, 429)


def test_the_answers_are_the_same_whether_there_is_an_account(client, clock):
    known = make_user(email="known@example.nl")
    for email in (known.email, "nobody@example.nl"):
        codes = [show_password(client, email).status_code for _time in range(tries.ON_ONE_ACCOUNT.free + 1)]
        assert codes == [422] * tries.ON_ONE_ACCOUNT.free + [429]


def test_a_known_browser_is_not_shut_out_by_strangers(client, app, clock):
    user, stranger = make_user(), app.test_client()
    assert show_password(client, user.email, PASSWORD).status_code == 303
    client.post("/uitloggen")
    close(stranger, user.email)
    assert show_password(stranger, user.email, PASSWORD).status_code == 429
    assert show_password(client, user.email, PASSWORD).status_code == 303


def test_somebody_signed_in_notices_nothing_of_strangers(client, app, clock):
    user = make_user()
    client.sign_in(user)
    close(app.test_client(), user.email)
    assert client.get("/account").status_code == 200


def test_a_made_up_browser_cookie_gives_no_tries_of_its_own(client, clock):
    user = make_user()
    close(client, user.email)
    client.set_cookie("browser", "a" * 32)
    assert show_password(client, user.email, PASSWORD).status_code == 429


def test_one_network_cannot_try_one_password_on_everybody(client, clock):
    answers = [show_password(client, f"person{n}@example.nl").status_code for n in range(tries.FROM_ONE_NETWORK.free)]
    assert set(answers) == {422}
    assert show_password(client, "one-more@example.nl").status_code == 429


def test_good_sign_ins_from_one_network_do_not_count(client, clock):
    user = make_user()
    for _time in range(tries.FROM_ONE_NETWORK.free + 1):
        show_password(client, user.email, PASSWORD)
        client.post("/uitloggen")
    assert show_password(client, user.email, PASSWORD).status_code == 303


def test_codes_cannot_be_guessed_on(client, clock):
    user = make_user()
    make_app_with_codes(user)
    show_password(client, user.email, PASSWORD)
    guesses = [client.post("/inloggen/tweede-stap", data={"code": f"{n:06d}"}) for n in range(6)]
    assert [guess.status_code for guess in guesses] == [422] * 5 + [429]
    assert client.post("/inloggen/tweede-stap", data={"code": code_of_now()}).status_code == 429
    clock(now() + timedelta(seconds=30))
    assert client.post("/inloggen/tweede-stap", data={"code": code_of_now()}).status_code == 303


def test_choosing_a_new_password_ends_the_wait(client, clock, mailbox):
    from tests.app.accounts.test_accounts import link_in

    user = make_user()
    close(client, user.email)
    client.post("/wachtwoord-vergeten", data={"email": user.email})
    client.post(link_in(mailbox()[-1]), data={"password": "een geheel nieuwe zin"})
    assert show_password(client, user.email, "een geheel nieuwe zin").status_code == 303


@pytest.mark.parametrize("email", ["known@example.nl", "nobody@example.nl"])
def test_a_mailbox_is_not_flooded_and_the_page_does_not_tell_whose_it_is(client, clock, email):
    make_user(email="known@example.nl")
    answers = [client.post("/wachtwoord-vergeten", data={"email": email}).status_code for _time in range(4)]
    assert answers == [200, 200, 200, 429]


def test_signing_up_again_and_again_with_one_address_has_to_wait(client, clock):
    data = {"name": "Noor", "email": "noor@example.nl", "password": PASSWORD}
    answers = [client.post("/account/maken", data=data).status_code for _time in range(4)]
    assert answers == [200, 200, 200, 429]


def test_the_confirmation_is_repeated_only_so_often(client, clock, mailbox):
    user = make_user(confirmed_at=None)
    answers = [show_password(client, user.email, PASSWORD).status_code for _time in range(4)]
    assert answers == [200, 200, 200, 429]
    assert len(mailbox()) == 3


def test_a_failure_is_recorded_without_the_address(client, clock, session):
    user = make_user()
    show_password(client, user.email)
    show_password(client, "nobody@example.nl")
    failures = session.query(AuditEntry).filter_by(action="account.sign_in_failed").all()
    assert [(each.object_type, each.actor_id) for each in failures] == [("user_account", None), ("tries", None)]
    assert "example.nl" not in str([each.values.content for each in failures])


def test_one_sees_that_it_was_the_same_unknown_address_again(client, clock, session):
    for email in ("nobody@example.nl", "somebody@example.nl"):
        show_password(client, email)
    session.query(Tries).delete()  # what is counted goes after a week
    show_password(client, " Nobody@example.nl")
    first, second, third = session.query(AuditEntry).filter_by(action="account.sign_in_failed")
    assert first.values.content["address"] == third.values.content["address"] != second.values.content["address"]


@pytest.fixture
def count_work(monkeypatch, count_queries):
    """What a request costs: passwords that are hashed, and kinds of statements in their order."""

    def work_of(request):
        checked, made = [], []
        verify, hash_ = passwords._hasher.verify, passwords._hasher.hash
        monkeypatch.setattr(passwords, "_hasher", Counting(verify, hash_, checked, made))
        with count_queries() as statements:
            request()
        kinds = [" ".join(statement.split()[:3]) for statement in statements]
        return len(checked), len(made), kinds

    return work_of


class Counting:
    """A hasher that notes what it is asked."""

    def __init__(self, verify, hash_, checked, made):
        self._verify, self._hash, self._checked, self._made = verify, hash_, checked, made

    def verify(self, *arguments):
        self._checked.append(1)
        return self._verify(*arguments)

    def hash(self, *arguments):
        self._made.append(1)
        return self._hash(*arguments)

    def check_needs_rehash(self, password_hash):
        return False


def test_a_wrong_sign_in_is_the_same_work_whether_there_is_an_account(client, clock, count_work):
    make_user(email="known@example.nl")
    passwords._nobodys_hash()
    show_password(client, "warm@example.nl")
    unknown = count_work(lambda: show_password(client, "nobody@example.nl"))
    known = count_work(lambda: show_password(client, "known@example.nl"))
    assert known == unknown
    assert known[:2] == (1, 0)


def test_a_forgotten_password_is_the_same_work_whether_there_is_an_account(client, clock, count_work):
    make_user(email="known@example.nl")
    client.post("/wachtwoord-vergeten", data={"email": "warm@example.nl"})
    unknown = count_work(lambda: client.post("/wachtwoord-vergeten", data={"email": "nobody@example.nl"}))
    known = count_work(lambda: client.post("/wachtwoord-vergeten", data={"email": "known@example.nl"}))
    assert known == unknown


def test_signing_up_hashes_once_whether_there_is_an_account(client, clock, count_work):
    make_user(email="known@example.nl")

    def sign_up(email):
        return client.post("/account/maken", data={"name": "Noor", "email": email, "password": PASSWORD})

    assert count_work(lambda: sign_up("new@example.nl"))[:2] == (0, 1)
    assert count_work(lambda: sign_up("known@example.nl"))[:2] == (0, 1)
