"""Columns are proposed from headings that people use, and what is chosen is checked."""

import pytest

from app.suppliers.importing.mapping import BadMapping, Target, demand_fit, propose


def test_dutch_headings_are_recognised():
    headers = ["Bedrijfsnaam", "Handelsnaam", "KvK-nummer", "Straat", "Huisnr.", "Postcode", "Plaats", "E-mailadres"]
    assert [target.value for target in propose(headers)] == [
        "name",
        "trade_name",
        "kvk_number",
        "street",
        "house_number",
        "postcode",
        "town",
        "email",
    ]


def test_english_headings_are_recognised():
    proposed = propose(["name", "postcode", "place", "country", "cpv_codes", "awards"])
    assert proposed == {
        Target.NAME: "name",
        Target.COUNTRY: "country",
        Target.POSTCODE: "postcode",
        Target.TOWN: "place",
        Target.CPV_CODES: "cpv_codes",
    }


def test_a_trade_name_serves_as_name_where_there_is_no_other():
    assert propose(["Handelsnaam"]) == {Target.NAME: "Handelsnaam"}


def test_unknown_headings_are_left_out():
    assert propose(["foo", "municipality_code"]) == {}


def test_a_chosen_column_must_be_in_the_file():
    with pytest.raises(BadMapping):
        demand_fit({Target.NAME: "naam"}, ["bedrijf"])


def test_something_must_hold_the_name():
    with pytest.raises(BadMapping):
        demand_fit({Target.TOWN: "plaats"}, ["plaats"])
