"""The refused rows come back as a file that can be repaired and given again."""

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from app.core.db import session
from app.suppliers.importing.models import ImportBatch
from app.suppliers.importing.queries import to_tell
from app.suppliers.importing.reading import open_table
from app.suppliers.importing.report import repair_file, repair_sheet, sheet_to_tell
from tests.factories.importing import LOOKALIKE, firms_file, import_file, source_of

pytestmark = pytest.mark.usefixtures("session")

OLD_NUMBER = "123456782"


def written_repair_file(path, to):
    to.write_bytes(repair_file(repair_sheet(source_of(path)), to.name))
    return to


def test_it_has_the_original_columns_with_line_and_reason_behind_them(tmp_path):
    path = firms_file(tmp_path, {"naam": "Goed"}, {"naam": "Fout", "postcode": "12", "plaats": "Zeist"})
    table = open_table(written_repair_file(path, tmp_path / "repair.csv"))
    assert table.headers[:3] == ("naam", "postcode", "plaats")
    (row,) = table.rows
    assert row.cells[:4] == ("Fout", "12", "Zeist", "3")
    assert row.cells[4].startswith("postcode: ")


def test_the_name_of_the_file_decides_its_kind(tmp_path):
    path = firms_file(tmp_path, {"naam": "Fout", "postcode": "12"})
    workbook = load_workbook(written_repair_file(path, tmp_path / "repair.xlsx"))
    assert workbook.active["A2"].value == "Fout"


@pytest.mark.parametrize("name", ["repair.csv", "repair.xlsx"])
def test_it_holds_no_formula(tmp_path, name):
    path = firms_file(tmp_path, {"naam": "=cmd|' /C calc'!A0"})
    (row,) = open_table(written_repair_file(path, tmp_path / name)).rows
    assert row.cells[0] == "'=cmd|' /C calc'!A0"


def test_it_holds_no_citizen_service_number(tmp_path):
    path = firms_file(tmp_path, {"naam": "Zonnebrink", "btw": f"NL{OLD_NUMBER}B01", "contact": f"bsn {OLD_NUMBER}"})
    assert OLD_NUMBER.encode() not in written_repair_file(path, tmp_path / "repair.csv").read_bytes()


def test_it_can_be_given_again_as_it_is(tmp_path):
    import_file(LOOKALIKE)
    again = import_file(written_repair_file(LOOKALIKE, tmp_path / "repair.csv"))
    # The rows that only were doubles of another row are no doubles in a file of their own.
    assert again.actions["created"] == 0
    assert again.actions["refused"] == 13


def test_who_must_be_told_is_listed_with_an_address(tmp_path):
    import_file(firms_file(tmp_path, {"naam": "Bosroos", "plaats": "Zeist"}))
    batch = session.scalars(select(ImportBatch)).one()
    (row,) = list(sheet_to_tell(session.scalars(to_tell(batch))).rows)
    assert (row[0], row[7]) == ("Bosroos", "Zeist")
