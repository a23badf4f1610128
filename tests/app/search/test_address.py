"""Addresses are read without failing, and written so that they can be shared."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from app.core.clock import today
from app.search.address import LONGEST_TEXT, read_address
from app.search.groups import CPV, MUNICIPALITY
from app.search.names import load_names
from search_index.query import Sort


def read(*pairs, seed=None):
    return read_address(MultiDict(pairs), load_names(), seed)


def query(*pairs):
    return read(*pairs).query(today())


def values_of(asked, field):
    return next((each.values for each in asked.filters if each.field == field), ())


def test_every_filter_of_an_address_reaches_the_query():
    asked = query(
        ("q", "hovenier"),
        ("gemeente", "GM0352"),
        ("gemeente", "GM0355"),
        ("werkt_in", "GM0312"),
        ("cpv", "77310000-6"),
        ("grootte", "micro"),
        ("keurmerk", "iso-14001"),
        ("sociaal", "internship"),
        ("geverifieerd", "365"),
        ("postcode", "3961 AB"),
        ("afstand", "10"),
        ("sorteer", "afstand"),
        ("blad", "2"),
        ("seed", "42"),
    )
    assert {each.field: each.values for each in asked.filters} == {
        "municipality": ("GM0352", "GM0355"),
        "works_in": ("GM0312",),
        "cpv": ("77310000",),
        "size": ("micro",),
        "certificate": ("iso-14001",),
        "social": ("internship",),
        "verified_within": ("365",),
        "distance": ("10",),
    }
    assert (asked.text, asked.sort, asked.page, asked.seed) == ("hovenier", Sort.DISTANCE, 2, 42)
    assert asked.near.label == "3961"


def test_an_address_that_is_written_reads_the_same():
    first = read(("q", "a b"), ("cpv", "77"), ("postcode", "3961"), ("afstand", "5"), ("sorteer", "naam"))
    again = read(*MultiDict(first.parameters()).items(multi=True))
    assert again.query(today()) == first.query(today())


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("gemeente", "GM9999"),
        ("cpv", "99999999"),
        ("cpv", "7"),
        ("cpv", "garden"),
        ("grootte", "huge"),
        ("keurmerk", "' OR 1=1 --"),
        ("geverifieerd", "-1"),
        ("geverifieerd", "²"),
        ("afstand", "10"),  # without a place to measure from
        ("postcode", "0000"),
        ("postcode", "here"),
        ("sorteer", "price"),
        ("sorteer", "afstand"),
        ("blad", "abc"),
        ("blad", "0"),
        ("blad", "-3"),
    ],
)
def test_what_is_unknown_is_left_out_and_said(parameter, value):
    address = read((parameter, value), ("seed", "1"))
    assert (address.query(today()), len(address.dropped)) == (query(("seed", "1")), 1)


def test_one_wrong_value_leaves_the_others_of_its_filter():
    assert values_of(query(("gemeente", "GM0352"), ("gemeente", "x")), "municipality") == ("GM0352",)


def test_an_empty_value_is_no_mistake():
    assert read(("q", ""), ("postcode", " "), ("afstand", ""), ("geverifieerd", "")).dropped == ()


def test_a_code_narrows_the_codes_above_it():
    asked = query(("cpv", "77000000"), ("cpv", "77300000"), ("cpv", "45000000"))
    assert values_of(asked, "cpv") == ("77300000", "45000000")


def test_a_code_that_was_ticked_on_the_way_down_stays_in_the_address():
    assert read(("cpv", "77000000"), ("cpv", "77300000")).parameters()["cpv"] == ["77000000", "77300000"]


def test_of_two_distances_the_widest_counts():
    asked = query(("postcode", "3961"), ("afstand", "25"), ("afstand", "5"))
    assert values_of(asked, "distance") == ("25",)


def test_a_long_question_is_cut_and_said():
    address = read(("q", "hovenier " * 2000))
    assert (len(address.text) <= LONGEST_TEXT, len(address.dropped)) == (True, 1)


def test_control_characters_become_blanks():
    assert read(("q", "tuin\x00\n\u2028aanleg\ud800")).text == "tuin aanleg"


def test_without_a_seed_one_is_drawn_and_kept():
    address = read(("q", "hovenier"))
    assert address.parameters()["seed"] == str(address.query(today()).seed)


def test_a_given_seed_wins_and_stays_out_of_the_address():
    address = read(("seed", "5"), seed=9)
    assert (address.query(today()).seed, address.parameters()) == (9, {})


def test_leaving_out_a_value_keeps_the_rest_of_its_filter():
    address = read(("gemeente", "GM0352"), ("gemeente", "GM0355"))
    assert address.without(MUNICIPALITY, "GM0352").chosen == {"municipality": ("GM0355",)}


def test_leaving_out_the_last_value_leaves_out_the_filter():
    assert read(("cpv", "77")).without(CPV, "77000000").chosen == {}


def test_without_the_place_nothing_is_left_that_needs_it():
    address = read(("postcode", "3961"), ("afstand", "5"), ("sorteer", "afstand"), seed=1)
    assert address.without_place().parameters() == {}


NAMES = ("q", "cpv", "gemeente", "grootte", "geverifieerd", "afstand", "postcode", "sorteer", "blad", "seed")
ADDRESSES = st.lists(st.tuples(st.sampled_from(NAMES), st.text()), max_size=8)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ADDRESSES)
def test_no_address_fails_and_each_can_be_written_and_read_again(pairs):
    first = read(*pairs)
    again = read(*MultiDict(first.parameters()).items(multi=True), ("blad", str(first.page)))
    assert again.query(today()) == first.query(today())
