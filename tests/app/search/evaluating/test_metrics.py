"""The figures, checked against examples worked out by hand."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.evaluating.metrics import ndcg, recall

GRADES = st.lists(st.integers(1, 3), min_size=1, max_size=15)


def test_ndcg_of_a_small_list_is_what_the_formula_gives():
    gained = 3 / math.log2(2) + 0 / math.log2(3) + 2 / math.log2(4)
    ideal = 3 / math.log2(2) + 2 / math.log2(3) + 1 / math.log2(4)
    assert ndcg([3, 0, 2], [1, 2, 3], at=10) == pytest.approx(gained / ideal)


def test_what_stands_below_the_line_gains_nothing():
    assert ndcg([0, 0, 3], [3], at=2) == 0.0


def test_nothing_found_is_worth_nothing():
    assert ndcg([], [3, 2], at=10) == 0.0


@given(GRADES, st.randoms())
def test_no_order_of_the_judged_firms_beats_the_ideal_one(grades, random):
    shuffled = random.sample(grades, len(grades))
    assert ndcg(shuffled, grades, at=10) <= ndcg(sorted(grades, reverse=True), grades, at=10) + 1e-12
    assert ndcg(sorted(grades, reverse=True), grades, at=10) == pytest.approx(1.0)


def test_recall_counts_the_firms_worth_seeing_that_fit():
    assert recall([3, 1, 2], [3, 2, 2, 1], at=20) == pytest.approx(2 / 3)
    assert recall([3, 3], [3, 3, 3, 3], at=2) == 1.0
