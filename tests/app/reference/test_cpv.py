"""The tree of CPV codes, from the digits."""

import pytest

from app.reference.cpv import division, group, is_within, prefix


@pytest.mark.parametrize(
    ("code", "digits"),
    [
        ("45000000-7", "45"),
        ("30000000-9", "30"),
        ("45260000-7", "4526"),
        ("77310000-6", "7731"),
        ("45261210-9", "4526121"),
    ],
)
def test_a_prefix_leaves_out_the_unused_digits_but_keeps_the_division(code, digits):
    assert prefix(code) == digits


def test_division_and_group_are_the_first_two_and_three_digits():
    assert (division("45261210-9"), group("45261210-9")) == ("45", "452")


@pytest.mark.parametrize(
    ("code", "ancestor", "within"),
    [
        ("45261210-9", "45260000-7", True),
        ("45261210-9", "45261210-9", True),
        ("45260000-7", "45261210-9", False),
        ("45262000-1", "45261000-4", False),
        ("30200000-1", "30000000-9", True),
        ("34000000-7", "30000000-9", False),
    ],
)
def test_a_code_lies_within_itself_and_its_ancestors(code, ancestor, within):
    assert is_within(code, ancestor) is within
