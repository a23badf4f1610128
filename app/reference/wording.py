"""What a title or a few typed words are about, in terms that labels and trade words are filed under."""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from app.reference.files import read_rows, word_list
from search_index.fields import Tongue
from search_index.language import Language, fold, split_words

Terms = Mapping[str, float]

HEAD = 0.7  # kantoorstoelen are stoelen
MODIFIER = 0.4  # and have to do with a kantoor
MODIFIER_OF_GENERAL_HEAD = 0.85  # but wegenonderhoud is about wegen
OF_GENERAL_HEAD = 0.6
OF_PROCEDURE = 0.25
CONTEXT = 0.6  # "software voor de bibliotheek" is software first
LONGEST_TEXT = 2_000  # characters; what a notice is about stands at its beginning

# After these a title tells for whom, where or by what: until one of STARTS_AGAIN.
BEGINS_CONTEXT = frozenset("voor tbv behoeve bij in te binnen aan op".split())
STARTS_AGAIN = frozenset("leveren levering onderhoud onderhouden plaatsen beheer aanleg bouw".split())

GENERAL_HEADS = """
    apparatuur artikelen bedrijf beheer dienst diensten dienstverlening installatie installaties levering materiaal
    materialen middelen onderhoud opdracht plan producten project systeem systemen toestellen uitrusting voorziening
    voorzieningen werk werken werkzaamheden
"""
# Words of the procedure, of who buys and of when: half of the words of a title, and nothing of what is bought.
PROCEDURE = """
    aanbesteding aanbestedingen aankondiging aankoop aankopen aankoopsysteem aanschaf aanschaffen aantal afsluiten
    alsmede behoeve betreffende betreft bestek bijbehorende contract contracten das deel diverse dps dynamisch
    europees europese fase gemeente gemeenten hoogheemraadschap inclusief inkoop inschrijving inzake jaar jaarlijks
    jaren kader kopen leveren leverancier levering lot marktconsultatie meerdere ministerie nationaal nationale
    nieuw nieuwe nummer offerte offerteaanvraag openbaar openbare opdracht opdrachten opdrachtgever opdrachtnemer
    opdrachtnemers overeenkomst overige partij partijen perceel percelen periode procedure project projecten
    provincie raamcontract raamovereenkomst raamovereenkomsten regio regionale rijkswaterstaat selectie stad
    stichting tbv tevens toebehoren transparantie uitvoeren uitvoering universiteit verrichten verschillende
    verwerving verzorgen vooraf vrijwillige waterschap januari februari maart april mei juni juli augustus september
    oktober november december nederland nederlandse belgie belgische vlaanderen vlaamse brussel antwerpen gent
    amsterdam rotterdam haag utrecht
"""


@cache
def language() -> Language:
    return Language(word_list())


def terms_of(word: str) -> tuple[str, ...]:
    """A folded word's own term, then those of its parts with the head last; nothing for a stop word."""
    return tuple(term for term, _weight in language().index_terms(word, Tongue.DUTCH))


def stems(text: str) -> tuple[str, ...]:
    """The terms of whole words, in order."""
    return tuple(terms[0] for word in split_words(text) if (terms := terms_of(word)))


def says(key: Iterable[str]) -> float:
    """How much is said by terms together: little, when all of them stand in titles of every kind."""
    known = _little_said()
    return max(known.get(term, 1.0) for term in key)


@cache
def _little_said() -> dict[str, float]:
    return dict.fromkeys(stems(GENERAL_HEADS), OF_GENERAL_HEAD) | dict.fromkeys(stems(PROCEDURE), OF_PROCEDURE)


def read(text: str) -> list[Terms]:
    """Each word that says something, as its terms with how much they count (0 to 1)."""
    text = _without_places(text[:LONGEST_TEXT])
    found: list[Terms] = []
    weight = 1.0
    for place, word in enumerate(split_words(text)):
        if word in BEGINS_CONTEXT and place:
            weight = CONTEXT
        elif word in STARTS_AGAIN:
            weight = 1.0
        if terms := _weighted(word):
            found.append({term: weight * share for term, share in terms})
    return found


@lru_cache(maxsize=20_000)
def _weighted(word: str) -> tuple[tuple[str, float], ...]:
    terms = terms_of(word)
    if not terms or (word.isdigit() and len(word) != 8):  # eight digits are a CPV code
        return ()
    *modifiers, head = terms[1:] or (terms[0],)
    weights = {terms[0]: 1.0}
    weights.setdefault(head, HEAD)
    for modifier in modifiers:
        weights.setdefault(modifier, MODIFIER_OF_GENERAL_HEAD if head in _general_heads() else MODIFIER)
    return tuple(weights.items())


@cache
def _general_heads() -> frozenset[str]:
    return frozenset(stems(GENERAL_HEADS))


def _without_places(text: str) -> str:
    """Names of towns say nothing of what is bought, and some are words: Bergen, Houten, Heerhugowaard."""
    return _NAME.sub(lambda found: " " if fold(found[0]) in _places() else found[0], text)


_NAME = re.compile(r"(?<!\w)[A-Z][\w'’-]*")


@cache
def _places() -> frozenset[str]:
    """Names of one word; `Bergen (NH.)` is one."""
    names = (name.partition(" (")[0] for name in _place_names())
    return frozenset(fold(name) for name in names if " " not in name)


def _place_names() -> Iterable[str]:
    for row in read_rows("municipalities.csv"):
        yield from (row["name"], row["alias"])
    for row in read_rows("postcodes_pc4.csv"):
        yield from (row["place"], *row["other_places"].split("|"))
