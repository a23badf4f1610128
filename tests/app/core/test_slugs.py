"""Names in addresses."""

import pytest

from app.core.slugs import free, slug


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Café 't Hof B.V.", "cafe-t-hof-b-v"),
        ("  ", "-"),
        ("北京", "-"),
        ("--", "-"),
        ("a" * 80, "a" * 60),
        ("a" * 59 + " bc", "a" * 59),
    ],
)
def test_a_name_becomes_words_with_hyphens(name, expected):
    assert slug(name) == expected


@pytest.mark.parametrize(
    ("taken", "found"), [(set(), "zon"), ({"zon"}, "zon-2"), ({"zon", "zon-2", "zon-4"}, "zon-3"), ({"zon-2"}, "zon")]
)
def test_a_slug_that_is_taken_gets_the_first_free_number(taken, found):
    assert free("zon", taken) == found
