"""Coming back to what was typed."""

import pytest

from tests.factories.accounts import make_user
from tests.factories.suppliers import OLD_VAT_ID, make_draft, make_listed

pytestmark = pytest.mark.usefixtures("clock")
KEPT = "Wij hebben bewaard wat u typte"


@pytest.fixture
def owner(client):
    user = make_user()
    client.sign_in(user)
    return user


@pytest.fixture
def firm(owner):
    return make_draft(owner, website="https://oud.example", vat_id="NL000099998B57", email="a@deheg.example")


def test_what_was_typed_is_offered_and_shown_on_request(client, firm):
    typed = {"email": "a@deheg.example", "website": "nieuw.exam"}
    assert client.post(f"/aanmelden/{firm.id}/contact/concept", data=typed).status_code == 204
    offer = client.get(f"/aanmelden/{firm.id}/contact").text
    assert KEPT in offer
    assert "https://oud.example" in offer
    shown = client.get(f"/aanmelden/{firm.id}/contact?concept=gebruiken").text
    assert 'value="nieuw.exam"' in shown
    assert "oud.example" not in shown


def test_rows_that_were_typed_come_back_too(client, firm):
    typed = {"references-0-title": "Plein", "references-3-title": "Park", "languages": ["nl", "de"]}
    client.post(f"/aanmelden/{firm.id}/extras/concept", data=typed)
    shown = client.get(f"/aanmelden/{firm.id}/meer?concept=gebruiken").text
    assert 'value="Plein"' in shown
    assert 'value="Park"' in shown
    assert shown.count("checked") == 2


def test_a_field_that_is_never_kept_shows_what_was_saved(client, firm):
    typed = {"name": "De Heg en zonen", "vat_id": OLD_VAT_ID, "legal_form": "eenmanszaak"}
    client.post(f"/aanmelden/{firm.id}/identity/concept", data=typed)
    shown = client.get(f"/aanmelden/{firm.id}/bedrijf?concept=gebruiken").text
    assert 'value="De Heg en zonen"' in shown
    assert 'value="NL000099998B57"' in shown
    assert "123456782" not in shown


def test_it_can_be_thrown_away(client, firm):
    client.post(f"/aanmelden/{firm.id}/contact/concept", data={"phone": "06"})
    answer = client.post(f"/aanmelden/{firm.id}/contact/concept/weggooien")
    assert answer.location == f"/aanmelden/{firm.id}/contact"
    assert KEPT not in client.get(answer.location).text


def test_after_saving_nothing_is_offered(client, firm):
    client.post(f"/aanmelden/{firm.id}/contact/concept", data={"phone": "06"})
    client.post(f"/aanmelden/{firm.id}/contact", data={"email": "b@deheg.example"})
    assert KEPT not in client.get(f"/aanmelden/{firm.id}/contact").text


@pytest.mark.parametrize("step", ["bestaat-niet", "contact/x"])
def test_a_step_that_does_not_exist_keeps_nothing(client, firm, step):
    assert client.post(f"/aanmelden/{firm.id}/{step}/concept").status_code == 404


def test_nobody_keeps_anything_with_somebody_elses_firm(client, owner):
    assert client.post(f"/aanmelden/{make_listed().id}/contact/concept", data={"phone": "06"}).status_code == 404
