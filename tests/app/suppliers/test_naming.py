"""Names made comparable, and names for addresses."""

import pytest

from app.suppliers.naming import match_name, slug


@pytest.mark.parametrize("written", ["Café 't Hof B.V.", "cafe t hof bv", "CAFÉ  'T HOF", "Café 't Hof b.v"])
def test_one_name_written_in_several_ways_matches(written):
    assert match_name(written) == "cafe t hof"


def test_a_name_that_is_only_a_legal_form_keeps_something():
    assert match_name("B.V.") == "b.v."


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Café 't Hof B.V.", "cafe-t-hof-b-v"), ("北京", "-"), ("--", "-"), ("a" * 80, "a" * 60)],
)
def test_a_slug_is_short_and_ascii(name, expected):
    assert slug(name) == expected
