"""Whose turn it is."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.sourcing.policy.kinds import IncumbentRule, SelectionMethod
from app.sourcing.rotation.methods import METHODS, Candidate, Ground, Rules, select

TODAY = date(2026, 3, 16)
SINCE = date(2024, 3, 16)
RULES = Rules(method=SelectionMethod.LEAST_RECENTLY_INVITED, places=2, since=SINCE, today=TODAY, newcomer_seat=False)


def firm(number, **values):
    return Candidate(**{"supplier_id": number, "rank": number, "listed_on": date(2020, 1, number), **values})


def proposed(placed):
    return [each.candidate.supplier_id for each in placed if each.ground.is_proposed]


def grounds(placed):
    return {each.candidate.supplier_id: each.ground for each in placed}


def days_ago(days):
    return TODAY - timedelta(days=days)


candidates = st.lists(
    st.builds(
        Candidate,
        supplier_id=st.integers(1, 10**6),
        rank=st.integers(1, 500),
        listed_on=st.dates(date(2018, 1, 1), TODAY),
        turns=st.integers(0, 6),
        turns_in_category=st.integers(0, 6),
        turns_in_class=st.integers(0, 6),
        turns_by_buyer=st.integers(0, 6),
        last_turn=st.none() | st.dates(date(2018, 1, 1), TODAY),
        in_last_set=st.booleans(),
        is_incumbent=st.booleans(),
        is_out=st.booleans(),
    ),
    unique_by=(lambda each: each.supplier_id, lambda each: each.rank),
    max_size=12,
)
rules = st.builds(
    Rules,
    method=st.sampled_from(SelectionMethod),
    places=st.integers(0, 6),
    since=st.just(SINCE),
    today=st.just(TODAY),
    most_turns=st.none() | st.integers(1, 4),
    newcomer_seat=st.booleans(),
    incumbent_rule=st.sampled_from(IncumbentRule),
)


def test_every_method_of_a_policy_has_its_function():
    assert set(METHODS) == set(SelectionMethod)


@given(candidates, rules, st.integers(0, 999_999), st.randoms())
def test_the_order_in_which_candidates_come_changes_nothing(known, given_rules, seed, chance):
    shuffled = chance.sample(known, len(known))
    assert select(shuffled, given_rules, seed) == select(known, given_rules, seed)


@given(candidates, rules, st.integers(0, 999_999))
def test_everybody_is_accounted_for_and_no_more_are_proposed_than_there_are_places(known, given_rules, seed):
    placed = select(known, given_rules, seed)
    taking_part = [each for each in placed if each.place is not None]
    assert sorted(each.candidate.supplier_id for each in placed) == sorted(each.supplier_id for each in known)
    assert len(proposed(placed)) == min(given_rules.places, len(taking_part))
    assert [each.place for each in taking_part] == list(range(1, len(taking_part) + 1))


@given(candidates, rules, st.integers(0, 999_999))
def test_a_set_of_several_has_somebody_from_outside_the_last_one_when_there_is_one(known, given_rules, seed):
    placed = select(known, given_rules, seed)
    outsiders = [each for each in placed if each.place is not None and not each.candidate.in_last_set]
    if given_rules.places > 1 and outsiders:
        assert any(each.ground.is_proposed for each in outsiders)


@given(candidates, st.integers(0, 999_999))
def test_who_waits_longer_is_never_passed_over(known, seed):
    placed = [each for each in select(known, RULES, seed) if each.place is not None]
    in_turn = [each.candidate.waits_since for each in placed]
    assert in_turn == sorted(in_turn)


def test_the_ranking_takes_the_first_of_the_longlist():
    ranking = replace(RULES, method=SelectionMethod.RANKING)
    assert proposed(select([firm(3), firm(1, turns=9, last_turn=TODAY), firm(2)], ranking, 7)) == [1, 2]


def test_the_longest_without_a_turn_comes_first():
    known = [firm(1, last_turn=days_ago(10)), firm(2, last_turn=days_ago(300)), firm(3, last_turn=days_ago(100))]
    assert proposed(select(known, RULES, 7)) == [2, 3]


@pytest.mark.parametrize(
    ("method", "field"),
    [
        (SelectionMethod.FEWEST_IN_CATEGORY, "turns_in_category"),
        (SelectionMethod.FEWEST_IN_CLASS, "turns_in_class"),
        (SelectionMethod.FEWEST_BY_BUYER, "turns_by_buyer"),
    ],
)
def test_a_count_is_of_its_own_kind_of_turns(method, field):
    known = [firm(1, turns=0, **{field: 3}), firm(2, turns=9, **{field: 1}), firm(3, turns=9, **{field: 2})]
    assert proposed(select(known, replace(RULES, method=method), 7)) == [2, 3]


def test_a_newcomer_waits_since_it_was_listed():
    known = [
        firm(1, last_turn=days_ago(200)),
        firm(2, listed_on=days_ago(5)),
        firm(3, last_turn=days_ago(100)),
        firm(4, listed_on=days_ago(150)),
    ]
    assert [each.candidate.supplier_id for each in select(known, RULES, 7)] == [1, 4, 3, 2]


def test_a_newcomer_is_credited_with_the_turns_it_could_not_have_had():
    counting = replace(RULES, method=SelectionMethod.FEWEST_IN_CLASS, places=1)
    settled = [firm(1, turns_in_class=4), firm(2, turns_in_class=2)]
    halfway = SINCE + (TODAY - SINCE) / 2
    fresh = firm(3, listed_on=days_ago(1))
    older = firm(4, listed_on=halfway)
    assert proposed(select([*settled, fresh], counting, 7)) == [2]  # credited with almost 3
    assert proposed(select([*settled, older], counting, 7)) == [4]  # credited with 1.5


def test_among_equals_a_draw_decides_that_anybody_can_repeat():
    equals = [firm(number, listed_on=date(2020, 1, 1)) for number in range(1, 6)]
    drawn = {seed: proposed(select(equals, RULES, seed)) for seed in range(20)}
    assert len({tuple(chosen) for chosen in drawn.values()}) > 1
    assert proposed(select(equals, RULES, 3)) == drawn[3]
    assert all(each.drawn for each in select(equals, RULES, 3))


def test_no_draw_is_noted_where_it_decided_nothing():
    known = [firm(1), firm(2, listed_on=date(2020, 1, 1)), firm(3)]
    assert not any(each.drawn for each in select(known, RULES, 7))


def test_the_firm_that_had_the_contract_is_left_out_where_the_policy_says_so():
    known = [firm(1, is_incumbent=True), firm(2), firm(3)]
    assert proposed(select(known, RULES, 7)) == [1, 2]
    left_out = replace(RULES, incumbent_rule=IncumbentRule.LEFT_OUT)
    assert grounds(select(known, left_out, 7)) == {2: Ground.IN_TURN, 3: Ground.IN_TURN, 1: Ground.INCUMBENT}


def test_who_had_the_most_turns_that_a_policy_allows_does_not_take_part():
    placed = select([firm(1, turns=2), firm(2, turns=1), firm(3)], replace(RULES, most_turns=2), 7)
    assert grounds(placed)[1] is Ground.MOST_TURNS
    assert proposed(placed) == [2, 3]


def test_who_is_excluded_does_not_take_part():
    assert grounds(select([firm(1, is_out=True), firm(2)], RULES, 7)) == {2: Ground.IN_TURN, 1: Ground.OUT}


def test_the_last_place_goes_to_a_newcomer_when_none_is_among_the_first():
    known = [firm(number, last_turn=days_ago(400 - number)) for number in (1, 2, 3)]
    seat = replace(RULES, newcomer_seat=True)
    placed = select([*known, firm(4, listed_on=days_ago(1))], seat, 7)
    assert grounds(placed) == {
        1: Ground.IN_TURN,
        2: Ground.GAVE_WAY,
        3: Ground.LATER_TURN,
        4: Ground.NEWCOMER_SEAT,
    }


def test_a_single_place_is_for_who_is_first():
    known = [firm(1, last_turn=days_ago(400), in_last_set=True), firm(2, listed_on=days_ago(1))]
    assert proposed(select(known, replace(RULES, places=1, newcomer_seat=True), 7)) == [1]


def test_one_of_a_set_comes_from_outside_the_last_one():
    known = [firm(1, in_last_set=True), firm(2, in_last_set=True), firm(3, in_last_set=True), firm(4)]
    assert grounds(select(known, RULES, 7))[4] is Ground.OUTSIDE_LAST_SET


@given(st.integers(2, 12), st.integers(1, 4), st.integers(0, 999_999))
def test_nobody_waits_longer_than_it_takes_to_ask_all_others_once(firms, places, seed):
    known = {number: firm(number) for number in range(1, firms + 1)}
    rounds = -(-firms // places)
    asked = set()
    for turn in range(rounds):
        day = TODAY + timedelta(days=turn)
        for number in proposed(select(known.values(), replace(RULES, places=places, today=day), seed)):
            known[number] = replace(known[number], last_turn=day, turns=known[number].turns + 1)
            asked.add(number)
    assert asked == set(known)


@pytest.mark.parametrize("method", [each for each in SelectionMethod if each is not SelectionMethod.RANKING])
def test_a_stream_of_newcomers_starves_nobody(method):
    """Each round one firm joins; in a year of rounds every firm that was there at the start is asked again."""
    known = {number: firm(number) for number in range(1, 7)}
    for turn in range(52):
        day = TODAY + timedelta(days=7 * turn)
        known[100 + turn] = Candidate(supplier_id=100 + turn, rank=100 + turn, listed_on=day)
        placed = select(known.values(), replace(RULES, method=method, today=day, since=day - timedelta(days=730)), 7)
        for number in proposed(placed):
            had = known[number]
            counts = {name: getattr(had, name) + 1 for name in ("turns", "turns_in_category", "turns_in_class")}
            known[number] = replace(had, last_turn=day, turns_by_buyer=had.turns_by_buyer + 1, **counts)
    assert all(known[number].turns >= 2 for number in range(1, 7))
    assert sum(each.turns > 0 for number, each in known.items() if number >= 100) >= 20
