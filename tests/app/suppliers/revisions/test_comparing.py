"""Differences, word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.suppliers.revisions.comparing import changed_fields, changes, marked
from app.suppliers.versions import public_content
from tests.factories.suppliers import make_listed

TEXTS = st.lists(st.sampled_from(["wij ", "maaien ", "gras", "gras ", "en ", "hagen.\n"]), max_size=12)


@given(TEXTS, TEXTS)
def test_both_sides_are_whole_and_what_is_not_marked_is_the_same(before, after):
    was, now = marked(before, after)
    assert ([piece.text for piece in was], [piece.text for piece in now]) == (before, after)
    unmarked = [[piece.text.rstrip() for piece in side if not piece.is_changed] for side in (was, now)]
    assert unmarked[0] == unmarked[1]


@given(TEXTS)
def test_nothing_is_marked_in_what_did_not_change(text):
    assert not any(piece.is_changed for side in marked(text, text) for piece in side)


def test_a_word_that_comes_behind_the_last_one_is_the_only_one_marked(session):
    [change] = changes({"description_nl": "Wij maaien gras"}, {"description_nl": "Wij maaien gras graag"})
    assert [piece.text for piece in change.after if piece.is_changed] == ["graag"]
    assert not any(piece.is_changed for piece in change.before)


def test_a_list_is_compared_entry_by_entry(session):
    [change] = changes({"cpv_codes": ["77310000-6"]}, {"cpv_codes": ["45442100-8", "77310000-6"]})
    assert [piece.is_changed for piece in change.after] == [True, False]


def test_an_older_version_without_a_field_differs_in_nothing():
    assert changed_fields({"name": "De Heg"}, {"name": "De Heg", "languages": [], "full_until": None}) == []


@pytest.mark.parametrize("value", [None, "", []])
def test_what_was_or_is_empty_has_no_pieces(session, value):
    [change] = changes({"website": value}, {"website": "https://deheg.example"})
    assert change.before == ()


def test_every_public_field_can_be_named(session):
    firm = make_listed()
    content = public_content(firm)
    nothing = dict.fromkeys(content)
    assert len(changes(nothing, content)) == sum(bool(value) for value in content.values()) - 1  # when it was verified
