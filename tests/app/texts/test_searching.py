"""The second tab of the search."""

from datetime import UTC, datetime

import pytest

from app.texts import finding
from app.texts.kinds import Card, TextKind
from app.texts.searching.presenting import ON_A_PAGE

AT = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def kinds(app, monkeypatch):
    """Notes and letters, as features would bring them; what they filed again."""
    refiled = []

    def present(numbers):
        return {each: Card(f"Zomerborrel {each}", "Met <b>wijn</b>", f"/note/{each}", "Zeist") for each in numbers}

    def file_all():
        refiled.append("note")
        file(1)
        return 1

    kinds = {
        "note": TextKind("note", "Notes", present, file_all),
        "letter": TextKind("letter", "Letters", lambda _numbers: {}),
    }
    monkeypatch.setitem(app.extensions, "text_kinds", kinds)
    return refiled


def file(number, kind="note", text="met wijn"):
    finding.put(kind, number, title=f"Zomerborrel {number}", text=text, dated_at=AT)


def test_a_text_is_found_with_what_was_asked_for_marked(client, kinds):
    file(1)
    page = client.get("/zoeken/teksten?q=borrel+wijn").text
    assert "<mark>Zomerborrel</mark> 1" in page
    assert "Met &lt;b&gt;<mark>wijn</mark>&lt;/b&gt;" in page
    assert 'href="/note/1"' in page


@pytest.mark.parametrize("question", ["", "   ", "paardrijden", "borrel paardrijden", "%25", "x" * 5000])
def test_without_a_hit_the_page_says_what_to_do(client, kinds, question):
    file(1)
    assert 'class="empty"' in client.get("/zoeken/teksten", query_string={"q": question}).text


def test_texts_of_one_kind(client, kinds):
    file(1)
    page = client.get("/zoeken/teksten?q=borrel&soort=letter").text
    assert "Notes (1)" in page
    assert "Letters (0)" in page
    assert 'href="/note/1"' not in page


def test_an_unknown_kind_is_none(client, kinds):
    file(1)
    assert 'href="/note/1"' in client.get("/zoeken/teksten?q=borrel&soort=spam").text


def test_a_text_of_a_feature_that_was_taken_away_is_not_found(client, kinds):
    file(1, kind="gone")
    assert 'class="empty"' in client.get("/zoeken/teksten?q=borrel").text


def test_a_text_that_is_gone_meanwhile_has_no_card(client, kinds):
    file(1, kind="letter")
    assert client.get("/zoeken/teksten?q=borrel").status_code == 200


def test_long_answers_come_in_pages(client, kinds):
    for number in range(ON_A_PAGE + 1):
        file(number)
    assert "blad=2" in client.get("/zoeken/teksten?q=borrel").text
    assert client.get("/zoeken/teksten?q=borrel&blad=2").status_code == 200
    assert [client.get(f"/zoeken/teksten?q=borrel&blad={each}").status_code for each in (0, 3, -1)] == [404] * 3


def test_an_answer_costs_few_queries(client, kinds, count_queries):
    for number in range(5):
        file(number)
    with count_queries() as queries:
        client.get("/zoeken/teksten?q=borrel")
    assert len(queries) <= 8


def test_both_searches_lead_to_each_other_with_the_question(client, kinds):
    file(1)
    assert 'href="/leveranciers?q=borrel"' in client.get("/zoeken/teksten?q=borrel").text
    page = client.get("/leveranciers?q=borrel").text
    assert 'href="/zoeken/teksten?q=borrel"' in page
    assert '<span class="tabs__count">1</span>' in page


def test_without_texts_there_are_no_tabs(client, app, monkeypatch):
    monkeypatch.setitem(app.extensions, "text_kinds", {})
    assert "/zoeken/teksten" not in client.get("/leveranciers?q=borrel").text


def test_rebuild_files_everything_anew(app, session, kinds):
    file(1, text="oud")
    session.commit()
    answer = app.test_cli_runner().invoke(args=["texts", "rebuild"])
    assert (answer.exit_code, answer.output) == (0, "note: 1\n")
    assert finding.counts("oud", ["note"]) == {}
    assert finding.counts("borrel", ["note"]) == {"note": 1}
