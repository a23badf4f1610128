"""Names of places for the search: which municipality people mean."""

from collections import defaultdict
from collections.abc import Iterable

from app.reference.files import read_rows

EVERYDAY_NAMES = {"Den Bosch": "'s-Hertogenbosch"}  # that the reference data do not have
LONG_PART = 8  # letters of a part of a double name that is used alone: Driebergen, not Hendrik

Codes = dict[str, str]


def place_names() -> Codes:
    """Codes of municipalities by their names and by those of towns and villages; blanks between several.

    A municipality goes before a village of its name, and a village whose postcode is its own before one that
    shares it.
    """
    municipalities, areas = read_rows("municipalities.csv"), read_rows("postcodes_pc4.csv")
    own = {name: row["code"] for row in municipalities for name in (row["name"], row["alias"]) if name}
    own |= {everyday: own[name] for everyday, name in EVERYDAY_NAMES.items()}
    towns = _by_name((row["place"], row["municipality_code"]) for row in areas)
    villages = ((place, row["municipality_code"]) for row in areas for place in row["other_places"].split("|"))
    return _parts_of_double_names(towns) | _by_name(villages) | towns | own


def _by_name(places: Iterable[tuple[str, str]]) -> Codes:
    codes: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for place, code in places:
        codes[place][code] = None
    return {place: " ".join(found) for place, found in codes.items() if place}


def _parts_of_double_names(towns: Codes) -> Codes:
    parts = ((part, code) for name, codes in towns.items() for part in name.split("-")[:2] for code in codes.split())
    return _by_name((part, code) for part, code in parts if len(part) >= LONG_PART)
