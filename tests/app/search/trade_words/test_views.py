"""The page on which the desk keeps its own words."""

import pytest

from app.audit.services import trail
from app.reference import trade_words
from app.reference.cpv_suggest import suggest
from app.reference.models import TradeWord
from tests.factories import save
from tests.factories.accounts import (
    make_administrator,
    make_board_member,
    make_buyer,
    make_controller,
    make_desk_member,
    make_user,
)

THATCHER = "45261210-9"
PLACE = "/loket/vakwoorden"
OTHERS = (make_user, make_buyer, make_controller, make_board_member, make_administrator)


def add(client, word="rietdekker", codes=(THATCHER,), **more):
    return client.post(f"{PLACE}/nieuw", data={"word": word, "codes": list(codes), **more})


def own_word(word="rietdekker", codes=THATCHER):
    return save(TradeWord(word=word, codes=codes))


@pytest.mark.parametrize("make", OTHERS)
def test_only_the_desk_opens_the_list(client, make):
    client.sign_in(make())
    assert client.get(PLACE).status_code == 403


@pytest.mark.parametrize("make", OTHERS)
@pytest.mark.parametrize("path", ["", "/verwijderen"])
def test_only_the_desk_changes_and_removes_a_word(client, make, path):
    word = own_word()
    client.sign_in(make())
    assert client.post(f"{PLACE}/{word.id}{path}").status_code == 404


def test_who_is_signed_out_is_asked_to_sign_in(client):
    assert client.get(PLACE).status_code == 303


def test_the_menu_leads_the_desk_to_the_list(client, desk):
    assert f'href="{PLACE}"' in client.get("/welkom").text


def test_the_list_shows_shipped_words_with_the_labels_of_their_codes(client, desk):
    page = client.get(PLACE, query_string={"q": "hovenier"}).text
    assert "77310000-6 Beplanten en onderhouden van groengebieden" in page


def test_a_word_is_found_by_a_code_that_it_leads_to(client, desk):
    own_word("rietdekker")
    assert "rietdekker" in client.get(PLACE, query_string={"q": "45261210-9", "eigen": "1"}).text


def test_the_tab_of_own_words_leaves_the_shipped_ones_out(client, desk):
    own_word("rietdekker")
    page = client.get(PLACE, query_string={"eigen": "1"}).text
    assert ("rietdekker" in page, "zwembad" in page) == (True, False)


@pytest.mark.parametrize("number", ["0", "10000"])
def test_a_page_that_does_not_exist_is_not_found(client, desk, number):
    assert client.get(PLACE, query_string={"blad": number}).status_code == 404


def test_an_added_word_leads_to_its_codes_at_once(client, desk):
    assert add(client, word="Rietdekker").status_code == 303
    assert trade_words.current()["rietdekker"] == (THATCHER,)
    assert suggest("rietdekkers", 1)[0].code == THATCHER


def test_adding_is_written_down(client, session, desk):
    add(client)
    entry = trail(session.query(TradeWord).one())[-1]
    assert (entry.action, entry.actor_id) == ("trade_word.added", desk.id)
    assert entry.values.content == {"word": "rietdekker", "codes": THATCHER}


def test_a_shipped_word_is_offered_with_its_codes(client, desk):
    page = client.get(f"{PLACE}/nieuw", query_string={"woord": "hovenier"}).text
    assert 'value="hovenier"' in page
    assert 'value="77310000-6" checked' in page


def test_an_own_word_goes_before_the_shipped_one_however_it_is_written(client, desk):
    add(client, word="Concierge", codes=["90919200-4"])
    assert trade_words.current()["concierge"] == ("90919200-4",)
    assert "conciërge" not in trade_words.current()


@pytest.mark.parametrize(
    ("word", "codes"),
    [
        ("", [THATCHER]),
        ("   ", [THATCHER]),
        ("x" * 61, [THATCHER]),
        ("de het een", [THATCHER]),
        ("2024", [THATCHER]),
        ("!?", [THATCHER]),
        ("rietdekker", []),
        ("rietdekker", ["99999999-9"]),
        ("rietdekker", ["45261210"]),
        ("rietdekker", ["' OR 1=1 --"]),
    ],
)
def test_a_word_that_cannot_be_used_is_refused_with_the_reason(client, session, desk, word, codes):
    answer = add(client, word, codes)
    assert (answer.status_code, session.query(TradeWord).count()) == (422, 0)
    assert 'aria-invalid="true"' in answer.text


@pytest.mark.parametrize("again", ["rietdekker", " Rietdekker ", "RIETDEKKER"])
def test_a_word_is_added_once(client, session, desk, again):
    own_word("rietdekker")
    assert add(client, word=again).status_code == 422
    assert session.query(TradeWord).count() == 1


def test_looking_for_a_code_without_script_keeps_what_was_filled_in(client, session, desk):
    answer = add(client, code_search="rieten dak", **{"code_search-button": ""})
    assert 'value="rietdekker"' in answer.text
    assert "45261000-4 " in answer.text
    assert session.query(TradeWord).count() == 0


def test_a_word_is_changed_and_the_change_is_written_down(client, session, desk):
    word = own_word()
    page = client.post(f"{PLACE}/{word.id}", data={"word": "rietdekker", "codes": ["45260000-7"], "version": 1})
    assert (page.status_code, word.codes) == (303, "45260000-7")
    assert trail(word)[-1].values.content["before"]["codes"] == THATCHER


def test_the_second_of_two_who_change_a_word_is_told(client, session, desk):
    word = own_word()
    client.post(f"{PLACE}/{word.id}", data={"word": "rietdekker", "codes": ["45260000-7"], "version": 1})
    late = client.post(f"{PLACE}/{word.id}", data={"word": "rietdekker", "codes": ["45000000-7"], "version": 1})
    assert (late.status_code, word.codes) == (422, "45260000-7")


def test_a_word_cannot_become_another_that_exists(client, desk):
    own_word("rietdekker")
    other = own_word("leidekker")
    answer = client.post(f"{PLACE}/{other.id}", data={"word": "Rietdekker", "codes": [THATCHER], "version": 1})
    assert (answer.status_code, other.word) == (422, "leidekker")


def test_removing_asks_first(client, desk):
    word = own_word()
    assert f'action="{PLACE}/{word.id}/verwijderen"' in client.get(f"{PLACE}/{word.id}").text


def test_a_removed_word_leads_nowhere(client, session, desk):
    word = own_word("zzvakzz")
    client.post(f"{PLACE}/{word.id}/verwijderen")
    assert ("zzvakzz" in trade_words.current(), session.query(TradeWord).count()) == (False, 0)


def test_taking_back_an_own_word_gives_the_shipped_codes_again(client, desk):
    word = own_word("hovenier", "45000000-7")
    assert trade_words.current()["hovenier"] == ("45000000-7",)
    answer = client.post(f"{PLACE}/{word.id}/verwijderen")
    assert trade_words.current()["hovenier"][0] == "77310000-6"
    assert answer.headers["Location"] == f"{PLACE}?q=hovenier"


def test_no_other_role_sees_the_link(client):
    client.sign_in(make_buyer())
    assert f'href="{PLACE}"' not in client.get("/welkom").text


def test_the_list_costs_few_queries(client, desk, count_queries):
    with count_queries() as queries:
        client.get(PLACE)
    assert len(queries) <= 12


def test_two_desk_members_see_the_same_words(client, desk):
    add(client, word="zzvakzz")
    client.sign_in(make_desk_member())
    assert "zzvakzz" in client.get(PLACE, query_string={"q": "zzvakzz"}).text
