"""The public calculator: without an account, whatever is typed."""

from datetime import date

import pytest

from tests.app.sourcing.pages import text_of
from tests.factories.procurement import make_policy
from tests.factories.sourcing import ZEIST

PAGE = "/drempelcheck"


def ask(client, value, category="services", day="2026-03-16", municipality=""):
    return client.get(PAGE, query_string={"soort": category, "waarde": value, "dag": day, "gemeente": municipality})


def test_the_footer_leads_to_an_empty_form(client, clock):
    page = client.get(PAGE)
    assert page.status_code == 200
    assert 'value="2026-03-16"' in page.text
    assert f'href="{PAGE}"' in client.get("/").text


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("215.999,99", "Onder de Europese drempel"),
        ("216.000,00", "Europese openbare procedure"),
        ("216000.01", "Europese openbare procedure"),
        ("€ 9.999.999.999", "Europese openbare procedure"),
    ],
)
def test_the_threshold_decides_at_its_edges(client, clock, value, says):
    assert says in text_of(ask(client, value))


@pytest.mark.parametrize(("day", "is_european"), [("2025-12-31", False), ("2026-01-01", True)])
def test_the_day_decides(client, clock, day, is_european):
    assert ("Europese openbare procedure" in text_of(ask(client, "216000", day=day))) is is_european


@pytest.mark.parametrize("value", ["", "0", "-1", "-216000", "10000000001", "9" * 40, "veel", "1,2,3", "NaN", "1e9"])
def test_an_amount_that_is_none_is_told_at_the_field(client, clock, value):
    page = ask(client, value)
    assert page.status_code == 422
    assert 'href="#waarde"' in page.text


@pytest.mark.parametrize(
    "answers", [{"category": "bribes"}, {"day": "tomorrow"}, {"day": "2019-01-01"}, {"municipality": "GM9999"}]
)
def test_what_is_not_offered_is_refused(client, clock, answers):
    assert ask(client, "45000", **answers).status_code == 422


def test_with_a_municipality_its_policy_decides(client, clock):
    make_policy(title="Beleid van Zeist", in_force_from=date(2025, 1, 1))
    words = text_of(ask(client, "45000", municipality=ZEIST))
    assert "Enkelvoudig onderhands" in words
    assert "Beleid van Zeist" in words


def test_a_draft_is_not_public(client, clock):
    make_policy(title="Secret plans", adopted_at=None)
    assert ZEIST not in client.get(PAGE).text
