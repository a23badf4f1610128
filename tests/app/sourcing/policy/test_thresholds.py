"""The European thresholds as dated data."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from app.sourcing.kinds import Category
from app.sourcing.policy.thresholds import eu_thresholds, first_known_day, next_threshold_change, threshold_on

NEW_YEAR = date(2026, 1, 1)


@pytest.mark.parametrize("category", Category)
def test_each_category_has_an_amount_with_a_source_for_every_day(category):
    own = sorted((each for each in eu_thresholds() if each.category is category), key=lambda each: each.starts_on)
    assert all(each.source and each.amount > 0 for each in own)
    assert own[0].starts_on == first_known_day()
    for before, after in pairwise(own):
        assert after.starts_on == before.ends_on + timedelta(days=1)


def test_the_amounts_change_at_new_year():
    assert threshold_on(Category.GOODS, NEW_YEAR - timedelta(days=1), eu_thresholds()).amount == 221_000
    assert threshold_on(Category.GOODS, NEW_YEAR, eu_thresholds()).amount == 216_000
    assert next_threshold_change(Category.GOODS, date(2025, 3, 1), eu_thresholds()) == NEW_YEAR


def test_before_the_first_and_after_the_last_day_the_nearest_amount_stands():
    assert threshold_on(Category.GOODS, date(2020, 1, 1), eu_thresholds()).amount == 221_000
    assert threshold_on(Category.GOODS, date(2040, 1, 1), eu_thresholds()).amount == 216_000
