"""What `make bench` is made of works, on a few firms."""

import json
from collections import Counter
from datetime import date

import pytest

from app.core.db import transaction
from app.indexing.documents import findable_documents
from tests.bench import rows
from tests.bench.__main__ import main, run_engines
from tests.bench.agreement import agreement, disagreements
from tests.bench.documents import documents
from tests.bench.firms import firms
from tests.bench.questions import GROUPS, MIX, ROUND, Question, questions
from tests.bench.racing import Race, Result
from tests.bench.rivals.rival import Reply, listing, rival
from tests.bench.tables import answering

TODAY = date(2026, 3, 16)
ENGINES_WITHOUT_A_SERVER = ("streekbron", "fts5", "whoosh", "tantivy")
FIRMS = 200


@pytest.fixture(scope="module")
def made():
    return list(documents(firms(FIRMS, today=TODAY)))


@pytest.fixture(scope="module")
def asked(made):
    return questions(made, today=TODAY)


def built(name, folder, made):
    """An engine that holds the firms."""
    if name == "tantivy":
        pytest.importorskip("tantivy", reason="Tantivy is not installed: it is only compared with")
    engine = rival(name, str(folder), TODAY)
    engine.build([listing(document, TODAY) for document in made])
    engine.open()
    return engine


def test_the_same_day_gives_the_same_firms_and_fewer_are_the_first_of_more():
    assert list(firms(20, today=TODAY)) == list(firms(40, today=TODAY))[:20]


def test_the_same_documents_give_the_same_questions(made, asked):
    assert questions(made, today=TODAY) == asked


def test_there_are_questions_of_every_kind_with_and_without_filters(asked):
    assert len(asked) >= 200
    assert {question.kind for question in asked} == set(MIX)
    assert {len(question.ticked) for question in asked} >= {0, 1, 2, 3}


def test_no_question_comes_twice_and_each_round_is_the_whole_mix(made):
    drawn = questions(made, today=TODAY, rounds=3)
    assert all(question not in drawn[:number] for number, question in enumerate(drawn))
    for start in range(0, 3 * ROUND, ROUND):
        assert Counter(question.kind for question in drawn[start : start + ROUND]) == MIX


def test_many_of_the_firms_share_a_word_and_most_words_are_rare(made):
    with_word = sum("onderhoud" in document.description_nl.lower() for document in made)
    assert 0.3 < with_word / FIRMS < 0.55


def test_the_site_makes_the_same_documents_of_the_rows(session, made):
    with transaction():
        rows.set_up_region(date(2018, 3, 1))
        rows.store(firms(FIRMS, today=TODAY))
    stored = {document.id: document for document in findable_documents()}
    assert [stored[document.id] for document in made] == made


@pytest.mark.parametrize("name", [name for name in ENGINES_WITHOUT_A_SERVER if name != "streekbron"])
def test_an_engine_gives_the_totals_and_counts_that_ours_gives_when_nobody_stems(name, tmp_path, made, asked):
    ours, theirs = built("streekbron", tmp_path, made), built(name, tmp_path, made)
    literal = [question for question in asked if question.is_literal]
    assert len(literal) > 20
    for question in literal:
        expected, found = ours.ask(question), theirs.ask(question)
        assert (found.total, found.counts) == (expected.total, expected.counts)


@pytest.mark.parametrize("name", ENGINES_WITHOUT_A_SERVER)
def test_an_engine_gives_twenty_firms_and_counts_of_six_groups(name, tmp_path, made, asked):
    engine = built(name, tmp_path, made)
    for question in asked[::5]:
        reply = engine.ask(question)
        assert len(set(reply.ids)) == min(reply.total, 20)
        assert set(reply.counts) == set(GROUPS)


def raced(**others):
    """Ours was asked three questions, of which the last is not literal; the others some of these."""
    asked = [Question(kind="browse"), Question(kind="code", words=("45000000",)), Question(kind="rare", words=("hei",))]
    ours = {number: Reply(10 * (number + 1), [], {"size": {"small": number}}) for number in range(3)}
    replies = {"streekbron": ours} | {name: ours | answers for name, answers in others.items()}
    times = {number: 1.0 + number for number in range(3)}
    return Race(500, asked, {name: Result(name, by_question=times, replies=each) for name, each in replies.items()})


def test_engines_that_find_the_same_disagree_on_nothing():
    assert disagreements(raced(fts5={})) == []


@pytest.mark.parametrize("reply", [Reply(7, [], {"size": {"small": 1}}), Reply(20, [], {"size": {"small": 7}})])
def test_another_total_or_count_is_a_disagreement_that_names_engine_and_question(reply):
    (line,) = disagreements(raced(fts5={}, tantivy={1: reply}))
    assert "500 firms: tantivy" in line
    assert "45000000" in line


def test_engines_may_differ_where_words_have_stems():
    race = raced(fts5={2: Reply(7, [], {})})
    assert disagreements(race) == []
    assert "| fts5 | 2 of 2 | 2 of 3 | 12.3 | 20.0 |" in agreement(race)


def test_an_engine_that_answered_a_part_is_compared_over_that_part():
    race = raced()
    slow = Result("whoosh", by_question={0: 5.0}, replies={0: race.results["streekbron"].replies[0]})
    race = Race(race.size, race.questions, {**race.results, "whoosh": slow})
    assert "| whoosh | 5.00 | 5.00 | 5.0 × | 1 of 3 |" in answering(race)


def test_the_run_fails_and_says_why_when_an_engine_is_wrong(monkeypatch, capsys):
    race = raced(fts5={0: Reply(7, [], {})})
    monkeypatch.setattr("tests.bench.__main__.run_engines", lambda *_: [race])
    assert main(["--parts", "engines"]) == 1
    assert "fts5 and streekbron differ" in capsys.readouterr().err


def test_the_figures_are_written_for_each_size_and_engine(tmp_path, capsys):
    run_engines([50], ["fts5"], figures=tmp_path / "bench.json")
    figures = json.loads((tmp_path / "bench.json").read_text())
    assert set(figures) == {"50"}
    assert set(figures["50"]) == {"fts5"}
    measured = figures["50"]["fts5"]
    assert set(measured) == {"build_s", "query_median_ms", "query_p95_ms", "update_visible_ms", "memory_mb"}
    assert all(isinstance(value, float) for value in measured.values())
    assert "| fts5 |" in capsys.readouterr().out
