"""Spreadsheets that go out hold what was put in, and nothing that runs."""

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from app.core.sheets import Sheet, neutralised, write_csv, write_xlsx

FORMULAS = ["=1+1", "+31612345678", "-2", "@SUM(A1)", "\t=1", "\r=1", " =cmd|' /C calc'!A0", "＝1+1"]


def read_xlsx(content: bytes, tab: str = "Lijst") -> list[tuple]:
    return list(load_workbook(io.BytesIO(content))[tab].iter_rows(values_only=True))


def read_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_becomes_text_in_a_workbook(formula):
    sheet = load_workbook(io.BytesIO(write_xlsx([Sheet("Lijst", ["naam"], [[formula]])])))["Lijst"]
    assert sheet["A2"].data_type == "s"
    assert sheet["A2"].value.startswith("'")


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_becomes_text_in_a_csv_file(formula):
    assert read_csv(write_csv(Sheet("Lijst", ["naam"], [[formula]])))[1][0].startswith("'")


def test_headings_are_neutralised_too():
    assert read_xlsx(write_xlsx([Sheet("Lijst", ["=naam"], [])]))[0] == ("'=naam",)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=30))
def test_harmless_text_is_not_changed(text):
    if text.strip()[:1] not in tuple("=+-@＋－＝＠"):
        assert neutralised(text) == text


def test_numbers_and_dates_stay_what_they_are():
    rows = [[1, 2.5, Decimal("215999.99"), date(2026, 3, 1), None]]
    number, fraction, money, day, nothing = read_xlsx(write_xlsx([Sheet("Lijst", list("abcde"), rows)]))[1]
    assert (number, fraction, money, day.date(), nothing) == (1, 2.5, 215999.99, date(2026, 3, 1), None)


def test_a_negative_number_is_no_formula():
    assert read_csv(write_csv(Sheet("Lijst", ["bedrag"], [[-2]])))[1] == ["-2"]


def test_a_moment_is_written_as_the_clock_in_amsterdam():
    moment = datetime(2026, 7, 1, 10, 30, tzinfo=UTC)
    assert read_csv(write_csv(Sheet("Lijst", ["tijd"], [[moment]])))[1] == ["2026-07-01 12:30"]
    assert read_xlsx(write_xlsx([Sheet("Lijst", ["tijd"], [[moment]])]))[1][0] == datetime(2026, 7, 1, 12, 30)


def test_control_characters_do_not_break_the_workbook():
    assert read_xlsx(write_xlsx([Sheet("Lijst", ["naam"], [["Jans\x00en\x0b"]])]))[1] == ("Jansen",)


def test_a_title_that_a_spreadsheet_refuses_is_made_fit():
    content = write_xlsx([Sheet("Groslijst 2026/12: [schilders] en meer dan dat", ["naam"], [])])
    assert load_workbook(io.BytesIO(content)).sheetnames == ["Groslijst 2026 12   schilders  "]


def test_every_sheet_gets_its_own_tab():
    content = write_xlsx([Sheet("Lijst", ["naam"], [["A"]]), Sheet("Afvallers", ["naam"], [["B"]])])
    assert read_xlsx(content, "Afvallers")[1] == ("B",)


def test_a_csv_file_survives_separators_quotes_and_line_ends():
    row = ['Verf; en "meer"', "twee\nregels", "é"]
    assert read_csv(write_csv(Sheet("Lijst", ["a", "b", "c"], [row])))[1] == row
