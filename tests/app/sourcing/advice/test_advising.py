"""The procedure of an amount: at the edges, across a change of amounts, and never lighter for more money."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.sourcing.advice.advising import Rule, RuleKind, advise, firms_for, limits_above, small_lots
from app.sourcing.kinds import Category
from app.sourcing.policy.checking import faults_of
from app.sourcing.policy.details import Band
from app.sourcing.policy.example import example_policy
from app.sourcing.policy.kinds import Procedure
from app.sourcing.policy.thresholds import eu_thresholds, threshold_on

MARCH = date(2026, 3, 16)
BANDS = tuple(example_policy(MARCH).bands)
SINGLE, MULTIPLE, NATIONAL, EU = Procedure


def advice(value, day=MARCH, category=Category.SERVICES, bands=BANDS):
    return advise(category, Decimal(value), day, bands, eu_thresholds())


@pytest.mark.parametrize(
    ("value", "procedure"),
    [
        ("0.01", SINGLE),
        ("49999.99", SINGLE),
        ("50000.00", MULTIPLE),
        ("215999.99", MULTIPLE),
        ("216000.00", EU),
        ("216000.01", EU),
        ("9999999999.99", EU),
    ],
)
def test_an_amount_of_exactly_a_limit_takes_the_heavier_procedure(value, procedure):
    assert advice(value).procedure is procedure


@pytest.mark.parametrize(
    ("category", "values", "numbers", "most"),
    [
        (Category.SERVICES, [320_000, 79_999, 80_000], (2,), "95999.8"),
        (Category.GOODS, [320_000, 60_000, 20_000], (2, 3), "80000"),
        (Category.WORKS, [6_000_000, 999_999, 1_000_000], (2,), "1599999.8"),
        (Category.SERVICES, [60_000, 60_000, 60_000, 60_000], (), None),
        (Category.SOCIAL_SERVICES, [900_000, 10_000], (), None),
        (Category.SERVICES, [], (), None),
    ],
)
def test_small_lots_may_go_their_own_way_up_to_a_fifth_of_the_whole(category, values, numbers, most):
    found = small_lots(category, [Decimal(value) for value in values])
    assert (found.numbers, found.most) == (numbers, Decimal(most)) if numbers else found is None


@pytest.mark.parametrize("value", ["0", "-0.01", "-45000"])
def test_what_costs_nothing_gets_no_advice(value):
    with pytest.raises(ValueError, match="costs something"):
        advice(value)


@pytest.mark.parametrize(
    ("category", "old", "new"),
    [
        (Category.GOODS, 221_000, 216_000),
        (Category.SERVICES, 221_000, 216_000),
        (Category.WORKS, 5_538_000, 5_404_000),
        (Category.CONCESSION, 5_538_000, 5_404_000),
        (Category.SOCIAL_SERVICES, 750_000, 750_000),
    ],
)
def test_the_day_on_which_it_goes_out_decides(category, old, new):
    last, first = date(2025, 12, 31), date(2026, 1, 1)
    assert advice(old, last, category).procedure is EU
    assert advice(old - 1, last, category).procedure is not EU
    assert advice(new, first, category).procedure is EU
    assert advice(new - 1, first, category).procedure is not EU


def test_between_the_thresholds_of_two_years_the_change_is_said():
    before, after = advice(218_000, date(2025, 12, 31)), advice(218_000, date(2026, 1, 1))
    assert (before.procedure, before.next_change) == (MULTIPLE, date(2026, 1, 1))
    assert (after.procedure, after.next_change) == (EU, None)


def test_a_threshold_that_stays_the_same_is_no_change():
    assert advice(60_000, date(2025, 6, 1), Category.SOCIAL_SERVICES).next_change is None


def test_the_rule_that_decided_is_named_with_its_source():
    assert (advice(60_000).rule, advice(60_000).source) == (Rule(RuleKind.POLICY_BAND, Decimal(50_000)), "art. 4 lid 2")
    european = advice(216_000)
    assert european.rule == Rule(RuleKind.EU_THRESHOLD, Decimal(216_000))
    assert "2025/2152" in european.source


def test_after_the_last_known_period_the_advice_is_not_certain():
    assert advice(60_000, date(2027, 12, 31)).is_certain
    assert not advice(60_000, date(2028, 1, 1)).is_certain


def test_without_a_policy_several_firms_are_advised_up_to_the_threshold():
    alone = advice(1, bands=())
    assert (alone.procedure, alone.fewest, alone.rule.kind) == (MULTIPLE, 3, RuleKind.NO_POLICY)
    assert advice(216_000, bands=()).procedure is EU


@pytest.mark.parametrize("kind", RuleKind)
def test_a_rule_is_read_from_its_code(kind):
    rule = Rule(kind, Decimal("1500000.00"))
    assert Rule.read(rule.code) == rule


def test_a_procedure_against_the_advice_takes_the_firms_of_its_own_band():
    assert firms_for(SINGLE, Category.SERVICES, BANDS) == (1, 1)
    assert firms_for(MULTIPLE, Category.SERVICES, BANDS) == (3, 5)
    assert firms_for(EU, Category.SERVICES, BANDS) == (None, None)
    assert firms_for(SINGLE, Category.SERVICES, ()) == (1, 1)


def test_the_limits_above_an_amount_are_those_that_change_the_procedure():
    limits = limits_above(Category.WORKS, Decimal(100_000), MARCH, BANDS, eu_thresholds())
    assert limits == [150_000, 1_500_000, 5_404_000]
    assert limits_above(Category.WORKS, Decimal(6_000_000), MARCH, BANDS, eu_thresholds()) == []


amounts = st.decimals(min_value="0.01", max_value="9999999999.99", places=2)
days = st.dates(min_value=date(2024, 1, 1), max_value=date(2030, 1, 1))


@st.composite
def sound_bands(draw, category=Category.SERVICES):
    """Bands without a fault: from zero on, no two alike, never lighter."""
    starts = draw(st.lists(st.integers(1, 215_999), unique=True, max_size=4))
    procedures = sorted(draw(st.lists(st.sampled_from(Procedure), min_size=5, max_size=5)), key=list(Procedure).index)
    return [
        Band(category, Decimal(start), procedure, *firms_for(procedure, category, ()), "art. 1")
        for start, procedure in zip([0, *sorted(starts)], procedures, strict=False)
    ]


@given(sound_bands(), amounts, amounts, days)
def test_more_money_never_takes_a_lighter_procedure(bands, one, other, day):
    assert not faults_of(bands, threshold_on(Category.SERVICES, day, eu_thresholds()))
    less, more = sorted((one, other))
    order = list(Procedure).index
    assert order(advice(less, day, bands=bands).procedure) <= order(advice(more, day, bands=bands).procedure)
