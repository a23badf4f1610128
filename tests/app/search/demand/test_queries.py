"""What the desk and the boards see of it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.quarters import Quarter, completed
from app.search.demand import queries
from app.search.demand.queries import Narrowing
from tests.factories.demand import GARDENS, ask, make_question

DAY = date(2026, 3, 16)
FIRST = Quarter(2026, 1)
EVER = Narrowing(since=date(2000, 1, 1))
AUTHORITIES = ("GM0355", "GM0312", "GM0352", "GM0310")


def gaps(narrowing=EVER):
    return queries.page_of_gaps(narrowing, 1).items


def test_times_authorities_and_the_week_are_added_up(session):
    question = make_question()
    for day, hits, authority in ((DAY, 0, "GM0355"), (DAY, 0, ""), (DAY - timedelta(days=6), 2, "GM0312")):
        ask(question, 2, day=day, hits=hits, authority=authority)
    [gap] = gaps()
    assert (gap.times, gap.found_nothing, gap.authorities, gap.last_week) == (6, 4, 2, DAY)


def test_asked_most_comes_first(session):
    rare, often = ask(make_question(), 1, day=DAY), ask(make_question(), 9, day=DAY)
    assert [gap.question for gap in gaps()] == [often, rare]


@pytest.mark.parametrize(
    ("narrowing", "found"),
    [
        (Narrowing(DAY), ["new"]),
        (Narrowing(EVER.since, hits=(0,)), ["new"]),
        (Narrowing(EVER.since, hits=(1, 2)), ["old"]),
        (Narrowing(EVER.since, group="45000000"), ["old"]),
        (Narrowing(EVER.since, place="GM0355"), ["new"]),
        (Narrowing(EVER.since, handled=True), []),
    ],
)
def test_the_desk_narrows_by_time_result_trade_and_place(session, narrowing, found):
    ask(make_question(words="new", places="GM0312 GM0355"), day=DAY)
    ask(make_question(words="old", trade_group="45000000"), hits=1, day=DAY - timedelta(days=1))
    assert [gap.question.words for gap in gaps(narrowing)] == found


def test_what_is_handled_is_out_of_the_list_until_it_is_asked_again(session):
    question = ask(make_question(handled_on=DAY), 3, day=DAY)
    handled = Narrowing(EVER.since, handled=True)
    assert (gaps(), [gap.times for gap in gaps(handled)]) == ([], [3])
    ask(question, 1, day=DAY + timedelta(days=1))
    assert [gap.times for gap in gaps()] == [1]


def asked_by(authorities, times, **values):
    question = make_question(**values)
    for authority in authorities:
        ask(question, times, day=date(2026, 2, 1), authority=authority)


@pytest.mark.parametrize(
    ("authorities", "times", "seen"),
    [
        (AUTHORITIES[:3], 3, False),  # nine searches
        (AUTHORITIES[:3], 4, True),
        (AUTHORITIES[:2], 50, False),  # two authorities
        (AUTHORITIES[:4], 3, True),
        ((*AUTHORITIES[:2], ""), 50, False),  # nobody's is no authority
        ((*AUTHORITIES[:3], ""), 3, False),  # and does not lift the number
    ],
)
def test_boards_see_a_trade_from_ten_searches_and_three_authorities_on(session, authorities, times, seen):
    asked_by(authorities, times)
    assert queries.trades_in_demand(FIRST) == ([GARDENS] if seen else [])


def test_different_words_for_one_trade_count_together(session):
    for words, authority in zip(("hovenier", "tuinman", "groen"), AUTHORITIES, strict=False):
        asked_by([authority], 4, words=words)
    assert queries.trades_in_demand(FIRST) == [GARDENS]


def test_a_trade_that_nobody_could_name_is_not_shown(session):
    asked_by(AUTHORITIES, 9, trade_group="")
    asked_by(AUTHORITIES, 9, trade_group=None)
    assert queries.trades_in_demand(FIRST) == []


def test_other_quarters_do_not_count(session):
    asked_by(AUTHORITIES, 9)
    assert queries.trades_in_demand(FIRST.after()) == queries.trades_in_demand(FIRST.before()) == []


def test_a_quarter_is_shown_when_it_is_over_and_wholly_kept():
    shown = completed(date(2026, 4, 1), since=date(2025, 4, 1))
    assert [*shown] == [Quarter(2026, 1), Quarter(2025, 4), Quarter(2025, 3), Quarter(2025, 2)]
    assert [*completed(date(2026, 3, 31), since=date(2025, 8, 1))] == [Quarter(2025, 4)]


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_day_lies_in_its_quarter(day):
    quarter = Quarter.of(day)
    assert quarter.first_day <= day < quarter.after().first_day
    assert quarter.before().after() == quarter
