"""What forms of several features share."""

import pytest

from app.core.forms import SeenForm, tidied


@pytest.mark.parametrize(("text", "version"), [("7", 7), ("", 0), ("-1", 0), ("seven", 0), ("٣", 0), ("9" * 5000, 0)])
def test_the_version_that_a_page_showed_comes_back_or_none(app, text, version):
    with app.test_request_context(method="POST", data={"version": text}):
        assert SeenForm().seen_version == version


@pytest.mark.parametrize(("text", "line"), [(None, ""), ("  a \n b\t", "a b")])
def test_a_name_is_one_line_with_single_spaces(text, line):
    assert tidied(text) == line
