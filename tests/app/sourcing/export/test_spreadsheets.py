"""The file as XLSX and ODS, read back with openpyxl and calamine."""

import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from app.audit.services import trail
from app.core.i18n import in_language
from app.sourcing import queries
from app.sourcing.export import spreadsheets
from app.sourcing.export.spreadsheets import write_opendocument, write_spreadsheet
from tests.factories.exports import document
from tests.factories.procurement import make_decided_file
from tests.factories.sourcing import make_file, make_listed_firm, make_longlist

HOSTILE = "Groen \U0001f333 \u0645\u0631\u062d\u0628\u0627 \u4e2d " + "W" * 290


def xlsx_of(file, **values):
    with in_language("en"):
        return openpyxl.load_workbook(io.BytesIO(write_spreadsheet(document(file, **values))))


def ods_of(file, **values):
    with in_language("en"):
        return CalamineWorkbook.from_filelike(io.BytesIO(write_opendocument(document(file, **values))))


def rows_in_xlsx(file, tab, **values):
    return [list(row) for row in xlsx_of(file, **values)[tab].iter_rows(values_only=True)]


def rows_in_ods(file, tab, **values):
    rows = ods_of(file, **values).get_sheet_by_name(tab).to_python()
    return [[None if cell == "" else cell for cell in row] for row in rows]


READERS = pytest.mark.parametrize("rows_in", [rows_in_xlsx, rows_in_ods])


def test_there_is_a_tab_of_facts_and_one_for_each_table(session):
    file = make_decided_file(1)
    names = ["Procurement file", "Searches", "Longlists", "Longlist 1"]
    for found in (xlsx_of(file).sheetnames, ods_of(file).sheet_names):
        assert [name for name in found if name in names] == names
        assert found[-1] == "Audit trail"


@READERS
def test_the_longlist_has_every_firm_with_version_digest_and_reason(session, rows_in):
    file = make_decided_file(2)
    header, *rows = rows_in(file, "Longlist 1")
    wanted = ["Rank", "Firm", "Version of the profile", "Digest of the profile", "Decision", "Reason"]
    found = [[row[header.index(name)] for name in wanted] for row in rows]
    assert found == [
        [entry.rank, entry.firm, 1, entry.supplier_version.digest, "To be invited", "Does this work nearby."]
        for entry in queries.entries_of(queries.longlists_of(file)[0])
    ]


@READERS
def test_amounts_are_numbers_and_days_are_days(session, rows_in):
    facts = {row[1]: row[2] for row in rows_in(make_file(), "Procurement file") if row[0] == "The need"}
    assert facts["Estimated value, excluding VAT"] == 45_000
    assert facts["Planned start"] in (datetime(2026, 9, 1), date(2026, 9, 1))


@READERS
def test_nothing_that_a_user_typed_is_run(session, rows_in):
    file = make_file(subject='=HYPERLINK("http://example.org")', estimate_basis="+1+1")
    make_longlist(file, make_listed_firm(name="=cmd|' /C calc'!A0"))
    facts = {row[1]: row[2] for row in rows_in(file, "Procurement file")}
    assert (facts["Subject"], facts["Basis of the estimate"]) == ('\'=HYPERLINK("http://example.org")', "'+1+1")
    assert "'=cmd|' /C calc'!A0" in rows_in(file, "Longlist 1")[1]


def test_no_cell_of_either_is_a_formula(session):
    file = make_file(subject="=1+1")
    kinds = {cell.data_type for sheet in xlsx_of(file) for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    assert "=1+1" not in [cell.value for sheet in xlsx_of(file) for row in sheet.iter_rows() for cell in row]
    assert b"table:formula" not in content_of_ods(file)


def content_of_ods(file):
    with in_language("en"), zipfile.ZipFile(io.BytesIO(write_opendocument(document(file)))) as archive:
        assert archive.infolist()[0].filename == "mimetype"
        return archive.read("content.xml")


@READERS
def test_a_hostile_name_survives(session, rows_in):
    file = make_file()
    make_longlist(file, make_listed_firm(name=HOSTILE))
    header, row = rows_in(file, "Longlist 1")
    assert row[header.index("Firm")] == HOSTILE


@READERS
def test_every_row_of_a_demonstration_says_so(session, rows_in):
    file = make_decided_file(2)
    rows = rows_in(file, "Longlist 1", is_demo=True)
    assert [row[-1] for row in rows] == ["Demonstration", *["DEMONSTRATION: invented data"] * 2]


@READERS
def test_the_audit_trail_has_names_and_digests(session, rows_in):
    file = make_decided_file(1)
    _header, *rows = rows_in(file, "Audit trail")
    assert [(row[2], row[4]) for row in rows] == [(file.owner.name, entry.digest) for entry in trail(file)]


def test_two_tabs_never_have_one_name(session):
    taken = set()
    titles = [spreadsheets._own_title("A very long name of a table in words", taken) for _ in range(3)]
    assert len({title.lower() for title in titles}) == 3
    assert max(map(len, titles)) <= 31
