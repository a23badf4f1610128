"""A firm's public page and the pages on one's own firms."""

from datetime import date

import pytest

from app.core.slugs import slug
from app.suppliers.kinds import LegalForm, ProfileStatus
from app.suppliers.models import Certificate, Supplier
from tests.factories.accounts import make_desk_member, make_user
from tests.factories.suppliers import make_complete_draft, make_draft, make_listed

pytestmark = pytest.mark.usefixtures("clock")


def page_of(supplier):
    return f"/leveranciers/{supplier.id}/{slug(supplier.display_name)}"


def test_a_listed_firm_has_a_public_page(client):
    supplier = make_listed(name="De Heg bv", website="https://deheg.example")
    html = client.get(page_of(supplier)).text
    assert "De Heg bv" in html
    assert "Slotlaan 12" in html
    assert 'href="https://deheg.example" rel="nofollow noopener' in html


def test_mail_address_and_contact_person_stay_off_the_public_page(client):
    supplier = make_listed(email="secret@deheg.example", contact_name="Joris Geheim")
    html = client.get(page_of(supplier)).text
    assert "secret@deheg.example" not in html
    assert "Joris Geheim" not in html


def test_of_a_sole_trader_only_the_town_is_shown(client):
    supplier = make_listed(legal_form=LegalForm.EENMANSZAAK, phone="0612345678")
    html = client.get(page_of(supplier)).text
    assert "Zeist" in html
    assert not [secret for secret in ("Slotlaan", "3701", "0612345678") if secret in html]


def test_an_expired_certificate_is_shown_as_expired(client):
    supplier = make_listed(certificates=[Certificate(kind="vca", level="VCA*", valid_until=date(2026, 3, 15))])
    assert "15 maart 2026" in client.get(page_of(supplier)).text.split("Niet meer geldig", 1)[-1]


def test_another_slug_leads_to_the_right_address(client):
    supplier = make_listed(name="De Heg bv")
    answer = client.get(f"/leveranciers/{supplier.id}/oude-naam")
    assert (answer.status_code, answer.location) == (301, page_of(supplier))


def test_a_draft_is_hidden_from_everybody_but_its_editors_and_the_desk(client):
    owner = make_user()
    address = page_of(make_complete_draft(owner))
    found = []
    for person in (make_user(), owner, make_desk_member()):
        client.sign_in(person)
        found.append(client.get(address).status_code)
    assert found == [404, 200, 200]


@pytest.mark.parametrize("status", [ProfileStatus.SUSPENDED, ProfileStatus.LAPSED])
def test_a_firm_that_is_not_public_now_keeps_a_notice_without_its_profile(client, status):
    supplier = make_listed(status=status)
    answer = client.get(page_of(supplier))
    assert answer.status_code == 200
    assert "plantsoenen" not in answer.text


def test_the_public_page_takes_at_most_fifteen_queries(client, count_queries):
    owner = make_user()
    supplier = make_listed(owner, certificates=[Certificate(kind="vca", level="VCA*")])
    client.sign_in(owner)
    with count_queries() as queries:
        client.get(page_of(supplier))
    assert len(queries) <= 15


def test_somebody_without_firms_is_shown_where_to_begin(client):
    client.sign_in(make_user())
    assert 'href="/aanmelden"' in client.get("/mijn-bedrijven").text


def test_a_draft_leads_to_the_first_step_that_lacks_something(client):
    owner = make_user()
    supplier = make_draft(owner)
    client.sign_in(owner)
    assert f'href="/aanmelden/{supplier.id}/plaats"' in client.get("/mijn-bedrijven").text


def test_the_list_of_firms_takes_at_most_fifteen_queries(client, count_queries):
    owner = make_user()
    for _number in range(5):
        make_complete_draft(owner)
    client.sign_in(owner)
    with count_queries() as queries:
        client.get("/mijn-bedrijven")
    assert len(queries) <= 15


def test_the_overview_of_a_firm_is_for_its_editors(client):
    supplier = make_draft()
    client.sign_in(make_user())
    assert client.get(f"/mijn-bedrijven/{supplier.id}").status_code == 404


def test_a_draft_can_be_thrown_away(client, session):
    owner = make_user()
    supplier_id = make_complete_draft(owner).id
    client.sign_in(owner)
    client.post(f"/mijn-bedrijven/{supplier_id}/weggooien")
    assert session.get(Supplier, supplier_id) is None


def test_a_listed_firm_cannot_be_thrown_away(client):
    owner = make_user()
    supplier = make_listed(owner)
    client.sign_in(owner)
    assert client.post(f"/mijn-bedrijven/{supplier.id}/weggooien").status_code == 404


def test_a_notice_has_no_place_on_the_map(client):
    listed, suspended = make_listed(), make_listed(status=ProfileStatus.SUSPENDED)
    assert len(client.get(f"/leveranciers/{listed.id}/kaart.json").json) == 1
    assert client.get(f"/leveranciers/{suspended.id}/kaart.json").json == []


def test_a_firm_found_in_a_list_leads_back_to_it(client):
    html = client.get(page_of(make_listed()), query_string={"terug": "/leveranciers?q=heg&seed=4"}).text
    assert 'href="/leveranciers?q=heg&amp;seed=4" data-back' in html


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "\\\\evil"])
def test_the_way_back_never_leaves_the_site(client, elsewhere):
    assert "data-back" not in client.get(page_of(make_listed()), query_string={"terug": elsewhere}).text


def test_another_slug_keeps_the_way_back(client):
    supplier = make_listed(name="De Heg bv")
    answer = client.get(f"/leveranciers/{supplier.id}", query_string={"terug": "/leveranciers?q=heg", "x": "1"})
    assert answer.location == f"{page_of(supplier)}?terug=/leveranciers?q%3Dheg"


def test_the_page_of_a_firm_has_one_canonical_address(client):
    supplier = make_listed()
    html = client.get(page_of(supplier), query_string={"terug": "/leveranciers"}).text
    assert f'<link rel="canonical" href="http://localhost{page_of(supplier)}">' in html
