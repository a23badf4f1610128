"""The yardstick: a search that knows no Dutch."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from search_index.documents import SupplierDocument
from search_index.language import split_words
from search_index.ranking import tie_break
from search_index.scoring import inverse_document_frequency, length_norm, term_score


def texts_of(document: SupplierDocument) -> str:
    """What a firm and its codes say, without anything that was added to help searching."""
    return "\n".join(
        (
            document.name,
            document.trade_name,
            document.description_nl,
            document.description_en,
            document.keywords,
            *document.cpv_codes,
            *document.cpv_labels_nl,
            *document.cpv_labels_en,
            document.town,
            document.municipality_name,
        )
    )


class LiteralSearch:
    """Words matched as they were typed, but for capitals and accents, in one field ranked by BM25.

    Like the index it wants all words, and any of them when that finds nothing.
    """

    def __init__(self, documents: Iterable[SupplierDocument]) -> None:
        self._words = {each.id: Counter(split_words(texts_of(each))) for each in documents}
        self._with_word = Counter(word for words in self._words.values() for word in words)
        lengths = [words.total() for words in self._words.values()]
        self._average_length = sum(lengths) / max(1, len(lengths))

    def ranked(self, text: str, seed: int) -> Sequence[int]:
        """Ids, best first."""
        typed = tuple(dict.fromkeys(split_words(text)))
        found = self._having(typed, all) or self._having(typed, any)
        return sorted(found, key=lambda id_: (-self._score(typed, id_), tie_break(seed, id_)))

    def _having(self, typed: Sequence[str], enough: Callable[[Iterable[bool]], bool]) -> list[int]:
        return [id_ for id_, words in self._words.items() if enough(word in words for word in typed)]

    def _score(self, typed: Sequence[str], supplier_id: int) -> float:
        words = self._words[supplier_id]
        norm = length_norm(float(words.total()), self._average_length)
        return math.fsum(
            term_score(inverse_document_frequency(len(self._words), self._with_word[word]), float(words[word]), norm)
            for word in typed
        )
