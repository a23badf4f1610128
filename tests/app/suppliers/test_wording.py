"""What may stand in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.suppliers.wording import says_something, without_hidden_marks


@pytest.mark.parametrize("mark", ["\u202e", "\u2066", "\u200f", "\u200b", "\ufeff", "\x00", "\x1b"])
def test_hidden_marks_go(mark):
    assert without_hidden_marks(f"De{mark}Heg") == "DeHeg"


@pytest.mark.parametrize("text", ["Hoveniers\nin Zeist", "שלום בע״מ", "حديقة", "👩‍🌾 De Heg", "É"])
def test_what_people_write_stays(text):
    assert without_hidden_marks(text) == text


@given(st.text())
def test_a_clean_text_stays_as_it_is(text):
    clean = without_hidden_marks(text)
    assert without_hidden_marks(clean) == clean


@pytest.mark.parametrize(("text", "says"), [("X", True), ("7", True), ("園", True), ("🌳🌳", False), ("--- !", False)])
def test_a_name_has_a_letter_or_a_digit(text, says):
    assert says_something(text) is says
