"""Passwords: kept as Argon2id, and which ones are refused."""

import re
from functools import cache
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from app.core.errors import DomainError
from app.core.i18n import lazy

MINIMUM_LENGTH = 12
MAXIMUM_LENGTH = 200
COMMON = Path(__file__).parent / "data" / "common_passwords.txt"
NO_PASSWORD = "none"  # noqa: S105 - of accounts without one: no hash, so that nothing matches it
ROWS = ("abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "12345678901234567890")
# This many signs around a common word are worth something, unless they are common themselves.
ENOUGH_SIGNS = 8
AROUND_LETTERS = re.compile(r"^[^a-z]+|[^a-z]+$")

# Twice the least of OWASP's cheat sheet on password storage (46 MiB and 1 pass, or 19 MiB and 2), on one core,
# so that eight people who sign in at once take turns on two cores and 368 MiB. A test holds it below 300 ms.
_hasher = PasswordHasher(memory_cost=46 * 1024, time_cost=2, parallelism=1)


def hashed(password: str) -> str:
    return _hasher.hash(password)


def is_set(password_hash: str | None) -> bool:
    """Whether any password opens the account; people who come in through their organisation need none."""
    return password_hash not in (None, NO_PASSWORD)


def matches(password_hash: str | None, password: str) -> bool:
    """Takes the same time whether there is a hash or not."""
    checked = password_hash if password_hash and is_set(password_hash) else _nobodys_hash()
    try:
        _hasher.verify(checked, password)
    except (VerificationError, InvalidHashError):
        return False
    return is_set(password_hash)


def is_outdated(password_hash: str) -> bool:
    """Whether it was made with other parameters than those of today."""
    return _hasher.check_needs_rehash(password_hash)


@cache
def _nobodys_hash() -> str:
    """Checked when an account does not exist, so that the answer takes as long as when it does."""
    return _hasher.hash("nobody has this password")


def demand_strength(password: str, *, email: str) -> None:
    """Length over rules, and none that guessers try first (NIST SP 800-63B, section 5.1.1.2). Raises DomainError."""
    if len(password) < MINIMUM_LENGTH:
        raise DomainError(lazy("Choose a password of at least %(n)s characters.", n=MINIMUM_LENGTH))
    if len(password) > MAXIMUM_LENGTH:
        raise DomainError(lazy("Choose a password of at most %(n)s characters.", n=MAXIMUM_LENGTH))
    if password.lower() in email.lower() or len(set(password)) < 4 or is_common(password):
        raise DomainError(lazy("This password is too easy to guess. Choose a sentence, for instance."))


def is_common(password: str) -> bool:
    """Whether it is on the list: whole, with some digits or signs around it, or the same piece again and again.

    A run along the keyboard counts as well.
    """
    lowered = password.lower()
    return _is_listed(_repeated_piece(lowered)) or _is_a_row(lowered) or _is_a_word_with_signs(lowered)


def _is_a_word_with_signs(password: str) -> bool:
    """As "Welkom2026!!!" is: the word, and what everybody adds to it."""
    word = AROUND_LETTERS.sub("", password)
    signs = password.replace(word, "", 1) if word else password
    return _is_listed(_repeated_piece(word)) and (len(signs) < ENOUGH_SIGNS or _is_listed(signs) or _is_a_row(signs))


def _is_a_row(password: str) -> bool:
    return any(password in row or password in row[::-1] for row in ROWS)


def _repeated_piece(password: str) -> str:
    """It is "geheim" of "geheimgeheim"; the password itself when nothing repeats."""
    length = (password * 2).find(password, 1)
    return password[:length]


def _is_listed(password: str) -> bool:
    return password in _common_passwords()


@cache
def _common_passwords() -> frozenset[str]:
    return frozenset(COMMON.read_text("ascii").split())
