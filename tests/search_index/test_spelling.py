"""Typing errors are corrected to words that suppliers use, and nothing else is touched."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search_index.language import Language
from search_index.spelling import Vocabulary, corrected, errors_between, near, signature
from tests.search_index.suppliers import supplier

SUPPLIERS = [
    supplier(1, "Hovenier Jansen", description_nl="zonnepanelen en schilder"),
    supplier(2, "Schilder Schiller", description_nl="schilder, loodgieter"),
    supplier(3, "Café Schilder 1234", description_nl="groene wijk onderhoud"),
]


@pytest.fixture
def asked(engine):
    engine.upsert(SUPPLIERS)
    return engine


@pytest.fixture(scope="session")
def plain():
    return Language(frozenset({"uitvaart", "hek"}))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hovennier", "hovenier"),
        ("Hovennier", "hovenier"),
        ("schidler", "schilder"),
        ("zonnepannelen", "zonnepanelen"),
        ("loodgietr", "loodgieter"),
        ("ghovenier", "hovenier"),
        ("hoovennier", "hovenier"),
        ("hovennier wijk", "hovenier wijk"),
        ("hovenier OR schidler", "hovenier OR schilder"),
        ('-schidler "groene wijk" hovennier', '-schilder "groene wijk" hovenier'),
        ('"hovennier jansen"', '"hovenier jansen"'),
        ("  hovennier,schidler!", "  hovenier,schilder!"),
        ("cafè hovennièr", "cafè hovenier"),
        ("hovennie\u0301r", "hovenier"),
    ],
)
def test_an_unknown_word_becomes_the_likeliest_one(asked, plain, typed, meant):
    assert corrected(typed, asked, plain) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "hovenier",
        "uitvaart",  # a word, though no supplier has it
        "iso9011",
        "77310001-6",
        "1235",
        "hok",
        "xyzxyzxyz",
        '"groene wijk"',
        "",
        '"',
        "OR -",
        "*",
        "😀 \x00",
    ],
)
def test_what_is_well_or_hopeless_stays(asked, plain, typed):
    assert corrected(typed, asked, plain) is None


def test_nothing_is_corrected_where_there_are_no_suppliers(engine, plain):
    engine.upsert([])
    engine.rebuild([])
    assert corrected("hovennier", engine, plain) is None


def test_a_phrase_that_occurs_is_left_alone(engine, plain):
    engine.upsert([supplier(1, "Tuinen onderhoud")])
    assert corrected('"tuin onderhoud"', engine, plain) is None  # in another form
    assert corrected('"tuinem onderhoud"', engine, plain) == '"tuinen onderhoud"'


def test_of_equals_the_one_that_begins_alike_goes_first_and_then_the_frequent_one():
    words = Vocabulary.of({"schilder": 1, "schiller": 9, "bakker": 1, "kakker": 9})
    assert words.corrections(["schidler", "schiler", "bakkar"]) == {
        "schidler": "schiller",
        "schiler": "schiller",
        "bakkar": "bakker",
    }


def test_known_words_are_left_out():
    assert Vocabulary.of({"schilder": 1}).corrections(["schilder", "bakker"]) == {}


@pytest.mark.parametrize(
    ("typed", "known", "errors"),
    [
        ("schidler", "schilder", 1),
        ("hovennier", "hovenier", 1),
        ("loodgietr", "loodgieter", 1),
        ("abcd", "abcd", 0),
        ("abcd", "badc", 2),
        ("abcd", "dcba", None),
        ("abcd", "abcdefg", None),
    ],
)
def test_errors_are_counted_as_people_make_them(typed, known, errors):
    assert errors_between(typed, known, 2) == errors


words = st.text("abcd", min_size=1, max_size=9)


def slow_errors(one, other):
    """The definition: the distance table in full."""
    table = {(row, 0): row for row in range(len(one) + 1)} | {(0, column): column for column in range(len(other) + 1)}
    for row in range(1, len(one) + 1):
        for column in range(1, len(other) + 1):
            table[row, column] = min(
                table[row - 1, column] + 1,
                table[row, column - 1] + 1,
                table[row - 1, column - 1] + (one[row - 1] != other[column - 1]),
            )
            swapped = row > 1 and column > 1 and one[row - 2 : row] == other[column - 2 : column][::-1]
            if swapped:
                table[row, column] = min(table[row, column], table[row - 2, column - 2] + 1)
    return table[len(one), len(other)]


@settings(max_examples=300, deadline=None)
@given(words, words, st.integers(1, 3))
def test_the_narrow_band_misses_nothing(one, other, most):
    errors = slow_errors(one, other)
    assert errors_between(one, other, most) == (errors if errors <= most else None)


@settings(max_examples=200, deadline=None)
@given(words, words, st.integers(1, 2))
def test_no_word_within_the_errors_is_passed_over(one, other, errors):
    vocabulary = Vocabulary.of({other: 1})
    assert signature(other) == int(vocabulary.signatures[0])
    if slow_errors(one, other) <= errors:
        assert near(one, vocabulary.lengths, vocabulary.signatures, errors).tolist() == [0]


def test_many_long_unknown_words_are_answered_soon():
    vocabulary = Vocabulary.of({f"{number:b}".replace("0", "ab").replace("1", "cde"): 1 for number in range(20_000)})
    started = time.perf_counter()
    vocabulary.corrections([f"{'abcde' * 12}"[:56] + f"{number:04}".translate(DIGITS) for number in range(24)])
    assert time.perf_counter() - started < 2


DIGITS = str.maketrans("0123456789", "fghijklmno")


def test_any_text_is_read(engine, plain):
    engine.upsert(SUPPLIERS)

    @settings(max_examples=60, deadline=None)
    @given(st.text() | st.text(alphabet='"-|OR hovenir\x00é\u0301'))
    def read(text):
        better = corrected(text, engine, plain)
        assert better is None or better != text

    read()
