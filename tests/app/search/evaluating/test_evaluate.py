"""`flask search evaluate`, on the code as it is."""

import json

import pytest

from app.search.evaluating.judgements import JudgedQuery, judged_queries
from app.search.evaluating.measuring import by_kind, mean, results, worst
from app.suppliers.models import Supplier

QUERIES = (
    JudgedQuery("goed", "easy", "The best first", {"1": 3, "2": 1}),
    JudgedQuery("half", "easy", "Something of it", {"1": 3, "2": 3}),
    JudgedQuery("niets", "hard", "Not found", {"1": 2}),
)
REACHED = 0.85  # nDCG@10 over all queries, rounded down; raise it when search gets better
ANSWERS = {"goed": ["1", "2"], "half": ["1"], "niets": ["9"]}


def found():
    return results(QUERIES, lambda text, _seed: ANSWERS[text])


def test_a_search_is_graded_query_by_query():
    good, half, nothing = found()
    assert (good.ndcg, nothing.ndcg, half.recall) == (1.0, 0.0, 0.5)


def test_figures_are_means_by_kind_and_in_all():
    kinds = by_kind(found())
    assert list(kinds) == ["easy", "hard"]
    assert kinds["easy"].recall == 0.75
    assert mean(found()).recall == pytest.approx(0.5)


def test_the_poorest_answer_comes_first():
    assert [each.query.text for each in worst(found(), 2)] == ["niets", "half"]


def test_firms_that_are_equal_are_drawn_several_times():
    seeds = set()
    results(QUERIES[:1], lambda _text, seed: seeds.add(seed) or ["1"])
    assert len(seeds) > 1


@pytest.fixture(scope="module")
def printed(app):
    ran = app.test_cli_runner().invoke(args=["search", "evaluate", "--json"])
    assert ran.exit_code == 0, ran.output
    return json.loads(ran.stdout)


def test_the_command_measures_every_query_on_the_listed_firms(printed):
    assert printed["queries"] == printed["search"]["all"]["queries"] == len(judged_queries())
    assert printed["firms"] == 355


def test_search_stays_as_good_as_it_was(printed):
    assert printed["search"]["all"]["ndcg"] > REACHED


def test_search_beats_words_that_are_matched_literally(printed):
    assert printed["search"]["all"]["ndcg"] > printed["literal"]["all"]["ndcg"] + 0.1


def test_the_poorest_answers_are_shown_with_what_came_first(printed):
    assert len(printed["worst"]) == 10
    assert {"query", "need", "ndcg", "found"} <= printed["worst"][0].keys()


def test_the_figures_of_cpv_codes_stand_beside_it(printed):
    assert printed["cpv"].keys() == {"right division", "right group"}
    assert all(0.5 < share < 1 for share in printed["cpv"].values())


def test_measuring_leaves_the_installation_alone(printed, session):
    assert session.query(Supplier).count() == 0
