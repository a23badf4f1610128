"""Names made comparable."""

import pytest

from app.suppliers.naming import match_name


@pytest.mark.parametrize("written", ["Café 't Hof B.V.", "cafe t hof bv", "CAFÉ  'T HOF", "Café 't Hof b.v"])
def test_one_name_written_in_several_ways_matches(written):
    assert match_name(written) == "cafe t hof"


def test_a_name_that_is_only_a_legal_form_keeps_something():
    assert match_name("B.V.") == "b.v."
