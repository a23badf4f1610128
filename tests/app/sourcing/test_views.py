"""The pages of a procurement file, as a browser without script sees them."""

import re

import pytest

from app.accounts.models import Role
from app.sourcing import queries
from app.sourcing.longlists import services as longlists
from app.sourcing.models import FileSearch, Longlist, ProcurementFile
from tests.app.sourcing.pages import longlist_url, row, url
from tests.factories.sourcing import (
    DE_BILT,
    GARDENING,
    NOON,
    PAINTING,
    ZEIST,
    make_buyer,
    make_file,
    make_listed_firm,
    make_longlist,
    make_person,
)

NEED = {
    "subject": "Sports fields",
    "category": "services",
    "cpv_code": GARDENING,
    "estimated_value": "45.000,50",
    "estimate_basis": "Last year's price.",
    "planned_start": "2026-09-01",
}


@pytest.fixture(autouse=True)
def _noon(clock):
    """Files are opened at noon."""


# Who gets in


PAGES = ["", "/shortlist", "/archief", "/wijzigen", "/zoeken"]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("role", ["buyer elsewhere", "desk", "entrepreneur"])
def test_a_foreign_file_does_not_exist(client, page, role):
    file = make_file()
    make = {"buyer elsewhere": lambda: make_buyer(DE_BILT), "desk": lambda: make_person(Role.DESK)}
    client.sign_in(make.get(role, make_person)())
    assert client.get(url(file) + page).status_code == 404


def test_a_longlist_is_not_found_through_another_file(client, buyer):
    longlist, other = make_longlist(make_file(), make_listed_firm()), make_file()
    assert client.get(url(other, "groslijst", longlist.id)).status_code == 404


def test_a_controller_reads_and_cannot_change(client):
    longlist = make_longlist(make_file(), make_listed_firm())
    client.sign_in(make_person(Role.CONTROLLER, municipality_code=ZEIST))
    page = client.get(longlist_url(longlist))
    assert page.status_code == 200
    assert "<textarea" not in page.text
    assert client.post(longlist_url(longlist), data=row(longlist, "invite", "x")).status_code == 404


def test_somebody_signed_out_is_asked_to_sign_in(client):
    assert "/inloggen" in client.get(url(make_file())).location


# The need


def test_a_buyer_opens_a_file(client, buyer, session):
    answer = client.post("/inkoopdossiers/nieuw", data=NEED)
    file = session.query(ProcurementFile).one()
    assert answer.location == url(file)
    assert (file.number, str(file.estimated_value), file.owner_id) == ("2026-0001", "45000.50", buyer.id)
    assert "Sports fields" in client.get("/inkoopdossiers").text


@pytest.mark.parametrize("code", [ZEIST, DE_BILT])
def test_a_buyer_of_two_municipalities_opens_a_file_for_the_one_they_act_for(client, session, code):
    person = make_buyer()
    person.roles += make_buyer(DE_BILT).roles
    client.sign_in(person)
    client.post("/namens", data={"municipality": code})
    client.post("/inkoopdossiers/nieuw", data=NEED)
    assert session.query(ProcurementFile).one().municipality_code == code


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("subject", ""),
        ("subject", "x" * 151),
        ("category", "bribes"),
        ("cpv_code", "00000000-0"),
        ("cpv_code", [GARDENING, PAINTING]),
        ("estimated_value", "0"),
        ("estimated_value", "-45000"),
        ("estimated_value", "10000000001"),
        ("estimate_basis", " "),
        ("planned_start", "tomorrow"),
    ],
)
def test_a_need_that_is_not_right_comes_back_filled_in(client, buyer, session, field, value):
    answer = client.post("/inkoopdossiers/nieuw", data={**NEED, field: value})
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.text
    assert "Last year&#39;s price." in answer.text or field == "estimate_basis"
    assert session.query(ProcurementFile).count() == 0


def test_without_script_a_code_is_found_by_a_press_on_the_button(client, buyer):
    data = {**NEED, "cpv_code": [], "cpv-search": "schilder", "cpv-search-button": "1"}
    answer = client.post("/inkoopdossiers/nieuw", data=data)
    assert answer.status_code == 200
    assert PAINTING in answer.text


def test_codes_are_suggested_while_typing(client, buyer):
    values = [each["value"] for each in client.get("/inkoopdossiers/cpv?q=schilder").json]
    assert PAINTING in values


def test_a_need_is_changed(client, buyer, session):
    file = make_file()
    page = client.get(url(file, "wijzigen"))
    assert 'value="45000"' in page.text
    client.post(url(file, "wijzigen"), data={**NEED, "subject": "Other fields", "version": file.version})
    assert file.subject == "Other fields"


def test_a_change_after_somebody_elses_is_told(client, buyer):
    file = make_file()
    answer = client.post(url(file, "wijzigen"), data={**NEED, "version": file.version - 1})
    assert answer.status_code == 422
    assert file.subject == "Maintenance of sports fields"


def test_a_closed_file_takes_no_change(client, buyer):
    file = make_file()
    client.post(url(file, "sluiten"))
    assert client.get(url(file, "wijzigen")).status_code == 404
    assert client.get(url(file)).status_code == 200
    client.post(url(file, "heropenen"))
    assert client.get(url(file, "wijzigen")).status_code == 200


# Searching and freezing


def test_every_showing_of_a_search_is_logged(client, buyer, session, firms):
    firms(make_listed_firm())
    file = make_file()
    client.get(url(file, "zoeken?q=tuinen"))
    client.get(url(file, "zoeken?q=tuinen"))
    logged = session.query(FileSearch).all()
    assert [(search.text, search.total, search.by_id) for search in logged] == [("tuinen", 1, buyer.id)] * 2


def test_nobody_chooses_the_seed_in_a_file(client, buyer, session, firms):
    firms(make_listed_firm())
    file = make_file()
    client.get(url(file, "zoeken?seed=1"))
    assert session.query(FileSearch).one().seed == longlists.seed_of(file.id, NOON.date())


def test_a_search_is_frozen_as_it_was_shown(client, buyer, session, firms):
    gardener, _painter = firms(make_listed_firm(GARDENING), make_listed_firm(PAINTING))
    file = make_file()
    page = client.get(url(file, "zoeken?cpv=77000000")).text
    action = re.search(r'action="([^"]*groslijsten[^"]*)"', page).group(1).replace("&amp;", "&")
    answer = client.post(action)
    longlist = session.query(Longlist).one()
    assert answer.location == longlist_url(longlist)
    assert [entry.supplier_id for entry in queries.entries_of(longlist)] == [gardener.id]


def test_a_thin_market_is_said(client, buyer, firms):
    firms(make_listed_firm())
    answer = client.post(url(make_file(), "groslijsten"))
    assert "utrecht-alert--warning" in client.get(answer.location).text


def test_too_many_firms_are_not_offered_to_freeze(client, buyer, firms, monkeypatch):
    monkeypatch.setattr(longlists, "MOST_FIRMS", 1)
    firms(make_listed_firm(), make_listed_firm())
    file = make_file()
    assert "groslijsten" not in client.get(url(file, "zoeken")).text
    assert client.post(url(file, "groslijsten")).status_code == 422


@pytest.mark.parametrize("firms_on_it", [3, 30])
def test_the_overview_asks_as_much_whatever_the_number_of_firms(client, buyer, count_queries, firms_on_it):
    page = url(make_longlist(make_file(), *(make_listed_firm() for _ in range(firms_on_it))).file)
    client.get(page)
    with count_queries() as statements:
        client.get(page)
    assert len(statements) <= 26, statements


def test_no_page_asks_the_database_more_than_seventeen_things(client, buyer, firms, count_queries):
    listed = firms(*(make_listed_firm() for _ in range(30)))
    longlist = make_longlist(make_file(), *listed)
    client.post(f"{longlist_url(longlist)}/overige", data={"reason": "Lower rank."})
    file = longlist.file
    pages = ["/inkoopdossiers", "/inkoopdossiers/nieuw", longlist_url(longlist)]
    for page in [*pages, url(file, "wijzigen"), url(file, "zoeken?q=tuin")]:
        client.get(page)
        with count_queries() as statements:
            client.get(page)
        assert len(statements) <= 17, (page, statements)
