"""The search page in a browser without script."""

import json
import re

import pytest

from tests.factories.accounts import make_buyer
from tests.factories.suppliers import BUNNIK, ZEIST, make_listed

ODD_TEXTS = (
    "hovenier " * 1200,
    "*",
    "-",
    '"',
    '"unbalanced',
    "title:",
    "(((((",
    "OR OR -",
    "'; DROP TABLE supplier; --",
    "\x00\x07\x1b",
    "de het een",
    "🌳🌳",
    "מגנן גינות",
    "%s %(x)s {{ 7 * 7 }}",
    "<script>alert(1)</script>",
)

PARAMETERS = ("gemeente", "cpv", "afstand", "geverifieerd", "postcode", "sorteer", "blad", "seed")


@pytest.mark.parametrize("text", ODD_TEXTS)
def test_any_text_gets_an_answer(client, index, text):
    index(make_listed())
    assert client.get("/leveranciers", query_string={"q": text}).status_code == 200


@pytest.mark.parametrize("text", ODD_TEXTS)
def test_any_text_gets_an_answer_without_an_index_too(client, no_index, text):
    make_listed()
    assert client.get("/leveranciers", query_string={"q": text}).status_code == 200


@pytest.mark.parametrize("value", ["abc", "-1", "1e9", "9" * 400, "\x00", "🌳", "' OR 1=1", "²"])
def test_any_value_of_all_parameters_gets_an_answer(client, index, value):
    index(make_listed())
    answer = client.get("/leveranciers", query_string=dict.fromkeys(PARAMETERS, value))
    assert answer.status_code in (200, 404)


def test_text_is_shown_as_text(client, index):
    html = client.get("/leveranciers", query_string={"q": "<script>alert(1)</script>"}).text
    assert "<script>alert" not in html


def test_a_found_firm_links_to_its_page(client, index):
    firm = make_listed(name="Tuinen van Oost")
    index(firm)
    assert f'href="/leveranciers/{firm.id}/tuinen-van-oost?' in client.get("/leveranciers?q=oost").text


def test_a_page_beyond_the_end_is_a_clear_404(client, index):
    index(make_listed())
    answer = client.get("/leveranciers?q=tuin&blad=10000&seed=1")
    assert (answer.status_code, "/leveranciers?q=tuin&amp;seed=1" in answer.text) == (404, True)


def test_every_link_to_the_search_carries_the_seed(client, index):
    index(*(make_listed() for _ in range(25)))
    html = client.get("/leveranciers?q=tuinen").text
    links = re.findall(r'href="(/leveranciers\?q=[^"]*blad[^"]*)"', html)
    assert links
    assert all(re.search(r"seed=\d+", link) for link in links)


def test_a_shared_address_shows_the_same_order(client, index):
    index(*(make_listed() for _ in range(25)))
    found = [re.findall(r"/leveranciers/(\d+)/", client.get("/leveranciers?seed=8").text) for _ in range(2)]
    assert found[0] == found[1]


def test_the_search_box_keeps_the_filters(client, index):
    index(make_listed())
    html = client.get(f"/leveranciers?gemeente={ZEIST}&seed=5").text
    box = html[html.index('role="search"') : html.index('type="search"')]
    assert f'name="gemeente" value="{ZEIST}"' in box


def test_htmx_gets_the_list_and_the_filters_only(client, index):
    index(make_listed(name="Tuinen van Oost"))
    answer = client.get("/leveranciers?q=oost", headers={"HX-Request": "true"})
    assert ("Tuinen van Oost" in answer.text, "<html" in answer.text) == (True, False)


def test_htmx_writes_the_address_without_empty_fields(client, index):
    index(make_listed())
    answer = client.get("/leveranciers?q=heg&postcode=&afstand=&seed=2", headers={"HX-Request": "true"})
    assert answer.headers["HX-Push-Url"] == "/leveranciers?q=heg&seed=2"


def test_a_browser_does_not_mix_up_page_and_fragment(client, index):
    assert "HX-Request" in client.get("/leveranciers").vary


def test_the_map_knows_the_firms_of_the_page(client, index):
    index(make_listed(name="</script> & Zonen"))
    html = client.get("/leveranciers").text
    found = re.search(r'<div id="places" hidden>(.*?)</div>', html)
    assert [place["name"] for place in json.loads(found[1])] == ["</script> & Zonen"]


def test_only_buyers_are_told_of_a_thin_market(client, index):
    index(make_listed(municipality_code=BUNNIK))
    visitor = client.get("/leveranciers?seed=1").text
    client.sign_in(make_buyer())
    buyer = client.get("/leveranciers?seed=1").text
    assert [page.count("utrecht-alert--warning") for page in (visitor, buyer)] == [0, 1]


def test_a_page_of_results_needs_few_queries(client, index, count_queries):
    index(*(make_listed() for _ in range(25)))
    client.sign_in(make_buyer())
    with count_queries() as queries:
        client.get(f"/leveranciers?q=tuinen&gemeente={ZEIST}&postcode=3701&cpv=77")
    assert len(queries) <= 15, queries


def test_the_home_page_searches_at_once(client, index):
    assert 'action="/leveranciers"' in client.get("/").text


def test_the_home_page_counts_listed_firms_only(client, index):
    before = re.search(r'stat__value">(\d+)', client.get("/").text)[1]
    make_listed()
    after = re.search(r'stat__value">(\d+)', client.get("/").text)[1]
    assert int(after) == int(before) + 1


def test_without_script_the_firms_per_municipality_are_links(client, index):
    index(make_listed(municipality_code=ZEIST))
    html = client.get("/leveranciers?seed=1").text
    assert re.search(rf'href="/leveranciers\?gemeente={ZEIST}&amp;seed=1" data-area="{ZEIST}" data-count="1"', html)


def test_a_firm_knows_the_way_back_to_the_page_it_stood_on(client, index):
    index(*(make_listed() for _ in range(25)))
    html = client.get("/leveranciers?q=tuinen&blad=2&seed=3").text
    assert "?terug=%2Fleveranciers%3Fq%3Dtuinen%26seed%3D3%26blad%3D2" in html
