"""The gap board, and the page of the boards."""

import csv
import io

import pytest

from app.accounts.models import Role
from app.core.clock import now, today
from tests.factories.accounts import (
    make_administrator,
    make_board_member,
    make_buyer,
    make_controller,
    make_desk_member,
    make_role,
    make_user,
)
from tests.factories.demand import ask, make_question
from tests.factories.organisations import make_association

PEOPLE = {
    "user": make_user,
    "buyer": make_buyer,
    "controller": make_controller,
    "board": make_board_member,
    "desk": make_desk_member,
    "administrator": make_administrator,
}
OPEN_TO = {"/loket/gaten": "desk", "/loket/gaten.csv": "desk", "/gevraagde-vakken": "board"}


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("path", OPEN_TO)
def test_who_may_open_it(client, clock, who, path):
    client.sign_in(PEOPLE[who]())
    assert client.get(path).status_code == (200 if OPEN_TO[path] == who else 403)


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("verb", ["afhandelen", "terugzetten"])
def test_who_may_handle_a_row(client, clock, who, verb):
    question = make_question()
    client.sign_in(PEOPLE[who]())
    answer = client.post(f"/loket/gaten/{question.id}/{verb}")
    assert answer.status_code == (303 if who == "desk" else 404)


@pytest.mark.parametrize("path", OPEN_TO)
def test_who_is_signed_out_is_asked_to_sign_in(client, clock, path):
    assert client.get(path).status_code == 303


def test_the_menu_leads_desk_and_board_to_their_own_page(client, clock):
    shown = {}
    for who in ("desk", "board", "buyer"):
        client.sign_in(PEOPLE[who]())
        html = client.get("/welkom").text
        shown[who] = [path for path in ("/loket/gaten", "/gevraagde-vakken") if f'href="{path}"' in html]
    assert shown == {"desk": ["/loket/gaten"], "board": ["/gevraagde-vakken"], "buyer": []}


@pytest.fixture
def desk(client, clock):
    client.sign_in(make_desk_member())
    return client


def test_a_row_says_what_how_often_and_from_how_many(desk):
    ask(make_question(words="vuurtorenwachter"), 7, authority="GM0355")
    html = desk.get("/loket/gaten").text
    assert all(part in html for part in ("vuurtorenwachter", ">7<", "/leveranciers?q=vuurtorenwachter"))


def test_the_desk_is_not_told_which_authority(desk):
    ask(make_question(), 7, authority="GM0777")
    assert "GM0777" not in desk.get("/loket/gaten").text + desk.get("/loket/gaten.csv").text


def test_without_gaps_the_page_says_so(desk):
    assert 'class="empty"' in desk.get("/loket/gaten").text


def test_a_row_is_handled_and_put_back(desk):
    question = ask(make_question(words="vuurtorenwachter"))
    seen = []
    for verb in ("afhandelen", "terugzetten"):
        desk.post(f"/loket/gaten/{question.id}/{verb}")
        pages = [desk.get(f"/loket/gaten{query}").text for query in ("", "?afgehandeld=1")]
        seen.append(["vuurtorenwachter" in page for page in pages])
    assert seen == [[False, True], [True, False]]


def test_after_handling_a_row_the_desk_is_where_it_was(desk):
    question = ask(make_question())
    answer = desk.post(f"/loket/gaten/{question.id}/afhandelen?weken=52&resultaat=niets&x=1")
    assert answer.location == "/loket/gaten?weken=52&resultaat=niets"


@pytest.mark.parametrize("value", ["", "abc", "-1", "9" * 400, "🌳", "GM", "' OR 1=1", "²"])
def test_any_value_of_all_parameters_gets_an_answer(desk, value):
    ask(make_question())
    query = dict.fromkeys(("weken", "resultaat", "vak", "gemeente", "afgehandeld", "blad"), value)
    assert desk.get("/loket/gaten", query_string=query).status_code in (200, 404)


def test_the_export_has_the_rows_of_the_page_and_runs_no_formula(desk):
    ask(make_question(words="=1+1"), 2)
    ask(make_question(words="later", handled_on=today()))
    answer = desk.get("/loket/gaten.csv?weken=4")
    rows = [*csv.reader(io.StringIO(answer.get_data().decode("utf-8-sig")), delimiter=";")]
    assert [row[0] for row in rows[1:]] == ["'=1+1"]
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_a_full_page_takes_few_queries(desk, count_queries):
    for number in range(30):
        ask(make_question(words=f"vak {number}", trades="77310000", places="GM0355"))
    with count_queries() as queries:
        desk.get("/loket/gaten")
    assert len(queries) <= 15, queries


def test_a_page_beyond_the_end_does_not_exist(desk):
    ask(make_question())
    assert desk.get("/loket/gaten?blad=2").status_code == 404


def test_long_words_stay_in_the_table(desk):
    ask(make_question(words="x" * 200))
    assert desk.get("/loket/gaten").status_code == 200


def test_a_board_sees_names_of_trades_and_no_number(client, clock):
    question = make_question()
    for authority in ("GM0355", "GM0312", "GM0352"):
        ask(question, 41, day=today().replace(month=1), authority=authority)
    board_member = make_board_member()
    client.sign_in(board_member)
    html = client.get("/gevraagde-vakken").text
    assert "Tuinbouwdiensten" not in html, "the quarter runs on"
    clock(now().replace(month=4))
    client.sign_in(board_member)
    html = client.get("/gevraagde-vakken").text
    assert ("Tuinbouwdiensten" in html, question.words in html, "123" in html) == (True, False, False)


def test_a_board_member_who_is_desk_too_has_both_pages(client, clock):
    person = make_desk_member()
    make_role(person, Role.BOARD_MEMBER, association_id=make_association().id)
    client.sign_in(person)
    assert [client.get(path).status_code for path in OPEN_TO] == [200, 200, 200]
