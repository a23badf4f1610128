"""What is wrong with the amounts of a policy is named at its row."""

from datetime import date
from decimal import Decimal

import pytest

from app.sourcing.kinds import Category
from app.sourcing.policy.checking import faults_of
from app.sourcing.policy.details import Band
from app.sourcing.policy.example import example_policy
from app.sourcing.policy.kinds import Procedure
from app.sourcing.policy.thresholds import eu_thresholds, threshold_on

SINGLE, MULTIPLE, NATIONAL, EU = Procedure
DAY = date(2026, 3, 16)
THRESHOLD = threshold_on(Category.GOODS, DAY, eu_thresholds())


def band(from_value, procedure=SINGLE, fewest=1, most=1):
    return Band(Category.GOODS, Decimal(from_value), procedure, fewest, most, "art. 4")


def several(from_value, fewest=3, most=5):
    return band(from_value, MULTIPLE, fewest, most)


def places_of(*bands):
    return [(fault.row, fault.field) for fault in faults_of(bands, THRESHOLD)]


@pytest.mark.parametrize("category", Category)
def test_the_example_has_no_faults(category):
    bands = [each for each in example_policy(DAY).bands if each.category is category]
    assert faults_of(bands, threshold_on(category, DAY, eu_thresholds())) == []


@pytest.mark.parametrize(
    ("bands", "place"),
    [
        ([], (0, "from_value")),
        ([several(50_000), band(10)], (1, "from_value")),
        ([band(0), several(50_000), several(50_000)], (2, "from_value")),
        ([several(0), band(50_000)], (1, "procedure")),
        ([band(0), several(216_000)], (1, "from_value")),
        ([band(0, fewest=None, most=None)], (0, "fewest_firms")),
        ([band(0), several(50_000, fewest=1)], (1, "fewest_firms")),
        ([band(0), several(50_000, fewest=5, most=3)], (1, "most_firms")),
        ([band(0), several(50_000, most=None)], (1, "most_firms")),
        ([band(0), several(50_000, most=21)], (1, "most_firms")),
        ([band(0), band(50_000, NATIONAL, 3, 5)], (1, "fewest_firms")),
    ],
    ids=[
        "none",
        "gap",
        "overlap",
        "lighter",
        "european",
        "no number",
        "one of several",
        "turned",
        "no most",
        "many",
        "open",
    ],
)
def test_a_fault_stands_at_its_field(bands, place):
    assert places_of(*bands) == [place]


def test_just_below_the_threshold_a_row_still_counts():
    assert places_of(band(0), several("215999.99")) == []


def test_a_row_above_the_threshold_is_told_with_its_source(session):
    [fault] = faults_of([band(0), several(221_000)], THRESHOLD)
    assert "216.000" in str(fault.message)
    assert "2025/2152" in str(fault.message)
