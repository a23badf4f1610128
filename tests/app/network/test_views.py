"""What everybody sees of the network."""

from datetime import date, timedelta

import pytest

from app.core.clock import today
from app.network.models import PageKey
from app.network.pages import DEFAULTS
from app.organisations.bodies import Body
from app.organisations.models import RegionMunicipality
from tests.factories.accounts import make_board_member, make_desk_member
from tests.factories.network import make_details, make_seat, make_signatory
from tests.factories.organisations import make_association, make_region

PAGES = ("", "/intentieverklaring", "/meedoen", "/contact", "/toegankelijkheid", "/colofon")


@pytest.fixture
def region(session, clock):
    make_region()


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_page_has_a_text_that_comes_with_the_product(client, region, page, language):
    answer = client.get(f"/netwerk{page}", headers={"Accept-Language": language})
    assert answer.status_code == 200
    assert 'class="written' in answer.text
    assert "{region}" not in answer.text


def test_every_page_has_a_text_in_both_languages():
    assert {(path.parent.name, path.stem) for path in DEFAULTS.glob("*/*.txt")} == {
        (language, key.value) for language in ("nl", "en") for key in PageKey
    }


def test_a_site_without_a_region_shows_them_too(client, session):
    assert [client.get(f"/netwerk{page}").status_code for page in PAGES] == [200] * len(PAGES)


def test_the_network_is_who_takes_part_and_who_did(client, region, session):
    left = make_association(name="Oude Kring")
    left.joined_on, left.left_on = date(2019, 1, 1), date(2025, 1, 1)
    coming = make_association(name="Nieuwe Kring")
    coming.joined_on = today() + timedelta(days=30)
    page = client.get("/netwerk").text
    current, _id, former = page.partition('id="former"')
    assert "Oude Kring" not in current
    assert "Oude Kring: deed mee van 1 januari 2019 tot 1 januari 2025" in former
    assert "doet mee vanaf 15 april 2026" in current
    assert f"/verenigingen/{coming.id}" not in page


def test_a_municipality_leaves_apart_from_its_associations(client, region, session):
    member = session.query(RegionMunicipality).filter_by(municipality_code="GM0355").one()
    member.left_on = today()
    make_association(name="Kring Zeist", municipality_code="GM0355")
    current, _id, former = client.get("/netwerk").text.partition('id="former"')
    assert "Kring Zeist" in current
    assert "Zeist: deed mee" in former


def test_a_board_is_named_as_of_today(client, region):
    association = make_association(name="Kring Zeist")
    make_seat(association.id, "Jan de Boer")
    make_seat(association.id, "Piet Vroeger", starts_on=date(2020, 1, 1), ends_on=today())
    make_seat(association.id, "Klaas Straks", starts_on=today() + timedelta(days=1))
    for address in ("/netwerk", f"/verenigingen/{association.id}"):
        page = client.get(address).text
        assert "Jan de Boer, voorzitter" in page
        assert "Piet Vroeger" not in page
        assert "Klaas Straks" not in page


def test_an_association_tells_of_itself_on_its_page(client, region):
    association = make_association(name="Kring Zeist")
    make_details(Body(association.id), introduction="**Wij** zijn er", founded_on=date(1987, 5, 12))
    page = client.get(f"/verenigingen/{association.id}").text
    assert "<strong>Wij</strong> zijn er" in page
    assert "12 mei 1987" in page
    assert "info@vereniging.example" in page


def test_a_municipality_has_a_page_by_its_name(client, region):
    make_details(Body(None, "GM0355"), introduction="Team inkoop", phone="030 555 01 00")
    page = client.get("/netwerk/gemeenten/zeist").text
    assert "Team inkoop" in page
    assert 'href="tel:0305550100"' in page


@pytest.mark.parametrize("name", ["amsterdam", "Zeist", "-", "zeist%20", "x" * 300])
def test_no_other_place_has_a_page(client, region, name):
    assert client.get(f"/netwerk/gemeenten/{name}").status_code == 404


def test_a_municipality_that_left_says_so(client, region, session):
    session.query(RegionMunicipality).filter_by(municipality_code="GM0355").one().left_on = today()
    assert "deed mee van" in client.get("/netwerk/gemeenten/zeist").text


def test_who_signed_is_named_in_order(client, region):
    make_signatory("Tweede", signed_on=date(2019, 1, 1))
    make_signatory("Eerste", signed_on=date(2018, 1, 1))
    page = client.get("/netwerk/intentieverklaring").text
    assert page.index("Eerste") < page.index("Tweede")


def test_who_wants_to_join_sees_whom_to_ask(client, region):
    association = make_association(name="Kring Zeist")
    make_details(Body(association.id))
    page = client.get("/netwerk/meedoen").text
    assert "Informeer bij uw vereniging" in page
    assert "info@vereniging.example" in page


def test_contact_shows_how_the_region_is_reached(client, region):
    make_details(email="loket@regio.example")
    assert "loket@regio.example" in client.get("/netwerk/contact").text


@pytest.mark.parametrize(
    "part", ["Nalevingsstatus", "nog niet toegankelijk", "opgesteld op", "binnen twee weken", "Nationale ombudsman"]
)
def test_the_accessibility_statement_has_its_required_parts(client, region, part):
    """Implementing Decision (EU) 2018/1523, sections 1 and 2."""
    assert part in client.get("/netwerk/toegankelijkheid").text


def test_the_footer_of_every_page_leads_there(client, region):
    footer = client.get("/").text.partition("<footer")[2]
    for page in ("", "/meedoen", "/contact", "/toegankelijkheid", "/colofon"):
        assert f'href="/netwerk{page}"' in footer


def test_a_link_in_a_contact_never_runs(client, region):
    make_details(Body(None, "GM0355"), introduction="[klik](javascript:alert(1))", email="x@y.example")
    assert 'href="javascript' not in client.get("/netwerk/gemeenten/zeist").text


def test_only_who_may_change_a_page_is_led_to_it(client, region):
    association = make_association(name="Kring Zeist")
    address = f"/netwerk/beheer/bestuur/{association.id}"
    assert address not in client.get(f"/verenigingen/{association.id}").text
    client.sign_in(make_board_member(association))
    assert address in client.get(f"/verenigingen/{association.id}").text
    client.sign_in(make_desk_member())
    assert "/netwerk/beheer/paginas/contact/nl" in client.get("/netwerk/contact").text


def test_the_overview_costs_few_queries(client, region, count_queries):
    for number in range(5):
        make_seat(make_association(name=f"Kring {number}").id)
    with count_queries() as queries:
        client.get("/netwerk")
    assert len(queries) <= 10
