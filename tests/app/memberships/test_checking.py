"""What a row of a member list says, and what is wrong with it."""

from datetime import date

import pytest

from app.memberships.importing.checking import MemberChecker, MemberDetails
from app.memberships.importing.columns import Column, propose
from app.suppliers.importing.limits import Row
from app.suppliers.importing.problems import Fault

TODAY = date(2026, 3, 16)
OLD_VAT_ID = "NL111222333B01"
HEADERS = ("Bedrijf", "KvK-nr.", "Domein", "E-mail", "Contactpersoon", "Postcode", "Lid sinds", "Lid tot", "Btw")
ROW = {"Bedrijf": "De Heg", "KvK-nr.": "60000001"}


def checker():
    return MemberChecker(HEADERS, propose(HEADERS), TODAY)


def check(**cells):
    given = {**ROW, **cells}
    return checker().check(Row(2, tuple(given.get(header, "") for header in HEADERS)))


def faults(**cells):
    return [(problem.column, problem.fault) for problem in check(**cells)]


def test_the_columns_of_a_member_list_are_recognised():
    assert propose(HEADERS) == dict(zip(Column, HEADERS[:8], strict=True)) | {
        Column.NAME: "Bedrijf",
        Column.KVK_NUMBER: "KvK-nr.",
        Column.WEBSITE: "Domein",
    }


def test_a_whole_row_is_read():
    details = check(
        **{
            "KvK-nr.": "1234567",
            "Domein": "deheg.example",
            "E-mail": "Piet@DeHeg.example",
            "Postcode": "3701gk",
            "Lid sinds": "1-2-2019",
            "Lid tot": "2026-12-31",
        }
    )
    assert details == MemberDetails(
        line=2,
        name="De Heg",
        kvk_number="01234567",
        website="https://deheg.example",
        email="piet@deheg.example",
        postcode="3701 GK",
        since=date(2019, 2, 1),
        until=date(2026, 12, 31),
    )


def test_a_year_is_its_first_day():
    assert check(**{"Lid sinds": "1998"}).since == date(1998, 1, 1)


@pytest.mark.parametrize("text", ["31-2-2020", "2099-01-01", "1-1-1066", "gisteren", "12/31/2020"])
def test_a_date_that_cannot_be_right_is_named_with_its_column(text):
    assert faults(**{"Lid sinds": text}) == [("Lid sinds", Fault.DATE)]


def test_a_last_day_before_the_first_is_named():
    assert faults(**{"Lid sinds": "2021", "Lid tot": "2020"}) == [("Lid tot", Fault.DATES)]


def test_a_row_is_repaired_in_one_go():
    wrong = {"Bedrijf": "", "KvK-nr.": "12", "E-mail": "piet", "Postcode": "0000 AA"}
    assert [fault for _column, fault in faults(**wrong)] == [
        Fault.NAME,
        Fault.KVK_NUMBER,
        Fault.EMAIL,
        Fault.POSTCODE,
    ]


@pytest.mark.parametrize("column", [header for header in HEADERS[:8] if not header.startswith("Lid")])
@pytest.mark.parametrize("secret", [OLD_VAT_ID, "111222333", "1112.22.333"])
def test_what_may_be_a_citizen_service_number_is_refused_and_masked_in_every_column(column, secret):
    problems = check(**{column: secret})
    assert len(problems) == 1
    assert "111222333" not in problems[0].value.replace(".", "")


def test_a_column_that_was_not_chosen_is_not_kept():
    assert OLD_VAT_ID not in repr(check(Btw=OLD_VAT_ID))


def test_of_two_rows_with_one_kvk_number_the_first_counts():
    rows, cells = checker(), tuple(ROW.get(header, "") for header in HEADERS)
    assert isinstance(rows.check(Row(2, cells)), MemberDetails)
    assert [problem.fault for problem in rows.check(Row(3, cells))] == [Fault.DUPLICATE]
