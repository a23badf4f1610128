"""What typed words mean beside themselves: a trade stands for CPV codes, a place for who is seated or works there."""

from collections.abc import Iterator, Mapping, Sequence

from search_index.documents import SupplierDocument

# No word holds a colon, so these terms are never a word of a text.
SEAT = "seat:"
PRESENT = "present:"  # seated or at work: so many that a seat among them is always the rarer
EVERYWHERE = "present:everywhere"

Key = tuple[str, ...]


def place_terms(document: SupplierDocument) -> list[str]:
    """Where a supplier is seated and works, as terms of its document."""
    seat = (document.municipality,) if document.municipality else ()
    served = () if document.works_everywhere else document.works_in
    present = [PRESENT + code for code in dict.fromkeys((*seat, *served))]
    return [*(SEAT + code for code in seat), *present, *([EVERYWHERE] if document.works_everywhere else ())]


class Phrases:
    """Words and phrases with the codes that they stand for."""

    def __init__(self, codes: Mapping[Key, tuple[str, ...]]) -> None:
        self._codes = codes
        self._longest = max(map(len, codes), default=0)

    def codes(self, key: Key) -> tuple[str, ...]:
        return self._codes.get(key, ())

    def within(self, words: Sequence[str]) -> Iterator[tuple[range, tuple[str, ...]]]:
        """The places of each phrase and its codes, from left to right; the longest first, none inside another."""
        start = 0
        while start < len(words):
            ends = range(min(len(words), start + self._longest), start, -1)
            end = next((end for end in ends if tuple(words[start:end]) in self._codes), None)
            if end is not None:
                yield range(start, end), self._codes[tuple(words[start:end])]
            start = end or start + 1
