"""From the sign-in page to the right provider."""

import pytest

from tests.factories.organisations import make_region
from tests.factories.sso import make_provider


@pytest.fixture
def zeist_known(session):
    make_region()
    return make_provider(domains=("zeist.example", "bureau.example"))


def text_of(answer):
    return answer.get_data(as_text=True)


def test_the_sign_in_page_shows_nothing_while_no_municipality_takes_part(session, client):
    assert "work_email" not in text_of(client.get("/inloggen"))


def test_the_sign_in_page_asks_for_a_work_address(client, zeist_known):
    assert "work_email" in text_of(client.get("/inloggen"))


@pytest.mark.parametrize("address", ["noor@zeist.example", " Noor@BUREAU.example "])
def test_a_work_address_leads_to_its_provider(client, zeist_known, address):
    answer = client.post("/inloggen/organisatie?next=/welkom", data={"work_email": address})
    assert answer.status_code == 200
    assert answer.headers["Refresh"] == f"0; url=/inloggen/organisatie/{zeist_known.id}?next=/welkom"


def test_a_page_that_goes_on_has_a_link_for_who_waits(client, zeist_known):
    answer = client.post("/inloggen/organisatie", data={"work_email": "noor@zeist.example"})
    assert f'href="/inloggen/organisatie/{zeist_known.id}"' in text_of(answer)


@pytest.mark.parametrize(
    "address", ["", "noor", "noor@elsewhere.example", "noor@sub.zeist.example", "x" * 300 + "@zeist.example", "@"]
)
def test_an_address_that_leads_nowhere_is_asked_again(client, zeist_known, address):
    answer = client.post("/inloggen/organisatie", data={"work_email": address})
    assert answer.status_code == 422
    assert "Refresh" not in answer.headers


def test_a_provider_that_is_switched_off_is_not_offered(client, zeist_known):
    zeist_known.is_enabled = False
    assert client.post("/inloggen/organisatie", data={"work_email": "noor@zeist.example"}).status_code == 422
    assert "work_email" not in text_of(client.get("/inloggen"))


def test_municipalities_can_be_picked_from_a_list(client, zeist_known):
    page = text_of(client.get("/inloggen/organisatie?next=//elsewhere.example"))
    assert f'href="/inloggen/organisatie/{zeist_known.id}"' in page  # and not on to another site


def test_the_provider_is_told_which_address_was_typed_without_it_standing_in_ours(client, oidc, zeist):
    answer = client.post("/inloggen/organisatie", data={"work_email": "noor@zeist.example"})
    assert "noor" not in answer.headers["Refresh"]
    assert "login_hint=noor%40zeist.example" in client.get(f"/inloggen/organisatie/{zeist.id}").location
