"""What is locked opens with the same secret, for the same purpose, and whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.sealing import lock, unlock

SECRET = "only for tests, and long enough to sign with"


@given(st.text(max_size=200).filter(lambda text: text.isprintable()))
def test_what_was_locked_comes_back(text):
    assert unlock("provider", lock("provider", text, SECRET), SECRET) == text


def test_the_stored_text_does_not_show_what_it_holds():
    assert "sesame" not in lock("provider", "sesame", SECRET)


def test_the_same_text_is_stored_differently_each_time():
    assert lock("provider", "sesame", SECRET) != lock("provider", "sesame", SECRET)


def test_another_secret_opens_nothing():
    assert unlock("provider", lock("provider", "sesame", SECRET), SECRET + "!") is None


def test_what_was_locked_for_one_purpose_does_not_open_for_another():
    assert unlock("totp", lock("provider", "sesame", SECRET), SECRET) is None


def test_a_changed_text_opens_nothing():
    locked = lock("provider", "sesame", SECRET)
    changed = locked[:40] + ("A" if locked[40] != "A" else "B") + locked[41:]
    assert unlock("provider", changed, SECRET) is None


@pytest.mark.parametrize("text", ["", "é", "x" * 5000, "gAAAAAB"])
def test_what_was_never_locked_opens_nothing(text):
    assert unlock("provider", text, SECRET) is None
