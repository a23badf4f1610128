"""How often titles lead to what buyers chose."""

import pytest

from app.reference.cpv_relevance import CpvRelevance, development_notices, measure
from app.reference.files import read_rows

CODES = {row["code"][:8] for row in read_rows("cpv.csv")}


def notice(query, cpv, cpv_additional=""):
    return {"query": query, "cpv": cpv, "cpv_additional": cpv_additional}


def test_the_main_code_counts_by_division_and_group():
    assert measure([notice("hovenier", "77310000")]) == CpvRelevance(1, 1.0, 1.0)


def test_an_additional_code_counts_as_much():
    assert measure([notice("hovenier", "03000000", "14000000 77310000")]).group == 1.0


def test_another_group_of_the_same_division_is_right_by_division_only():
    assert measure([notice("uitvaart", "98510000")]) == CpvRelevance(1, 1.0, 0.0)


def test_nothing_asked_is_nothing_right():
    assert measure([]) == CpvRelevance(0, 0.0, 0.0)


def test_the_development_notices_have_codes_of_the_vocabulary():
    rows = development_notices()
    chosen = {code for row in rows for code in (row["cpv"], *row["cpv_additional"].split())}
    assert (len(rows), chosen - CODES) == (140, set())


@pytest.fixture(scope="module")
def reached():
    return measure(development_notices())


def test_titles_lead_to_the_division_that_the_buyer_chose(reached):
    assert reached.division >= 0.85


def test_titles_lead_to_the_group_that_the_buyer_chose(reached):
    assert reached.group >= 0.70
