"""Codes on paper: ten, each once."""

import re

import pytest
from argon2.low_level import Type, hash_secret_raw

from app.accounts.totp import recovery
from app.accounts.totp.models import RecoveryCode
from app.core.clock import now
from app.core.db import transaction
from tests.conftest import REAL_KIBIBYTES
from tests.factories.accounts import make_recovery_codes, make_user


def use(user, code):
    with transaction():
        return recovery.use(user, code, at=now())


def test_there_are_ten_different_codes(session):
    made = make_recovery_codes(make_user())
    assert len(set(made)) == recovery.CODES == 10
    assert all(re.fullmatch(r"\d{4}-\d{4}-\d{4}", code) for code in made)


def test_a_code_works_once_and_the_others_stay(session):
    user = make_user()
    first, second, *_rest = make_recovery_codes(user)
    assert [use(user, first), use(user, first), use(user, second)] == [True, False, True]
    assert recovery.left(user) == 8


def test_a_code_may_be_typed_with_spaces_or_without_dashes(session):
    user = make_user()
    code = make_recovery_codes(user)[0]
    assert use(user, f" {code} ")
    assert use(user, make_recovery_codes(user)[0].replace("-", " "))


def test_a_new_set_ends_the_old_one(session):
    user = make_user()
    old = make_recovery_codes(user)
    make_recovery_codes(user)
    assert not use(user, old[0])
    assert recovery.left(user) == recovery.CODES


def test_the_code_of_somebody_else_is_not_right(session):
    user, other = make_user(), make_user()
    make_recovery_codes(user)
    assert not use(user, make_recovery_codes(other)[0])


def test_a_code_is_kept_at_the_price_that_owasp_asks(monkeypatch):
    """19 MiB and two passes: the same code and salt give what Argon2id itself gives for these."""
    monkeypatch.setattr(recovery, "KIBIBYTES", REAL_KIBIBYTES)
    price = {"time_cost": 2, "memory_cost": 19 * 1024, "parallelism": 1, "hash_len": 32, "type": Type.ID}
    expected = hash_secret_raw(b"123456789012", bytes(16), **price).hex()
    assert recovery.digest("123456789012", bytes(16).hex()) == expected


def test_the_database_holds_no_code(session):
    made = make_recovery_codes(make_user())
    kept = " ".join(f"{each.salt} {each.digest}" for each in session.query(RecoveryCode))
    assert not [code for code in made if code in kept or code.replace("-", "") in kept]


@pytest.mark.parametrize("typed", ["", "1234", "abcd-efgh-ijkl", "١٢٣٤-١٢٣٤-١٢٣٤", "1" * 400])
def test_what_is_no_code_is_refused(session, typed):
    user = make_user()
    make_recovery_codes(user)
    assert not use(user, typed)
