"""Files are read for what they are, or refused with a reason; nothing crashes."""

import io
import zipfile
from datetime import date, datetime

import pytest

from app.suppliers.importing.limits import Limits, UnreadableFile
from app.suppliers.importing.reading import open_table
from tests.factories.importing import LOOKALIKE, csv_bytes, xlsx_file

HEADER = ["naam", "plaats"]
ROW = ["Café Zoë", "’s-Graveland"]


def table_of(tmp_path, content, limits=None):
    path = tmp_path / "file"
    path.write_bytes(content)
    table = open_table(path, limits)
    return table.headers, list(table.rows)


def refusal(tmp_path, content, limits=None):
    with pytest.raises(UnreadableFile) as refused:
        table_of(tmp_path, content, limits)
    return str(refused.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
def test_the_encoding_is_recognised(tmp_path, encoding):
    headers, rows = table_of(tmp_path, csv_bytes(HEADER, ROW, encoding=encoding))
    assert headers == ("naam", "plaats")
    assert rows[0].cells == tuple(ROW)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_recognised(tmp_path, delimiter):
    _headers, rows = table_of(tmp_path, csv_bytes(HEADER, ["A, B; C|D", "x"], delimiter=delimiter))
    assert rows[0].cells == ("A, B; C|D", "x")


def test_the_hint_of_a_spreadsheet_program_about_the_delimiter_is_followed(tmp_path):
    headers, rows = table_of(tmp_path, b"sep=|\r\nnaam|plaats\r\nA|B\r\n")
    assert (headers, rows) == (("naam", "plaats"), [(3, ("A", "B"))])


def test_a_single_column_is_a_table_too(tmp_path):
    assert table_of(tmp_path, b"naam\nJansen, en zonen\nPietersen\n")[1][1].cells == ("Pietersen",)


def test_lines_are_counted_as_an_editor_counts_them(tmp_path):
    content = b'naam;plaats\n"over\ntwee regels";A\n\nB;C\n'
    assert [row.line for row in table_of(tmp_path, content)[1]] == [2, 5]


def test_short_rows_are_filled_and_longer_ones_kept(tmp_path):
    _headers, rows = table_of(tmp_path, b"naam;plaats;land\nA\nB;C;NL;te veel\nD;E;NL;;\n")
    assert [len(row.cells) for row in rows] == [3, 4, 3]


def test_headings_become_distinct(tmp_path):
    assert table_of(tmp_path, b"naam;;naam\nA;B;C\n")[0] == ("naam", "#2", "naam (#3)")


def test_damaged_characters_in_one_row_leave_the_others_readable(tmp_path):
    content = "naam;plaats\nCafé;Zeist\n".encode() + "Zoë;Doorn\n".encode("windows-1252")
    first, second = table_of(tmp_path, content)[1]
    assert first.cells == ("Café", "Zeist")
    assert "\ufffd" in second.cells[0]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n\n",
        b"naam;plaats\n",
        b"%PDF-1.7\n%\xe2\xe3",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"\xff\xd8\xff\xe0\x00\x10JFIF",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"naam;plaats\nA\x00B;C\n",
        bytes(range(256)),
        b"PK\x03\x04 this is no zip",
        b'naam;plaats\n"nooit gesloten;' + b"x" * 200_000,
        b"\xff\xfen",
    ],
)
def test_what_is_no_table_is_refused_with_a_reason(tmp_path, content):
    assert refusal(tmp_path, content)


def test_a_million_columns_are_refused(tmp_path):
    assert "columns" in refusal(tmp_path, b"a;" * 1_000_000 + b"a\nb\n")


def test_too_many_rows_are_refused(tmp_path):
    assert "3 rows" in refusal(tmp_path, b"naam\n" + b"A\n" * 4, Limits(rows=3))


def test_a_file_that_is_too_large_is_refused_unread(tmp_path):
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(UnreadableFile, match="20 MB"):
        open_table(path)


def test_a_workbook_is_read_as_text(tmp_path):
    path = xlsx_file(
        tmp_path / "firms.xlsx",
        ["naam", "kvk", "sinds", "gewijzigd", "leeg"],
        ["Café Zoë", 12345678.0, date(2020, 1, 2), datetime(2020, 1, 2, 3, 4), None],
        ["B", "01234567", None, None, "x"],
    )
    rows = list(open_table(path).rows)
    assert rows[0].cells == ("Café Zoë", "12345678", "2020-01-02", "2020-01-02T03:04:00", "")
    assert rows[1].cells == ("B", "01234567", "", "", "x")


def test_a_formula_in_a_workbook_is_never_calculated(tmp_path):
    path = xlsx_file(tmp_path / "firms.xlsx", ["naam", "plaats"], ["=1+1", "Zeist"])
    assert next(open_table(path).rows).cells == ("", "Zeist")


def test_a_workbook_that_unpacks_to_more_than_allowed_is_refused(tmp_path):
    path = xlsx_file(tmp_path / "bomb.xlsx", ["naam"], ["A"])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet2.xml", b"0" * 3_000_000)
    with pytest.raises(UnreadableFile, match="unpacked"):
        open_table(path, Limits(unpacked_bytes=2_000_000))


def test_a_zip_that_is_no_workbook_is_refused(tmp_path):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("firms.csv", "naam\nA\n")
    assert refusal(tmp_path, file.getvalue())


def test_a_damaged_workbook_is_refused(tmp_path):
    path = xlsx_file(tmp_path / "firms.xlsx", ["naam"], *(["A"] for _ in range(50)))
    assert refusal(tmp_path, path.read_bytes()[:-600])


def test_a_workbook_that_hides_its_width_is_refused(tmp_path):
    path = xlsx_file(tmp_path / "wide.xlsx", ["naam", *(["x"] * 250)], ["A"])
    with pytest.raises(UnreadableFile, match="columns"):
        open_table(path)


def test_the_lookalike_is_windows_1252_and_has_two_hundred_rows():
    with pytest.raises(UnicodeDecodeError):
        LOOKALIKE.read_bytes().decode("utf-8")
    rows = list(open_table(LOOKALIKE).rows)
    assert len(rows) == 200
    assert any("€" in cell for row in rows for cell in row.cells)
