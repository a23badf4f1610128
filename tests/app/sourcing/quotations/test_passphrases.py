"""What is asked of a passphrase."""

import pytest

from app.core.errors import DomainError
from app.sourcing.quotations.passphrases import Strength, as_said, demand_enough, strength_of


@pytest.mark.parametrize("passphrase", ["fiets lamp gracht noot", "Xk3-vQ9_mmT72!bw"])
def test_four_words_or_sixteen_characters_are_enough(passphrase):
    demand_enough(passphrase)


@pytest.mark.parametrize(
    "passphrase",
    [
        "fiets lamp noot",
        "fiets fiets a fiets",
        "Xk3-vQ9_mmT72!b",
        "aaaaaaaaaaaaaaaaaaaa",
        "geheim geheim geheim geheim",
    ],
)
def test_less_than_that_or_one_piece_again_and_again_is_refused(passphrase):
    with pytest.raises(DomainError, match=r"Choose|passphrase"):
        demand_enough(passphrase)


def test_a_passphrase_without_end_is_refused():
    with pytest.raises(DomainError, match="at most 200"):
        demand_enough("fiets lamp gracht noot " * 20)


@pytest.mark.parametrize(
    ("words", "strength"), [(3, None), (4, Strength.ENOUGH), (5, Strength.GOOD), (7, Strength.STRONG)]
)
def test_more_words_are_stronger(words, strength):
    assert strength_of(" ".join("abcdefg"[:words])) is strength


def test_however_it_is_typed_it_is_the_same():
    assert as_said("  Cafe\u0301  en\tlamp ") == as_said("Café en lamp")
