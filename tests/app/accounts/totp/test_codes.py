"""Codes from an app: RFC 6238, each once."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.accounts.totp import codes, services
from app.core.clock import now
from app.core.db import transaction
from app.core.errors import DomainError
from tests.factories.accounts import (
    SECRET_KEY,
    TOTP_SECRET,
    code_of_now,
    make_app_with_codes,
    make_recovery_codes,
    make_user,
)

RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # "12345678901234567890", RFC 6238, appendix B


@pytest.mark.parametrize(
    ("seconds", "code"), [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")]
)
def test_codes_are_those_of_the_standard(seconds, code):
    moment = datetime.fromtimestamp(seconds, UTC)
    assert codes.step_of(RFC_SECRET, code, moment) == seconds // 30


@given(st.integers(0, 4 * 10**9), st.integers(-3, 3))
def test_a_code_is_good_one_step_early_or_late_and_no_more(seconds, away):
    moment = datetime.fromtimestamp(seconds + 100, UTC)
    step = int(moment.timestamp()) // codes.SECONDS + away
    found = codes.step_of(TOTP_SECRET, codes.code_of(TOTP_SECRET, step), moment)
    assert (found == step) == (abs(away) <= 1) or found is not None  # two steps share a code once in a million


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "١٢٣٤٥٦", "12 456", "-12345"])
def test_what_is_no_code_is_refused(typed):
    assert codes.step_of(TOTP_SECRET, typed, datetime.fromtimestamp(10**9, UTC)) is None


def use(user, code):
    with transaction():
        return services.use(user, code, key=SECRET_KEY, at=now())


def test_a_code_never_works_twice(session, clock):
    user = make_user()
    make_app_with_codes(user)
    assert use(user, code_of_now())
    assert not use(user, code_of_now())


def test_after_a_code_no_earlier_one_works(session, clock):
    user = make_user()
    make_app_with_codes(user)
    assert use(user, code_of_now(later=1))
    assert not use(user, code_of_now())


def test_the_next_code_works(session, clock):
    user = make_user()
    make_app_with_codes(user)
    assert use(user, code_of_now())
    clock(now() + timedelta(seconds=30))
    assert use(user, code_of_now())


def test_somebody_without_an_app_has_no_right_code(session, clock):
    assert not use(make_user(), code_of_now())


def test_the_secret_is_not_readable_in_the_database(session, clock):
    kept = make_app_with_codes(make_user())
    assert TOTP_SECRET not in kept.locked
    with transaction():
        assert not services.use(make_user(), code_of_now(), key="another secret", at=now())


def test_an_app_is_added_only_with_a_code_that_it_shows(session, clock):
    user = make_user()
    with pytest.raises(DomainError), transaction():
        services.add(user, TOTP_SECRET, "000000", key=SECRET_KEY, at=now())
    assert not services.has_app(user)


def test_another_app_takes_the_place_of_the_first(session, clock):
    user = make_user()
    make_app_with_codes(user)
    other = codes.new_secret()
    with transaction():
        step = codes.steps_around(now())[1]
        services.add(user, other, codes.code_of(other, step), key=SECRET_KEY, at=now())
    assert not use(user, code_of_now(later=1))
    assert use(user, codes.code_of(other, step + 1))


def test_the_picture_and_the_words_hold_the_same_secret():
    shown = codes.invitation(TOTP_SECRET, account="noor@example.nl", issuer="streekbron.example")
    assert shown.picture.startswith("data:image/svg+xml")
    assert f"secret={TOTP_SECRET}" in shown.address
    assert shown.secret.replace(" ", "") == TOTP_SECRET


def test_what_is_told_about_an_app_holds_no_secret_and_can_be_erased(session, clock):
    user = make_user()
    kept = make_app_with_codes(user)
    made = make_recovery_codes(user)
    told = services.collect(user)
    assert told["recovery_codes_left"] == len(made)
    assert kept.locked not in str(told)
    assert services.erase(user) == []
    assert services.collect(user) == {"app_since": None, "app_last_used_at": None, "recovery_codes_left": 0}
