"""The words that invented firms are described with: a few that most use, and a long tail that hardly anyone does."""

import random
from functools import cache
from itertools import accumulate, product

from app.reference.files import word_list

TAIL = 25_000  # different words
FLAT_TOP = 12  # the first ranks of a Zipf curve would be in every document; this much later it begins

# Put together to names that nobody has.
_SURNAME_STARTS = (
    "Wessel Brink Hoeve Tromp Kalver Zwaluw Ooye Gras Lammer Sprenge Vosse Moster Rave Ekel Dalme Telle Koeckel Stapel "
    "Wilt Honder Riet Bolle Grauwe Osse Kerspe Wind Peppe Schadde Turve Leem Hagel Bijl Rogge Over Kievit Mole Elze "
    "Draai Wiering Zoete Hane Linter Berke Olden Asch Weije Stroo Krane Blauwe Malie Duyve Gorte Heespe Ketel Lokhor"
).split()
_SURNAME_ENDS = (
    "laar voort link rink dam wink donk veld kuyl sloot boom kamp graaf morgen vang wert velt holt inck burg putte "
    "kruys meer stein berg schoot daal gast kroon hoef rode spoor zaal wijk wal bier"
).split()
_WORD_STARTS = (
    "Kromme Heuvel Zand Dasse Veld Eik Riet Vuur Morgen Linde Berk Klok Akker Wissel Hazel Water Steen Heide Walle "
    "Rijn Bos Grind Vlier Oever Keizer Zwerf Hout Mos Beuken Wolfs Lang Toren Land Drie Wiele Sparre Zonne Koren Kiek"
).split()
_WORD_ENDS = (
    "grift mare stuw kroon zwaluw grond vonk kei beker linde spin uil wind vonder licht stam duin kers veld hazel dal "
    "hoek heuvel vogel beemd gras rand pad schans bron"
).split()

# In about forty documents of a hundred, as the common words of a real register are.
COMMON = (
    "Onderhoud plannen wij met u voor een heel jaar.",
    "Ook klein onderhoud doen wij graag.",
    "Voor onderhoud en storingen belt u één nummer.",
    "Goed onderhoud begint met goed kijken.",
)
SPECIALITIES = (
    "Ook voor {0} en {1} kunt u bij ons terecht.",
    "Wij zijn sterk in {0}, {1} en {2}.",
    "Vraag ons naar {0} of naar {1}.",
    "{0} is ons vak, {1} doen wij erbij.",
)


class Zipf:
    """Draws words so that the one of rank r comes about 1/r as often as the first."""

    def __init__(self, words: list[str]) -> None:
        self._words = words
        self._weights = list(accumulate(1 / (rank + FLAT_TOP) for rank in range(len(words))))

    def some(self, number: int, draw: random.Random) -> list[str]:
        return draw.choices(self._words, cum_weights=self._weights, k=number)


@cache
def tail() -> Zipf:
    """Dutch words of the list that compounds are split with, in an order of their own."""
    words = sorted(word for word in word_list() if 5 <= len(word) <= 18 and word.isascii() and word.isalpha())
    return Zipf(random.Random("tail").sample(words, TAIL))


@cache
def surnames() -> Zipf:
    return Zipf(_joined(_SURNAME_STARTS, _SURNAME_ENDS))


@cache
def name_words() -> Zipf:
    return Zipf(_joined(_WORD_STARTS, _WORD_ENDS))


def _joined(starts: list[str], ends: list[str]) -> list[str]:
    words = [start + end for start, end in product(starts, ends)]
    random.Random("names").shuffle(words)
    return words
