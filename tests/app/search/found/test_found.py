"""How often a firm is on a page of results."""

from datetime import UTC, date, datetime

import pytest

from app.core.quarters import Quarter
from app.search import tallies
from app.search.found.models import SupplierFound
from app.search.found.queries import found_per_quarter
from app.search.found.sighting import Seen
from tests.factories.accounts import make_buyer, make_user
from tests.factories.suppliers import make_listed

MARCH = date(2026, 3, 1)
BROWSER = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/128.0"}


@pytest.fixture
def times(app, session, index):
    """`times(firm)`: how often it was found, once what waits is written down."""
    app.extensions["found"].__init__(app.extensions["found"].write)

    def read(firm):
        session.commit()
        tallies.flush(app)
        row = session.get(SupplierFound, (firm.id, MARCH), populate_existing=True)
        return row.times if row else 0

    return read


@pytest.fixture
def firm(index):
    found = make_listed(name="Hovenier De Heg bv")
    index(found)
    return found


def test_a_firm_on_the_page_of_results_is_counted_once_per_visitor_and_hour(client, firm, times):
    for question in ("hovenier", "hovenier", "heg"):
        client.get(f"/leveranciers?q={question}", headers=BROWSER)
    assert times(firm) == 1


def test_each_visitor_counts(client, firm, times):
    client.get("/leveranciers?q=hovenier", headers=BROWSER)
    client.sign_in(make_buyer())
    client.get("/leveranciers?q=hovenier", headers=BROWSER)
    assert times(firm) == 2


def test_entrepreneurs_who_look_themselves_up_do_not_count(client, firm, times):
    client.sign_in(make_user())
    client.get("/leveranciers?q=hovenier", headers=BROWSER)
    assert times(firm) == 0


@pytest.mark.parametrize("headers", [{"User-Agent": "Googlebot/2.1"}, {**BROWSER, "Sec-Purpose": "prefetch"}])
def test_programs_and_pages_fetched_ahead_do_not_count(client, firm, times, headers):
    client.get("/leveranciers?q=hovenier", headers=headers)
    assert times(firm) == 0


def test_the_page_without_a_question_finds_nobody_in_particular(client, firm, times):
    client.get("/leveranciers", headers=BROWSER)
    assert times(firm) == 0


def test_a_firm_that_is_gone_meanwhile_does_not_keep_the_others_from_being_counted(app, firm, times):
    app.extensions["found"].add([Seen(firm.id, MARCH), Seen(10**8, MARCH)])
    assert times(firm) == 1


def test_months_add_up_to_quarters(session):
    firm = make_listed()
    for month, number in ((1, 2), (3, 5), (4, 7)):
        session.add(SupplierFound(supplier_id=firm.id, month=date(2026, month, 1), times=number))
    assert found_per_quarter(firm, since=date(2026, 1, 1)) == {Quarter(2026, 1): 7, Quarter(2026, 2): 7}


def test_the_firm_sees_only_quarters_that_are_over(client, session, clock):
    firm = make_listed(owner := make_user(), created_at=datetime(2025, 10, 1, tzinfo=UTC))
    session.add(SupplierFound(supplier_id=firm.id, month=date(2025, 12, 1), times=731))
    session.add(SupplierFound(supplier_id=firm.id, month=MARCH, times=732))
    client.sign_in(owner)
    page = client.get(f"/mijn-bedrijven/{firm.id}").text
    assert ("731" in page, "732" in page) == (True, False)
