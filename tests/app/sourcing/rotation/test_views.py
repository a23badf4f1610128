"""The page of a proposal."""

import pytest

from app.sourcing.queries import decisions_of
from app.sourcing.rotation.queries import newest_from
from tests.app.sourcing.pages import text_of, url
from tests.factories.sourcing import DE_BILT, make_buyer, make_file, make_listed_firm, make_longlist

pytestmark = pytest.mark.usefixtures("session", "clock")


@pytest.fixture
def longlist(buyer):
    return make_longlist(make_file(buyer), *(make_listed_firm() for _ in range(3)))


@pytest.fixture
def page(longlist):
    return url(longlist.file, "groslijst", longlist.id, "voorstel")


def test_before_there_is_a_proposal_the_page_says_what_it_is_for(client, page):
    assert "Nog geen voorstel" in text_of(client.get(page))


def test_a_proposal_shows_facts_and_ground_of_each_firm(client, page, longlist):
    client.post(page, data={"places": "2"})
    shown = text_of(client.get(page))
    assert shown.count("Nooit uitgenodigd; vermeld sinds") == 3
    assert shown.count("Voorgesteld: aan de beurt") == 2
    assert str(newest_from(longlist).seed) in shown


def test_a_wrong_number_comes_back_with_its_message(client, page, longlist):
    answer = client.post(page, data={"places": "veel"})
    assert answer.status_code == 422
    assert newest_from(longlist) is None


def test_taken_over_it_becomes_decisions(client, page, longlist):
    client.post(page, data={"places": "2"})
    answer = client.post(f"{page}/overnemen", data={"proposal": newest_from(longlist).id})
    assert answer.location == url(longlist.file, "groslijst", longlist.id)
    assert sorted(each.invited for each in decisions_of(longlist.file).values()) == [False, True, True]


def test_an_older_proposal_is_not_taken_over(client, page, longlist):
    client.post(page, data={"places": "2"})
    older = newest_from(longlist).id
    client.post(page, data={"places": "1"})
    client.post(f"{page}/overnemen", data={"proposal": older})
    assert decisions_of(longlist.file) == {}


def test_a_buyer_of_another_municipality_sees_nothing(client, page):
    client.sign_in(make_buyer(DE_BILT))
    assert {client.get(page).status_code, client.post(page, data={"places": "2"}).status_code} <= {403, 404}
