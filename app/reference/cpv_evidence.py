"""What a text says for each CPV code, and for the groups and divisions above them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from app.reference.cpv import division, group
from app.reference.lexicon import Meaning

NEXT_CODE = 0.95  # the first code of a word is the likeliest, by a little: it orders more than it weighs
LEAST_BEST_LABEL = 18.0  # a best label with less than this is hardly alike, and counts for less than one point
# Buyers give a division's own code in every eighth notice or so: a group like the others, and not told by its label.
WHOLE_DIVISION = 0.4
OWN_WORDS_OF_DIVISION = 0.5
# What public buyers buy, from most to least, by general knowledge of European notices: where nothing else is known.
MOST_BOUGHT = (
    "45 71 79 72 85 90 33 34 48 30 80 60 50 77 66 39 44 73 32 31 38 92 09 42 55 98 64 35 18 63 24 75 15 22 70 51 37"
    " 65 43 16 03 14 19 41 76"
).split()
OFTEN_BOUGHT = 0.2

Points = dict[str, float]
Level = Callable[[str], str]


@dataclass(frozen=True)
class Evidence:
    """`labels`: how much the label of a code is like the text."""

    meanings: Sequence[Meaning]
    labels: Mapping[str, float]

    def codes(self) -> Points:
        """For one who chooses among codes: the first code of a word is meant, however many others it has."""
        points: Points = defaultdict(float)
        for meaning in self.meanings:
            for place, code in enumerate(meaning.codes):
                points[code] += meaning.strength * NEXT_CODE**place
        most = max([LEAST_BEST_LABEL, *self.labels.values()])
        for code, score in self.labels.items():
            points[code] += score / most
        return points

    def divisions(self) -> Points:
        """All of them."""
        points = self._points(division)
        for place, name in enumerate(MOST_BOUGHT):
            points[name] += OFTEN_BOUGHT * (1 - place / len(MOST_BOUGHT))
        return points

    def groups(self) -> Points:
        """By three digits; those of a division's own code end in 0."""
        points = self._points(group)
        for name, known in self._points(division).items():
            points[name + "0"] = OWN_WORDS_OF_DIVISION * points[name + "0"] + WHOLE_DIVISION * known
        return points

    def _points(self, level: Level) -> Points:
        """A word that may mean many things says less of each; codes at one place of the tree count once."""
        points: Points = defaultdict(float)
        for meaning in self.meanings:
            best = _best_at(level, ((code, NEXT_CODE**place) for place, code in enumerate(meaning.codes)))
            for key, weight in best.items():
                points[key] += meaning.strength * weight / sqrt(len(best))
        most = max([LEAST_BEST_LABEL, *self.labels.values()])
        for key, score in _best_at(level, self.labels.items()).items():
            points[key] += score / most
        return points


def _best_at(level: Level, scores: Iterable[tuple[str, float]]) -> Points:
    best: Points = {}
    for code, score in scores:
        key = level(code)
        if score > best.get(key, 0.0):
            best[key] = score
    return best


def best_first(points: Mapping[str, float]) -> list[str]:
    return sorted(points, key=lambda key: (-points[key], key))
