"""From the sign-in page to the provider and back, with a provider that really runs."""

from urllib.parse import parse_qs, urlsplit

import pytest

from app.accounts.models import Role, User
from app.accounts.policies import municipalities_of
from app.audit.models import AuditEntry
from app.sso.models import ExternalIdentity
from tests.app.sso.answers import path_of, refused_with
from tests.factories.accounts import make_user
from tests.factories.sso import make_provider


def the_user(session, email="noor@zeist.example"):
    return session.query(User).filter_by(email=email).one_or_none()


def test_somebody_new_comes_in_with_an_account_and_the_role_of_the_claim(session, come_in):
    answer = come_in()
    user = the_user(session)
    assert answer.status_code == 303
    assert (user.name, municipalities_of(user, Role.BUYER)) == ("Noor Bakker", {"GM0355"})


def test_who_comes_in_is_signed_in(client, oidc, come_in):
    oidc.says(roles=[])
    come_in()
    assert "Noor Bakker" in client.get("/welkom").get_data(as_text=True)


def test_signing_in_leads_to_where_somebody_was_going(oidc, come_in):
    oidc.says(roles=[])
    assert come_in(target="/leveranciers").location == "/leveranciers"


@pytest.mark.parametrize("target", ["https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example"])
def test_signing_in_never_leads_to_another_site(oidc, come_in, target):
    oidc.says(roles=[])
    assert come_in(target=target).location == "/welkom"


def test_the_browser_is_sent_with_a_challenge_a_state_and_a_nonce(client, zeist):
    address = client.get(f"/inloggen/organisatie/{zeist.id}").location
    asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    assert asked["code_challenge_method"] == "S256"
    assert len(asked["state"]) >= 32
    assert len(asked["nonce"]) >= 32
    assert asked["redirect_uri"] == f"http://localhost/inloggen/organisatie/{zeist.id}/terug"


def test_claims_in_the_id_token_are_enough(session, oidc, come_in):
    oidc.set(plain=True, faults={"answers": {"/me": {"status": 500}}})
    come_in()
    assert the_user(session) is not None


def test_the_second_time_leads_to_the_same_account(session, client, come_in):
    come_in()
    client.sign_out()
    come_in()
    assert session.query(ExternalIdentity).count() == 1
    assert session.query(User).count() == 1


def test_a_new_address_at_the_provider_leads_to_the_same_account(session, client, oidc, come_in):
    come_in()
    client.sign_out()
    oidc.says(email="noor.bakker@zeist.example")
    come_in()
    assert session.query(User).one().email == "noor@zeist.example"


def test_an_address_that_somebody_else_gets_does_not_open_the_old_account(session, client, oidc, come_in):
    come_in()
    client.sign_out()
    oidc.says(sub="another-noor")
    come_in()
    assert {each.subject for each in session.query(ExternalIdentity)} == {"noor-1", "another-noor"}


def test_the_keys_of_the_provider_may_change(session, client, oidc, come_in, monkeypatch):
    come_in()
    client.sign_out()
    oidc.set(rotate=True)
    monkeypatch.setattr("app.sso.discovery.SOONEST_REFRESH", 0)
    assert come_in().status_code == 303


@pytest.mark.parametrize(
    ("claims", "code"),
    [
        ({"email_verified": False}, "address-unverified"),
        ({"email_verified": "true"}, "address-unverified"),
        ({"email_verified": None}, "address-unverified"),
        ({"email": None}, "address-unverified"),
        ({"email": "noor@elsewhere.example"}, "address-elsewhere"),
        ({"email": "noor@sub.zeist.example"}, "address-elsewhere"),
        ({"email": "noor@elsewhere.example@zeist.example.com"}, "address-elsewhere"),
    ],
    ids=str,
)
def test_an_address_without_proof_or_elsewhere_is_refused(session, oidc, come_in, claims, code):
    oidc.says(**claims)
    assert refused_with(come_in(), 403, code)
    assert session.query(User).count() == 0


def test_a_refused_address_is_recorded_without_naming_it(session, oidc, come_in):
    oidc.says(email="noor@elsewhere.example")
    come_in()
    entry = session.query(AuditEntry).filter_by(action="identity_provider.sign_in_refused").one()
    assert entry.values.content == {"reason": "address-elsewhere"}


def test_without_new_accounts_only_known_people_come_in(session, zeist, come_in):
    zeist.makes_accounts = False
    assert refused_with(come_in(), 403, "no-account")
    make_user(email="noor@zeist.example")
    assert come_in().status_code == 303


def test_an_answer_works_once(client, oidc, zeist):
    start = client.get(f"/inloggen/organisatie/{zeist.id}")
    back = path_of(oidc.way_back(start.location))
    client.get(back)
    client.sign_out()
    assert refused_with(client.get(back), 400, "attempt-expired")


def test_an_answer_to_another_browser_is_refused(app, client, oidc, zeist):
    back = path_of(oidc.way_back(client.get(f"/inloggen/organisatie/{zeist.id}").location))
    victim = app.test_client()
    assert refused_with(victim.get(back), 400, "attempt-expired")


def test_an_answer_for_another_provider_is_refused(client, oidc, zeist):
    other = make_provider(municipality_code="GM0312", domains=("bunnik.example",), issuer=oidc.issuer)
    back = path_of(oidc.way_back(client.get(f"/inloggen/organisatie/{zeist.id}").location))
    moved = back.replace(f"/organisatie/{zeist.id}/", f"/organisatie/{other.id}/")
    assert refused_with(client.get(moved), 400, "attempt-expired")


def test_an_answer_after_ten_minutes_is_refused(client, oidc, zeist, monkeypatch):
    monkeypatch.setattr("app.sso.exchange.ATTEMPT_LASTS", -1)
    back = path_of(oidc.way_back(client.get(f"/inloggen/organisatie/{zeist.id}").location))
    assert refused_with(client.get(back), 400, "attempt-expired")


@pytest.mark.parametrize(
    "query",
    ["", "code=", "code=%00", "state=&code=x", "error=access_denied", "code=a&code=b&state=c", "state=%F0%9F%98%80"],
)
def test_an_answer_out_of_nowhere_gets_a_page_that_helps(client, zeist, query):
    answer = client.get(f"/inloggen/organisatie/{zeist.id}/terug?{query}")
    assert refused_with(answer, 400, "attempt-expired")


def test_who_stops_at_the_provider_can_try_again(client, oidc, zeist):
    start = client.get(f"/inloggen/organisatie/{zeist.id}").location
    state = parse_qs(urlsplit(start).query)["state"][0]
    answer = client.get(f"/inloggen/organisatie/{zeist.id}/terug?error=access_denied&state={state}&iss={oidc.issuer}")
    assert refused_with(answer, 400, "cancelled")


def test_a_wrong_secret_asks_for_the_administrator(client, zeist, come_in):
    zeist.client_id = "streekbron"
    zeist.locked_secret = make_provider(
        municipality_code="GM0312", domains=("bunnik.example",), locked_secret="nothing that was locked"
    ).locked_secret
    assert refused_with(client.get(f"/inloggen/organisatie/{zeist.id}"), 503, "provider-misconfigured")


def test_a_provider_that_is_switched_off_does_not_exist(client, zeist):
    zeist.is_enabled = False
    assert client.get(f"/inloggen/organisatie/{zeist.id}").status_code == 404
    assert client.get(f"/inloggen/organisatie/{zeist.id}/terug?code=x").status_code == 404


@pytest.mark.parametrize(
    ("login", "is_strong"),
    [({}, False), ({"amr": ["pwd"]}, False), ({"amr": ["pwd", "mfa"]}, True), ({"acr": "urn:example:high"}, True)],
    ids=str,
)
def test_what_the_provider_says_of_a_second_factor_goes_along(oidc, zeist, come_in, monkeypatch, login, is_strong):
    zeist.strong_acr = ["urn:example:high"]
    oidc.set(login=login)
    told = []
    monkeypatch.setattr("app.sso.views.admit", lambda _user, **how: told.append(how["is_strong"]) or ("", 204))
    come_in()
    assert told == [is_strong]


def test_a_named_class_is_asked_for(client, zeist):
    zeist.strong_acr = ["urn:example:high"]
    address = client.get(f"/inloggen/organisatie/{zeist.id}").location
    assert parse_qs(urlsplit(address).query)["acr_values"] == ["urn:example:high"]
