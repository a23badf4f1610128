"""Dutch compounds taken apart: groenvoorziening → groen + voorziening."""

from collections.abc import Collection

from search_index.words import LINKING_LETTERS, NO_COMPOUND_ENDS, NO_COMPOUND_STARTS, SHORT_ENDS, SHORT_STARTS

SHORTEST_COMPOUND = 7
LONGEST_COMPOUND = 40
SHORTEST_PART = 3
SHORTEST_FREE_PART = 5  # shorter ones must be on a list


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
        """The longest first part wins, dakdekkers + bedrijf; but not over a longer end that is one word itself:
        computer + netwerk, not computernet + werk, and hart + stukken, not harts + tukken.
        """
        best: tuple[str, ...] = ()
        for cut in range(len(word) - SHORTEST_PART, SHORTEST_PART - 1, -1):
            end = word[cut:]
            if self._is_end(end) and (start := self._start(word[:cut])) and not (best and self._in_two(end)):
                best = start, end
        return best

    def _in_three(self, word: str) -> tuple[str, ...]:
        for cut in range(len(word) - 2 * SHORTEST_PART, SHORTEST_PART - 1, -1):
            start = self._start(word[:cut])
            if start and (rest := self._in_two(word[cut:])):
                return start, *rest
        return ()

    def _start(self, text: str) -> str:
        """The word that is left when its linking letters are taken off, or an empty string."""
        for link in LINKING_LETTERS:
            part = text.removesuffix(link) if link else text
            if text.endswith(link) and self._is_start(part):
                return part
        return ""

    def _is_start(self, part: str) -> bool:
        if len(part) < SHORTEST_FREE_PART:
            return part in SHORT_STARTS
        return part in SHORT_STARTS or (part in self._words and part not in NO_COMPOUND_STARTS)

    def _is_end(self, part: str) -> bool:
        if len(part) < SHORTEST_FREE_PART:
            return part in SHORT_ENDS
        return part in self._words and part not in NO_COMPOUND_ENDS
