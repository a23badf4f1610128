"""BM25F in its simple form: fields are weighted into one term frequency and one length per document.

Robertson, Zaragoza and Taylor, "Simple BM25 extension to multiple weighted fields", CIKM 2004. Statistics
are those of all live documents, whatever segments they lie in, and every engine does the same operations in
the same order, so that scores agree to the last bit.
"""

import math
from typing import TypeVar

import numpy as np
import numpy.typing as npt

K1 = 1.2
B = 0.5  # profiles differ in length for reasons that say little about the trade

Numbers = TypeVar("Numbers", float, npt.NDArray[np.float64])


def inverse_document_frequency(documents: int, with_term: int) -> float:
    """Always positive, so that a score above zero means a match."""
    return math.log(1 + (documents - with_term + 0.5) / (with_term + 0.5))


def length_norm(length: Numbers, average_length: float) -> Numbers:
    """What a document's length adds to the denominator. `average_length` must not be zero."""
    return K1 * (1 - B + B * (length / average_length))


def term_score(idf: float, weight: Numbers, norm: Numbers) -> Numbers:
    return idf * (weight * (K1 + 1) / (weight + norm))
