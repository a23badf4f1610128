"""Saved searches in a browser without script."""

import re

import pytest

from app.core.clock import now
from app.search.saved.models import Frequency, SavedSearch
from app.search.saved.tokens import stop_token
from tests.factories.accounts import PASSWORD, make_user
from tests.factories.saved import make_saved_search
from tests.factories.suppliers import ZEIST, make_listed

SEARCH = f"q=tuinen&gemeente={ZEIST}&sorteer=naam"


@pytest.fixture
def owner(client):
    person = make_user()
    client.sign_in(person)
    return person


def save_button(html):
    return re.search(r'href="(/zoekopdrachten/bewaren[^"]*)"', html)[1].replace("&amp;", "&")


def test_the_button_beside_the_results_leads_to_the_same_search(client, index, owner):
    index(make_listed())
    assert save_button(client.get(f"/leveranciers?{SEARCH}&seed=4").text) == f"/zoekopdrachten/bewaren?{SEARCH}"


def test_the_button_goes_along_when_htmx_replaces_the_list(client, index):
    html = client.get(f"/leveranciers?{SEARCH}", headers={"HX-Request": "true"}).text
    assert save_button(html) == f"/zoekopdrachten/bewaren?{SEARCH}"


def test_without_an_index_there_is_nothing_to_save(client, no_index):
    assert "/zoekopdrachten/bewaren" not in client.get("/leveranciers?q=tuinen").text


def test_who_is_signed_out_signs_in_and_has_lost_nothing(client, index):
    person = make_user()
    to_sign_in = client.get(f"/zoekopdrachten/bewaren?{SEARCH}").location
    back = client.post(to_sign_in, data={"email": person.email, "password": PASSWORD}).location
    page = client.get(back).text
    assert back == f"/zoekopdrachten/bewaren?{SEARCH}"
    assert 'value="Firma’s voor “tuinen”, gevestigd in Zeist"' in page or "“tuinen”" in page


def test_a_search_is_saved_with_its_filters(client, index, owner, session):
    answer = client.post(f"/zoekopdrachten/bewaren?{SEARCH}", data={"name": "Groen", "frequency": "daily"})
    saved = session.query(SavedSearch).one()
    assert (answer.status_code, answer.location) == (303, "/zoekopdrachten")
    assert (saved.name, saved.frequency, saved.question["filters"]) == (
        "Groen",
        Frequency.DAILY,
        {"municipality": [ZEIST]},
    )


@pytest.mark.parametrize("data", [{"name": " ", "frequency": "daily"}, {"name": "Groen", "frequency": "hourly"}])
def test_a_form_that_is_not_right_says_so(client, index, owner, session, data):
    answer = client.post(f"/zoekopdrachten/bewaren?{SEARCH}", data=data)
    assert (answer.status_code, session.query(SavedSearch).count()) == (422, 0)


def test_saving_the_same_search_again_says_so(client, index, owner, session):
    for name in ("Groen", "Nog eens"):
        answer = client.post(f"/zoekopdrachten/bewaren?{SEARCH}", data={"name": name, "frequency": "daily"})
    assert "Groen" in client.get(answer.location).text
    assert session.query(SavedSearch).count() == 1


def test_a_full_list_says_so_before_a_form_is_filled_in(client, index, owner, monkeypatch):
    monkeypatch.setattr("app.search.saved.services.MOST_SEARCHES", 1)
    make_saved_search(owner)
    assert client.get("/zoekopdrachten/bewaren?q=daken").status_code == 422


def test_the_list_opens_the_search(client, owner):
    make_saved_search(owner, text="zonnepanelen")
    assert 'href="/leveranciers?q=zonnepanelen"' in client.get("/zoekopdrachten").text


def test_an_empty_list_says_how_to_begin(client, owner):
    assert 'href="/leveranciers"' in client.get("/zoekopdrachten").text


def test_a_long_list_takes_few_queries(client, owner, count_queries):
    for number in range(30):
        make_saved_search(owner, text=f"vak {number}")
    with count_queries() as queries:
        client.get("/zoekopdrachten")
    assert len(queries) <= 12, queries


def test_a_search_is_renamed_and_mailed_more_often(client, owner, session):
    saved = make_saved_search(owner)
    client.post(f"/zoekopdrachten/{saved.id}", data={"name": "Anders", "frequency": "daily"})
    session.refresh(saved)
    assert (saved.name, saved.frequency) == ("Anders", Frequency.DAILY)


def test_a_search_is_paused_and_started_again(client, owner, session):
    saved = make_saved_search(owner)
    paused = []
    for verb in ("pauzeren", "hervatten"):
        client.post(f"/zoekopdrachten/{saved.id}/{verb}")
        session.refresh(saved)
        paused.append(saved.is_paused)
    assert paused == [True, False]


def test_a_search_is_deleted_after_a_question(client, owner, session):
    saved = make_saved_search(owner)
    assert "<details" in client.get("/zoekopdrachten").text
    client.post(f"/zoekopdrachten/{saved.id}/verwijderen")
    assert session.query(SavedSearch).count() == 0


@pytest.mark.parametrize("verb", ["", "/pauzeren", "/hervatten", "/verwijderen"])
def test_a_search_of_somebody_else_does_not_exist(client, owner, verb):
    foreign = make_saved_search()
    assert client.post(f"/zoekopdrachten/{foreign.id}{verb}").status_code == 404


@pytest.fixture
def with_csrf(app, monkeypatch):
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", True)


def test_fetching_the_link_in_a_mail_stops_nothing(client, session, clock):
    saved = make_saved_search()
    page = client.get(f"/zoekopdrachten/afmelden/{stop_token(saved.owner)}")
    session.refresh(saved)
    assert (page.status_code, saved.is_paused, "<button" in page.text) == (200, False, True)


def test_one_click_stops_the_mail_signed_out_and_again(client, session, clock, with_csrf):
    saved = make_saved_search()
    link = f"/zoekopdrachten/afmelden/{stop_token(saved.owner)}"
    answers = [client.post(link, data={"List-Unsubscribe": "One-Click"}).status_code for _ in range(2)]
    session.refresh(saved)
    assert (answers, saved.paused_at) == ([200, 200], now())


def test_a_forged_link_is_none(client, session, clock):
    saved = make_saved_search()
    forged = stop_token(saved.owner)[:-2] + "xx"
    assert [client.get(f"/zoekopdrachten/afmelden/{forged}").status_code] == [404]
    assert client.post(f"/zoekopdrachten/afmelden/{forged}").status_code == 404


def test_other_forms_still_need_their_token(client, owner, with_csrf):
    saved = make_saved_search(owner)
    assert client.post(f"/zoekopdrachten/{saved.id}/pauzeren").status_code == 400
