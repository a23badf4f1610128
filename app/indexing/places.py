"""Names of places for the search: which municipality people mean."""

from collections import defaultdict
from collections.abc import Iterable

from app.reference.files import read_rows

EVERYDAY_NAMES = {"Den Bosch": "'s-Hertogenbosch"}  # that the reference data do not have


def place_names() -> dict[str, str]:
    """Codes of municipalities by their names, and by those of towns and villages that lie in one of them only."""
    municipalities = read_rows("municipalities.csv")
    codes = {name: row["code"] for row in municipalities for name in (row["name"], row["alias"]) if name}
    codes |= {everyday: codes[name] for everyday, name in EVERYDAY_NAMES.items()}
    areas = read_rows("postcodes_pc4.csv")
    villages = ((place, row["municipality_code"]) for row in areas for place in row["other_places"].split("|"))
    towns = ((row["place"], row["municipality_code"]) for row in areas)
    return {**_unambiguous(villages), **_unambiguous(towns), **codes}


def _unambiguous(places: Iterable[tuple[str, str]]) -> dict[str, str]:
    codes: defaultdict[str, set[str]] = defaultdict(set)
    for place, code in places:
        codes[place].add(code)
    return {place: code for place, (code, *others) in codes.items() if place and not others}
