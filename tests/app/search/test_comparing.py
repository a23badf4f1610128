"""Two to four firms side by side."""

import re
from datetime import date

import pytest

from app.suppliers.kinds import ProfileStatus
from app.suppliers.models import Certificate
from tests.factories.suppliers import make_draft, make_listed


@pytest.fixture
def table(client):
    def ask(*firms, **more):
        address = {"firma": [getattr(firm, "id", firm) for firm in firms], **more}
        return client.get("/leveranciers/vergelijken", query_string=address, headers={"Accept-Language": "en"}).text

    return ask


def columns(html):
    return re.findall(r'<th scope="col">\s*<a [^>]*>([^<]*)</a>', html)


def test_firms_stand_in_the_order_in_which_they_were_named(table):
    first, second = make_listed(name="Appel"), make_listed(name="Boom")
    assert columns(table(second, first)) == ["Boom", "Appel"]


def test_a_certificate_says_until_when_it_counts(table):
    proofs = [
        Certificate(kind="vca", valid_until=date(2027, 5, 1)),
        Certificate(kind="iso-14001", valid_until=date(2020, 5, 1)),
    ]
    html = table(make_listed(certificates=proofs), make_listed())
    assert ("VCA" in html, "May 1, 2027" in html, "ISO 14001" in html) == (True, True, False)


def test_the_distance_is_measured_from_the_postcode_of_the_search(table):
    html = table(make_listed(latitude=52.09, longitude=5.24), make_listed(latitude=None), postcode="3701")
    assert re.search(r"Distance from postcode 3701.*?\d\.\d km", html, re.DOTALL)


def test_without_a_postcode_no_distance_is_named(table):
    assert "Distance" not in table(make_listed(), make_listed(), postcode="here")


def test_of_more_than_four_the_first_four_are_shown_and_that_is_said(table):
    html = table(*(make_listed(name=f"Firm {number}") for number in range(6)))
    assert (len(columns(html)), "more than 4 firms" in html) == (4, True)


@pytest.mark.parametrize("firms", [0, 1])
def test_fewer_than_two_say_how_to_choose(table, firms):
    html = table(*(make_listed() for _ in range(firms)))
    assert ("Choose at least two firms" in html, "<table" in html) == (True, False)


def test_a_firm_that_is_not_listed_is_left_out_unnamed_and_that_is_said(table):
    hidden = [make_draft(name="Secret bv"), make_listed(name="Away bv", status=ProfileStatus.SUSPENDED)]
    html = table(make_listed(), *hidden, make_listed())
    assert (len(columns(html)), "Secret" in html, "Away" in html, "2 firms are left out" in html) == (
        2,
        False,
        False,
        True,
    )


def test_one_firm_can_be_taken_out(table):
    first, second, third = (make_listed() for _ in range(3))
    html = table(first, second, third, terug="/leveranciers?q=heg")
    left = f"/leveranciers/vergelijken?firma={first.id}&amp;firma={third.id}&amp;terug=/leveranciers?q%3Dheg"
    assert left in html


def test_the_way_back_leads_to_the_same_list(table):
    assert 'href="/leveranciers?q=heg&amp;seed=4"' in table(terug="/leveranciers?q=heg&seed=4")


def test_the_way_back_never_leaves_the_site(table):
    assert "evil.example" not in table(make_listed(), make_listed(), terug="//evil.example").replace(
        "terug=//evil.example", ""
    )


@pytest.mark.parametrize("value", ["abc", "-1", "9" * 400, "\x00", "²", "٣", "1 OR 1=1", ""])
def test_any_value_gets_an_answer(client, value):
    answer = client.get("/leveranciers/vergelijken", query_string={"firma": [value] * 60, "postcode": value})
    assert answer.status_code == 200


def test_cards_can_be_ticked_to_compare_without_script(client, index):
    firm = make_listed()
    index(firm)
    html = client.get("/leveranciers?q=heg&seed=2&postcode=3701").text
    form = html[html.index('id="compare"') :]
    assert f'form="compare" name="firma" value="{firm.id}"' in html
    assert 'name="terug" value="/leveranciers?q=heg&amp;postcode=3701&amp;seed=2"' in form
    assert 'name="postcode" value="3701"' in form
