"""The administrator sets up the sign-in of a municipality."""

import json

import pytest

from app.audit.models import AuditValues
from app.sso import discovery, services
from app.sso.addresses import WELL_KNOWN
from app.sso.checking import check
from app.sso.details import ProviderDetails
from app.sso.models import IdentityProvider
from tests.factories.accounts import make_administrator, make_buyer, make_controller, make_desk_member, make_user
from tests.factories.organisations import make_region
from tests.factories.sso import make_provider
from tests.oidc_provider.process import CLIENT_SECRET

BUNNIK = "GM0312"
FILLED_IN = {
    "municipality_code": "GM0355",
    "issuer": "https://login.zeist.example",
    "client_id": "streekbron",
    "secret": "a very secret secret",
    "domains": "Zeist.example\n@bureau.example\n\nzeist.example",
    "makes_accounts": "y",
    "role_claim": "groups",
    "buyer_values": "inkoop\r\ninkoop-2",
    "controller_values": "",
    "strong_amr": "mfa",
    "strong_acr": "",
}


@pytest.fixture
def administrator(client):
    make_region()
    user = make_administrator()
    client.sign_in(user)
    return user


def text_of(answer):
    return answer.get_data(as_text=True)


def test_a_provider_is_added(session, client, administrator):
    assert client.post("/beheer/aanmelden/nieuw", data=FILLED_IN).status_code == 303
    provider = session.query(IdentityProvider).one()
    assert provider.domain_names == ["bureau.example", "zeist.example"]
    assert provider.buyer_values == ["inkoop", "inkoop-2"]


def test_the_secret_is_stored_nowhere_in_the_clear(session, client, administrator):
    client.post("/beheer/aanmelden/nieuw", data=FILLED_IN)
    provider = session.query(IdentityProvider).one()
    client.post(
        f"/beheer/aanmelden/{provider.id}/wijzigen", data={**FILLED_IN, "version": "1", "secret": "another one"}
    )
    stored = f"{provider.locked_secret} {[each.content for each in session.query(AuditValues)]}"
    pages = text_of(client.get(f"/beheer/aanmelden/{provider.id}")) + text_of(
        client.get(f"/beheer/aanmelden/{provider.id}/wijzigen")
    )
    assert not [word for word in ("a very secret secret", "another one") if word in stored + pages]


def test_a_stored_secret_stays_when_none_is_filled_in(session, client, administrator):
    client.post("/beheer/aanmelden/nieuw", data=FILLED_IN)
    provider = session.query(IdentityProvider).one()
    client.post(f"/beheer/aanmelden/{provider.id}/wijzigen", data={**FILLED_IN, "version": "1", "secret": ""})
    assert services.secret_of(provider, client.application.config["SECRET_KEY"]) == "a very secret secret"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("municipality_code", ""),
        ("municipality_code", "GM0001"),
        ("issuer", ""),
        ("issuer", "http://login.zeist.example"),
        ("issuer", "https://login.zeist.example?tenant=1"),
        ("issuer", "https://login.zeist.example/.well-known/openid-configuration"),
        ("issuer", "javascript:alert(1)"),
        ("issuer", "https://" + "x" * 300),
        ("client_id", ""),
        ("secret", ""),
        ("secret", "x" * 300),
        ("domains", ""),
        ("domains", "zeist"),
        ("domains", "noor@zeist.example"),
        ("domains", "*.zeist.example"),
        ("domains", "gmail.com"),
        ("domains", "zeist.example\nhotmail.com"),
        ("domains", "\n".join(f"zeist{number}.example" for number in range(51))),
        ("role_claim", ""),
        ("buyer_values", "x" * 256),
        ("strong_amr", "m\x1bfa"),
    ],
)
def test_a_value_that_cannot_be_right_is_refused(session, client, administrator, name, value):
    answer = client.post("/beheer/aanmelden/nieuw", data={**FILLED_IN, name: value})
    assert answer.status_code == 422
    assert session.query(IdentityProvider).count() == 0


def test_a_domain_belongs_to_one_provider(session, client, administrator):
    make_provider(municipality_code=BUNNIK, domains=("zeist.example",))
    assert "zeist.example" in text_of(client.post("/beheer/aanmelden/nieuw", data=FILLED_IN))
    assert session.query(IdentityProvider).count() == 1


def test_a_municipality_has_one_provider(session, client, administrator):
    make_provider(domains=("elsewhere.example",))
    assert client.post("/beheer/aanmelden/nieuw", data=FILLED_IN).status_code == 422


def test_of_two_who_change_at_once_the_second_is_told(session, client, administrator):
    provider = make_provider()
    path = f"/beheer/aanmelden/{provider.id}/wijzigen"
    assert client.post(path, data={**FILLED_IN, "version": "1"}).status_code == 303
    assert client.post(path, data={**FILLED_IN, "version": "1", "client_id": "other"}).status_code == 422
    assert provider.client_id == "streekbron"


def test_changing_shows_what_there_is(session, client, administrator):
    provider = make_provider(domains=("zeist.example",))
    page = text_of(client.get(f"/beheer/aanmelden/{provider.id}/wijzigen"))
    assert provider.issuer in page
    assert "zeist.example" in page


def test_a_domain_can_be_taken_away_and_given_to_another(session, client, administrator):
    provider = make_provider(domains=("zeist.example", "bunnik.example"))
    client.post(
        f"/beheer/aanmelden/{provider.id}/wijzigen", data={**FILLED_IN, "version": "1", "domains": "zeist.example"}
    )
    other = {**FILLED_IN, "municipality_code": BUNNIK, "domains": "bunnik.example"}
    assert client.post("/beheer/aanmelden/nieuw", data=other).status_code == 303


def test_a_provider_is_switched_off_and_on(session, client, administrator):
    provider = make_provider()
    client.post(f"/beheer/aanmelden/{provider.id}/uit")
    assert not provider.is_enabled
    client.post(f"/beheer/aanmelden/{provider.id}/aan")
    assert provider.is_enabled


def test_the_page_gives_the_addresses_that_the_provider_needs(session, client, administrator):
    provider = make_provider()
    page = text_of(client.get(f"/beheer/aanmelden/{provider.id}"))
    assert f"http://localhost/inloggen/organisatie/{provider.id}/terug" in page
    assert f"http://localhost/inloggen/organisatie/{provider.id}/uitgelogd" in page


@pytest.mark.parametrize("make", [make_user, make_buyer, make_controller, make_desk_member])
def test_nobody_else_sees_or_changes_a_provider(session, client, make):
    provider = make_provider()
    client.sign_in(make())
    statuses = [
        client.get("/beheer/aanmelden").status_code,
        client.get("/beheer/aanmelden/nieuw").status_code,
        client.get(f"/beheer/aanmelden/{provider.id}").status_code,
        client.get(f"/beheer/aanmelden/{provider.id}/wijzigen").status_code,
        client.post(f"/beheer/aanmelden/{provider.id}/proef").status_code,
        client.post(f"/beheer/aanmelden/{provider.id}/uit").status_code,
        client.post(f"/beheer/aanmelden/{provider.id}/aan").status_code,
    ]
    assert statuses == [403, 403, 404, 404, 404, 404, 404]


def test_every_change_asks_again_who_is_there(app):
    sensitive = ("add", "change", "try_out", "switch_off", "switch_on")
    assert all(getattr(_view(app, name), "__steps_up__", False) for name in sensitive)


def _view(app, name):
    """The guard wraps what asks again."""
    return app.view_functions[f"sso_managing.{name}"].__wrapped__


# Trying the connection -----------------------------------------------------------------------------------


def tried(client, provider):
    return text_of(client.post(f"/beheer/aanmelden/{provider.id}/proef"))


def outcomes(provider, key):
    return [(str(each.title), each.is_fine) for each in check(provider, key)]


def test_a_connection_that_works_passes_every_check(client, zeist):
    assert all(is_fine for _title, is_fine in outcomes(zeist, client.application.config["SECRET_KEY"]))


def test_a_wrong_secret_fails_one_check(session, client, oidc, zeist):
    services.change(
        zeist,
        details_of(zeist, secret=CLIENT_SECRET + "!"),
        seen_version=zeist.version,
        by=make_administrator(),
        key=client.application.config["SECRET_KEY"],
    )
    failed = [title for title, is_fine in outcomes(zeist, client.application.config["SECRET_KEY"]) if not is_fine]
    assert len(failed) == 1
    assert "geheim" in failed[0] or "secret" in failed[0]


def details_of(provider, *, secret):
    return ProviderDetails(
        municipality_code=provider.municipality_code,
        issuer=provider.issuer,
        client_id=provider.client_id,
        secret=secret,
        domains=tuple(provider.domain_names),
        makes_accounts=True,
        role_claim="roles",
        buyer_values=(),
        controller_values=(),
        strong_amr=(),
        strong_acr=(),
    )


def test_a_provider_that_does_not_answer_fails_at_once(client, oidc, zeist):
    oidc.misbehave(answers={"/.well-known/openid-configuration": {"status": 404}})
    assert [is_fine for _title, is_fine in outcomes(zeist, client.application.config["SECRET_KEY"])] == [False]


def test_a_class_that_the_provider_does_not_know_is_told(client, oidc, zeist):
    zeist.strong_acr = ["urn:example:unknown"]
    assert not all(is_fine for _title, is_fine in outcomes(zeist, client.application.config["SECRET_KEY"]))


@pytest.mark.parametrize("described", ["[]", "{}", '{"issuer": 3}', "null", '{"issuer": "http://another.example"}'])
def test_a_description_that_makes_no_sense_is_told(client, oidc, zeist, described):
    oidc.misbehave(answers={"/.well-known/openid-configuration": {"status": 200, "body": described}})
    assert [is_fine for _title, is_fine in outcomes(zeist, client.application.config["SECRET_KEY"])] == [False]


def test_lists_that_are_none_do_not_break_the_trial(client, oidc, zeist):
    described = discovery.get_json(oidc.issuer + WELL_KNOWN)
    nonsense = {"code_challenge_methods_supported": 3, "claims_supported": "email", "acr_values_supported": {}}
    nonsense |= {"token_endpoint_auth_methods_supported": 5}
    body = json.dumps({**described, **nonsense})
    oidc.misbehave(answers={"/.well-known/openid-configuration": {"status": 200, "body": body}})
    assert len(outcomes(zeist, client.application.config["SECRET_KEY"])) > 1


def test_the_administrator_sees_what_was_tried(client, zeist):
    client.sign_in(make_administrator())
    assert "PKCE" in tried(client, zeist)
