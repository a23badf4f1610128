"""Numbers that have the right form, in ranges that are given to nobody."""

from collections.abc import Iterator

SOLE_TRADER_DIGITS = {"N": "23", "L": "21", "B": "11"}  # letters as ISO 7064 counts them: A=10, B=11 ...


def kvk_number(index: int) -> str:
    """The trade register has not reached 99 million."""
    return f"{99_000_000 + index * 7 + 13:08d}"


def establishment_number(index: int) -> str:
    return f"{999_900_000_000 + index:012d}"


def vat_id_of_sole_trader(index: int) -> str:
    """`NL#########B##` of which the whole, read as a number, leaves 1 when divided by 97.

    Nine digits that pass the eleven-test as well could be a citizen service number, so those are left out.
    """
    digits = next(each for each in _nine_digits(index) if not _eleven_test(each))
    letters = SOLE_TRADER_DIGITS
    rest = int(f"{letters['N']}{letters['L']}{digits}{letters['B']}00") % 97
    suffix = (1 - rest) % 97 or 97
    return f"NL{digits}B{suffix:02d}"


def vat_id_of_organisation(index: int) -> str:
    """`NL#########B01` with nine digits that pass the eleven-test, as an RSIN does."""
    digits = next(each for each in _nine_digits(index) if _eleven_test(each))
    return f"NL{digits}B01"


def _nine_digits(index: int) -> Iterator[str]:
    """A row of numbers for each index; numbers from 999 are kept for tests."""
    first = 999_000_000 + index * 100
    return (str(number) for number in range(first, first + 100))


def _eleven_test(digits: str) -> bool:
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=True)) % 11 == 0
