"""How often look-alikes are right, on the names of real firms that have several addresses.

The list tells of each firm the name in the trade register and the one on its door. Only the latter is compared here:
the former tells which of them are one firm.
"""

import csv
from collections import defaultdict
from itertools import combinations
from types import SimpleNamespace

import pytest

from app.suppliers.naming import match_name
from app.suppliers.twins.likeness import compare, keys_of
from tests.conftest import SHARED_DATA

pytestmark = pytest.mark.realdata

NOTHING = dict.fromkeys(("trade_name", "website", "email", "phone"))


@pytest.fixture(scope="module")
def rows():
    with (SHARED_DATA / "companies_rdw_2017.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def as_firm(row):
    place = {"postcode": row["postcode"], "house_number": row["house_number"], "town": row["place"]}
    return SimpleNamespace(name=row["trade_name"] or row["name"], country="NL", **place, **NOTHING)


def alike(rows):
    """The pairs of rows that are found by a key that they share, and are alike."""
    firms, by_key = [as_firm(row) for row in rows], defaultdict(list)
    for number, firm in enumerate(firms):
        for key in keys_of(firm):
            by_key[key].append(number)
    candidates = {pair for numbers in by_key.values() for pair in combinations(numbers, 2)}
    return {pair for pair in candidates if compare(firms[pair[0]], firms[pair[1]]).is_alike}


def test_look_alikes_with_a_name_of_several_addresses_are_one_firm_or_live_in_one_house(rows):
    """Two thirds have one name in the trade register; nearly all others are companies of one owner at one address."""
    several = with_several_addresses(rows)
    found = alike(several)
    one_firm = {pair for pair in found if same(several, pair, "name")}
    one_house = {
        pair for pair in found - one_firm if same(several, pair, "postcode") and same(several, pair, "house_number")
    }
    assert len(several) == 2_318
    assert len(one_firm) >= 0.6 * len(found)
    assert len(one_firm | one_house) >= 0.95 * len(found)


def with_several_addresses(rows):
    addresses = defaultdict(set)
    for row in rows:
        addresses[row["name"]].add((row["postcode"], row["house_number"]))
    return [row for row in rows if len(addresses[row["name"]]) > 1]


def same(rows, pair, column):
    one, other = pair
    return match_name(rows[one][column]) == match_name(rows[other][column])
