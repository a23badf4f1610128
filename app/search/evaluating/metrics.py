"""Figures for one ranked list of graded firms."""

import math
from collections.abc import Collection, Sequence

WORTH_SEEING = 2  # the lowest grade that recall counts


def ndcg(found: Sequence[int], judged: Collection[int], *, at: int) -> float:
    """Normalised discounted cumulated gain, from 0 to 1, of the grades `found`, best rank first.

    Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques", ACM Transactions on Information
    Systems 20(4), 2002, pages 422-446. The gain is linear, as there: the grade itself. The discount is
    1 / log2(rank + 1), as trec_eval's ndcg_cut has it; the paper's own leaves the second rank undiscounted too.
    `judged`: the grades of all firms that have one, of which the ideal list is made; at least one is above 0.
    """
    return _discounted(found[:at]) / _discounted(sorted(judged, reverse=True)[:at])


def recall(found: Sequence[int], judged: Collection[int], *, at: int) -> float:
    """The share of the firms worth seeing that stand within the first `at`, of as many as fit there."""
    worthy = sum(grade >= WORTH_SEEING for grade in judged)
    return sum(grade >= WORTH_SEEING for grade in found[:at]) / min(at, worthy)


def _discounted(grades: Sequence[int]) -> float:
    return sum(grade / math.log2(rank + 1) for rank, grade in enumerate(grades, start=1))
