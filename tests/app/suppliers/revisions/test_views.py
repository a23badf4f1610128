"""What the firm sees of its changes, and what buyers see of its versions."""

from datetime import timedelta

import pytest
from sqlalchemy import delete

from app.suppliers.kinds import LegalForm, ProfileStatus
from app.suppliers.models import SupplierVersion
from app.suppliers.revisions.models import RevisionStatus
from tests.factories.accounts import make_board_member, make_buyer, make_desk_member, make_user
from tests.factories.revisions import make_live, make_proposal
from tests.factories.sourcing import change_profile
from tests.factories.suppliers import NOON, make_listed

pytestmark = pytest.mark.usefixtures("clock")

WEEK = timedelta(days=7)


@pytest.fixture
def owner(client):
    user = make_user()
    client.sign_in(user)
    return user


def firm_with_versions(session, number, **values):
    """One version a week; each has another website."""
    firm = make_listed(**values)
    for each in range(2, number + 1):
        change_profile(firm, website=f"https://versie{each}.example")
    session.flush()
    for version in session.query(SupplierVersion).filter_by(supplier_id=firm.id):
        version.since = NOON - (number - version.number) * WEEK
    return firm


# My firm


def test_the_owner_sees_what_waits_with_its_difference_and_takes_it_back(client, owner):
    waiting = make_proposal(make_listed(owner, name="De Heg bv"), after={"name": "De Linde bv"})
    html = client.get(f"/mijn-bedrijven/{waiting.supplier_id}").text
    assert "Heg" in html.partition("<del>")[2].partition("</del>")[0]
    client.post(f"/mijn-bedrijven/{waiting.supplier_id}/wijziging/intrekken")
    assert waiting.status is RevisionStatus.WITHDRAWN


def test_what_was_looked_at_already_cannot_be_taken_back(client, owner):
    firm = make_listed(owner)
    assert client.post(f"/mijn-bedrijven/{firm.id}/wijziging/intrekken").status_code == 422


def test_the_owner_reads_why_a_change_was_put_back(client, owner):
    firm = make_listed(owner)
    make_live(firm, status=RevisionStatus.REVERTED, decided_at=NOON, reason="Deze website is niet van u.")
    assert "Deze website is niet van u." in client.get(f"/mijn-bedrijven/{firm.id}").text


def test_the_history_says_in_words_what_changed(client, owner, session):
    firm = make_listed(owner)
    change_profile(firm, website="https://nieuw.example", description_nl="Wij maaien.")
    html = client.get(f"/mijn-bedrijven/{firm.id}/geschiedenis").text
    assert "Omschrijving in het Nederlands" in html
    assert html.index(f"/versies/{2}") < html.index(f"/versies/{1}")


def test_a_page_of_two_hundred_versions_costs_as_much_as_one_of_thirty(client, session, count_queries):
    client.sign_in(make_buyer())

    def cost(number):
        firm = firm_with_versions(session, number)
        client.get(f"/leveranciers/{firm.id}/versies")
        with count_queries() as queries:
            assert client.get(f"/leveranciers/{firm.id}/versies").status_code == 200
        return len(queries)

    assert cost(200) <= cost(30) <= 15


# Versions


def test_a_version_shows_the_page_as_it_was(client, session):
    firm = firm_with_versions(session, 3)
    client.sign_in(make_buyer())
    html = client.get(f"/leveranciers/{firm.id}/versies/2").text
    assert "versie2.example" in html
    assert "versie3.example" not in html
    assert 'content="noindex"' in html


@pytest.mark.parametrize(("button", "leads_to"), [({}, "/versies/2"), ({"sinds": "1"}, "/versies/2/sindsdien")])
def test_a_day_leads_to_what_the_public_saw_that_day(client, session, button, leads_to):
    firm = firm_with_versions(session, 3)
    client.sign_in(make_buyer())
    day = (NOON - WEEK).date().isoformat()
    answer = client.get(f"/leveranciers/{firm.id}/versies", query_string={"datum": day, **button})
    assert answer.location == f"/leveranciers/{firm.id}{leads_to}"


@pytest.mark.parametrize("day", ["1990-01-01", "2099-01-01", "31 februari", "", "2026-02-31"])
def test_a_day_without_a_page_is_refused_at_the_field(client, session, day):
    firm = firm_with_versions(session, 2)
    client.sign_in(make_buyer())
    answer = client.get(f"/leveranciers/{firm.id}/versies", query_string={"datum": day})
    assert answer.status_code == 422
    assert 'id="datum-error"' in answer.text


def test_what_changed_since_is_compared_with_the_newest(client, session):
    firm = firm_with_versions(session, 3)
    client.sign_in(make_buyer())
    html = client.get(f"/leveranciers/{firm.id}/versies/2/sindsdien").text
    assert "versie2" in html.partition("<del>")[2].partition("</del>")[0]
    assert "versie3" in html.partition("<ins>")[2].partition("</ins>")[0]


def test_any_two_versions_are_compared(client, session):
    firm = firm_with_versions(session, 4)
    client.sign_in(make_buyer())
    page = f"/leveranciers/{firm.id}/versies/1/sindsdien"
    assert 'name="tot"' in client.get(page).text
    html = client.get(f"{page}?tot=3").text
    assert "versie3" in html.partition("<ins>")[2].partition("</ins>")[0]
    assert "versie4" not in html


@pytest.mark.parametrize("number", [1, 9])
def test_an_older_or_unknown_version_is_not_compared_with(client, session, number):
    firm = firm_with_versions(session, 3)
    client.sign_in(make_buyer())
    assert client.get(f"/leveranciers/{firm.id}/versies/2/sindsdien?tot={number}").status_code == 404


def test_an_erased_version_of_a_sole_trader_says_so(client, session):
    firm = firm_with_versions(session, 3, legal_form=LegalForm.EENMANSZAAK)
    session.execute(delete(SupplierVersion).where(SupplierVersion.supplier_id == firm.id, SupplierVersion.number < 3))
    client.sign_in(make_buyer())
    assert client.get(f"/leveranciers/{firm.id}/versies/1").status_code == 410
    assert client.get(f"/leveranciers/{firm.id}/versies/4").status_code == 404
    assert "eenmanszaak" in client.get(f"/leveranciers/{firm.id}/versies").text.lower()


def test_a_version_that_never_was_does_not_exist(client, session):
    firm = firm_with_versions(session, 1)
    client.sign_in(make_buyer())
    assert client.get(f"/leveranciers/{firm.id}/versies/0").status_code == 404


@pytest.mark.parametrize(
    ("person", "status", "answer"),
    [
        (make_buyer, ProfileStatus.LISTED, 200),
        (make_buyer, ProfileStatus.LAPSED, 200),
        (make_buyer, ProfileStatus.WITHDRAWN, 404),
        (make_desk_member, ProfileStatus.WITHDRAWN, 200),
        (make_board_member, ProfileStatus.LISTED, 404),
        (make_user, ProfileStatus.LISTED, 404),
    ],
)
def test_versions_are_for_who_buys_and_the_desk(client, person, status, answer):
    firm = make_listed()
    firm.status = status
    client.sign_in(person())
    assert client.get(f"/leveranciers/{firm.id}/versies").status_code == answer


def test_the_public_page_leads_buyers_to_its_versions_and_visitors_not(client):
    firm = make_listed(name="De Heg bv")
    page, link = f"/leveranciers/{firm.id}/de-heg-bv", f"/leveranciers/{firm.id}/versies"
    assert link not in client.get(page).text
    client.sign_in(make_buyer())
    assert link in client.get(page).text
