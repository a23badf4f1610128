"""The invented region in which the methods are compared."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.sourcing.policy.kinds import SelectionMethod
from app.sourcing.rotation.simulation import gini, simulate
from app.sourcing.rotation.simulation_page import chart, table


@pytest.fixture(scope="module")
def spreads():
    return {method: simulate(method, years=1, seed=1) for method in SelectionMethod}


def test_the_same_seed_makes_the_same_world(spreads):
    assert simulate(SelectionMethod.RANKING, years=1, seed=1) == spreads[SelectionMethod.RANKING]
    assert simulate(SelectionMethod.RANKING, years=1, seed=2) != spreads[SelectionMethod.RANKING]


def test_every_rotation_spreads_more_evenly_than_the_ranking(spreads):
    ranking = spreads.pop(SelectionMethod.RANKING)
    assert all(each.gini < ranking.gini and each.longest_wait < ranking.longest_wait for each in spreads.values())


@given(st.lists(st.integers(0, 50), min_size=1, max_size=20))
def test_the_gini_coefficient_is_half_the_mean_difference_over_the_mean(values):
    differences = sum(abs(one - other) for one in values for other in values)
    expected = differences / (2 * len(values) * sum(values)) if sum(values) else 0
    assert gini(values) == pytest.approx(expected)


def test_table_and_chart_name_every_method(spreads):
    drawn = ET.fromstring(chart(list(spreads.values())))
    assert table(list(spreads.values())).count("\n") == len(spreads) + 1
    assert len(drawn.findall("{http://www.w3.org/2000/svg}text")) == 2 * len(spreads) + 1
