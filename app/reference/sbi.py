"""SBI codes: what the trade register says that a firm does. Four or five digits, of the scheme of one year."""

from collections.abc import Collection, Iterator
from functools import cache

from app.reference.files import read_rows
from search_index.language import fold, split_words

SCHEME = 2008  # the year of the list in data/sbi.csv


def sbi_labels(codes: Collection[str]) -> dict[str, str]:
    """The label of each code that exists, in the order of the codes asked for."""
    labels = _labels()
    return {code: labels[code] for code in codes if code in labels}


def suggest_sbi(text: str, limit: int) -> dict[str, str]:
    """Codes that begin with the digits typed, or whose label holds all the words; labels that begin so come first."""
    asked = text.strip()
    found = _by_digits(asked) if asked.isdigit() else _by_words(split_words(asked))
    return dict(sorted(found, key=lambda entry: (not fold(entry[1]).startswith(fold(asked)), entry[0]))[:limit])


def _by_digits(digits: str) -> Iterator[tuple[str, str]]:
    return ((code, label) for code, label in _labels().items() if code.startswith(digits))


def _by_words(words: list[str]) -> Iterator[tuple[str, str]]:
    if not words:
        return iter(())
    return ((code, _labels()[code]) for code, label in _folded().items() if all(word in label for word in words))


@cache
def _labels() -> dict[str, str]:
    return {row["code"]: row["label_nl"] for row in read_rows("sbi.csv")}


@cache
def _folded() -> dict[str, str]:
    return {code: fold(label) for code, label in _labels().items()}
