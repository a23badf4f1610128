"""Which searches of the public page are counted."""

import time

import pytest

from app.core.clock import today
from app.reference import trade_words
from app.search.demand import hearing
from app.search.demand.buffer import Asked
from tests.factories.accounts import make_buyer, make_user
from tests.factories.sourcing import make_file
from tests.factories.suppliers import BUNNIK, ZEIST, make_listed

BROWSER = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/130.0"}


@pytest.fixture
def search(client, index):
    def go(query, **headers):
        return client.get(f"/leveranciers?{query}", headers={**BROWSER, **headers})

    return go


def words(counts):
    return {heard.asked.words: number for heard, number in counts.items()}


def test_a_search_that_finds_nothing_is_counted_with_its_words_only(search, heard):
    search("q=V%C3%BA%C3%BArtoren++Wachter&seed=5")
    [(found, number)] = heard().items()
    assert (found.asked, found.hits, found.authority, found.day, number) == (
        Asked("vuurtoren wachter", "", "", False), 0, "", today(), 1,
    )  # fmt: skip


def test_a_thin_answer_is_counted_and_three_firms_are_enough(search, heard, index):
    index(*(make_listed() for _ in range(2)))
    search("q=tuinen")
    assert [each.hits for each in heard()] == [2]
    index(make_listed())
    search("q=plantsoenen")
    assert not heard()


def test_trade_and_place_are_kept_and_other_filters_only_as_a_fact(search, heard):
    search(f"cpv=77310000&gemeente={ZEIST}&werkt_in={BUNNIK}&grootte=micro")
    assert [each.asked for each in heard()] == [Asked("", "77310000", f"{BUNNIK} {ZEIST}", True)]


def test_the_same_question_of_one_visitor_counts_once_whatever_its_order(search, heard):
    for query in ("q=vuurtoren", "q=Vuurtoren&sorteer=naam", "q=vuurtoren&seed=9"):
        search(query)
    search("q=vuurtoren", **{"HX-Request": "true"})
    assert words(heard()) == {"vuurtoren": 1}


def test_two_visitors_count_twice(search, heard, client):
    search("q=vuurtoren")
    client.sign_in(make_user())
    search("q=vuurtoren")
    assert words(heard()) == {"vuurtoren": 2}


def test_of_a_buyer_the_municipality_is_noted_and_nothing_else(search, heard, client):
    client.sign_in(make_buyer(ZEIST))
    search("q=vuurtoren")
    assert [each.authority for each in heard()] == [ZEIST]


@pytest.mark.parametrize(
    ("query", "headers"),
    [
        ("q=vuurtoren&blad=2", {}),
        ("q=06-12345678", {}),
        (f"gemeente={ZEIST}", {}),
        ("", {}),
        ("q=vuurtoren", {"Sec-Purpose": "prefetch;prerender"}),
        ("q=vuurtoren", {"Purpose": "prefetch"}),
        ("q=vuurtoren", {"User-Agent": "Mozilla/5.0 (compatible; SomeBot/2.1)"}),
        ("q=vuurtoren", {"User-Agent": "curl/8.5"}),
    ],
    ids=["next page", "telephone", "no trade", "nothing asked", "prefetch", "older prefetch", "bot", "program"],
)
def test_is_not_counted(search, heard, query, headers):
    search(query, **headers)
    assert not heard()


def test_a_head_request_is_not_counted(client, index, heard):
    client.head("/leveranciers?q=vuurtoren", headers=BROWSER)
    assert not heard()


def test_an_answer_with_some_of_the_words_is_not_counted(search, heard, index):
    index(make_listed())
    search("q=tuinen+vuurtoren")
    assert not heard()


def test_without_an_index_nothing_is_counted(client, no_index, heard):
    client.get("/leveranciers?q=vuurtoren", headers=BROWSER)
    assert not heard()


def test_a_search_in_a_procurement_file_is_never_counted(client, index, heard):
    file = make_file()
    client.sign_in(file.owner)
    answer = client.get(f"/inkoopdossiers/{file.id}/zoeken?q=vuurtoren", headers=BROWSER, follow_redirects=True)
    assert answer.status_code == 200
    assert not heard()


def test_counting_never_fails_the_page(search, monkeypatch, caplog):
    monkeypatch.setattr(hearing, "looks_personal", lambda _words: 1 / 0)
    assert search("q=vuurtoren").status_code == 200


def test_counting_takes_no_query(client, index, heard, count_queries):
    client.sign_in(make_buyer(ZEIST))
    trade_words.look_again()  # both requests read them: it happens every few seconds
    with count_queries() as queries:
        client.get("/leveranciers?q=vuurtoren", headers=BROWSER)
    with_counting = len(queries)
    heard()
    trade_words.look_again()
    with count_queries() as queries:
        client.get("/leveranciers?q=vuurtoren&blad=1", headers={"User-Agent": "bot"})
    assert with_counting <= len(queries)


def test_counting_takes_less_than_two_milliseconds(app, session, index, heard):
    from werkzeug.datastructures import MultiDict

    from app.search.asking import ask  # the page's own answer, without the page

    answer = ask(MultiDict({"q": "vuurtoren"}), today=today())
    spent = []
    with app.test_request_context("/leveranciers?q=vuurtoren", headers=BROWSER):
        for _ in range(50):
            start = time.perf_counter()
            hearing.note_search(answer)
            spent.append(time.perf_counter() - start)
    assert min(spent) < 0.002
