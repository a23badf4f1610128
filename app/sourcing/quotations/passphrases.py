"""What is asked of the passphrase of a key holder. It is all that stands between a stolen database and a quotation."""

import unicodedata
from enum import StrEnum

from app.accounts.passwords import is_common
from app.core.errors import DomainError
from app.core.i18n import lazy

FEWEST_WORDS, FEWEST_SIGNS = 4, 16
LONGEST = 200  # characters
FEWEST_LETTERS = 6  # different ones


class Strength(StrEnum):
    ENOUGH = "enough"
    GOOD = "good"
    STRONG = "strong"


# As many different words, or as many characters.
STEPS = {Strength.STRONG: (7, 32), Strength.GOOD: (5, 22), Strength.ENOUGH: (FEWEST_WORDS, FEWEST_SIGNS)}


def as_said(passphrase: str) -> str:
    """However it was typed: one space between words, and letters with accents in one form."""
    return " ".join(unicodedata.normalize("NFKC", passphrase).split())


def demand_enough(passphrase: str) -> None:
    """Raises DomainError, which says what to do."""
    if len(passphrase) > LONGEST:
        raise DomainError(lazy("Choose a passphrase of at most %(n)s characters.", n=LONGEST))
    if strength_of(passphrase) is None:
        raise DomainError(
            lazy(
                "Choose at least %(words)s different words, or at least %(signs)s characters.",
                words=FEWEST_WORDS,
                signs=FEWEST_SIGNS,
            )
        )
    if len(set(passphrase.lower()) - {" "}) < FEWEST_LETTERS or is_common(passphrase.replace(" ", "")):
        raise DomainError(
            lazy("This passphrase is too easy to guess. Choose words that have nothing to do with each other.")
        )


def strength_of(passphrase: str) -> Strength | None:
    """None: not enough."""
    different = dict.fromkeys(passphrase.lower().split())  # a word that comes again adds nothing
    words, signs = len(different), len(" ".join(different))
    reached = (step for step, (most_words, most_signs) in STEPS.items() if words >= most_words or signs >= most_signs)
    return next(reached, None)
