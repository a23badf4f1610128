"""Dutch compounds taken apart: groenvoorziening → groen + voorziening."""

from collections.abc import Collection

from search_index.words import LINKING_LETTERS, NO_COMPOUND_STARTS, SHORT_PARTS

SHORTEST_COMPOUND = 7
LONGEST_COMPOUND = 40
SHORTEST_PART = 4


class CompoundSplitter:
    """Splits on a list of known words. An unknown part means no split: better none than a wrong one."""

    def __init__(self, words: Collection[str]) -> None:
        self._words = words

    def split(self, word: str) -> tuple[str, ...]:
        """The parts without their linking letters, or nothing. Two parts go before three."""
        if not SHORTEST_COMPOUND <= len(word) <= LONGEST_COMPOUND or not word.isalpha():
            return ()
        return self._in_two(word) or self._in_three(word)

    def _in_two(self, word: str) -> tuple[str, ...]:
        """The longest first part wins: dakdekkers + bedrijf, not dak + dekkersbedrijf."""
        for cut in range(len(word) - SHORTEST_PART, 2, -1):
            head = word[cut:]
            if head in self._words and (first := self._first_part(word[:cut])):
                return first, head
        return ()

    def _in_three(self, word: str) -> tuple[str, ...]:
        for cut in range(len(word) - 2 * SHORTEST_PART, 2, -1):
            first = self._first_part(word[:cut])
            if first and (rest := self._in_two(word[cut:])):
                return first, *rest
        return ()

    def _first_part(self, text: str) -> str:
        """The word that is left when its linking letters are taken off, or an empty string."""
        for link in LINKING_LETTERS:
            part = text.removesuffix(link) if link else text
            if text.endswith(link) and self._is_part(part):
                return part
        return ""

    def _is_part(self, part: str) -> bool:
        if part in SHORT_PARTS:
            return True
        return len(part) >= SHORTEST_PART and part in self._words and part not in NO_COMPOUND_STARTS
