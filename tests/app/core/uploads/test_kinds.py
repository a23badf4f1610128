"""What a file is, whatever its name says."""

import zipfile
from io import BytesIO

import pytest

from app.core.uploads.kinds import IMAGES, FileKind, RefusedFile, demand_kind, kind_of
from tests.factories.files import picture, workbook

PDF = b"%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"naam;plaats\nDe Heg;Zeist\n", FileKind.CSV),
        ("naam;plaats\nBloemsierkunst Fée;Zeist\n".encode("cp1252"), FileKind.CSV),
        ("naam;plaats\n".encode("utf-16"), FileKind.CSV),
        (workbook(), FileKind.XLSX),
        (PDF, FileKind.PDF),
        (picture("PNG"), FileKind.PNG),
        (picture("JPEG"), FileKind.JPEG),
        (picture("WEBP"), FileKind.WEBP),
    ],
)
def test_a_file_is_known_by_its_content(content, kind):
    assert kind_of(BytesIO(content)) is kind


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"   \n",
        b"\x00\x01\x02",
        b"MZ\x90\x00 a program",
        b"<html><script>alert(1)</script>",
        b"<!DOCTYPE html>",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a" + bytes(20),
        b"PK\x03\x04 cut",
        b"%PDF-1.7 without an end",
    ],
)
def test_what_is_none_of_ours_has_no_kind(content):
    assert kind_of(BytesIO(content)) is None


def test_a_zip_that_is_no_workbook_has_no_kind():
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("run.exe", "x")
    assert kind_of(archive) is None


def test_a_workbook_with_macros_has_no_kind():
    assert kind_of(BytesIO(workbook(extra="xl/vbaProject.bin"))) is None


def test_the_file_can_be_read_from_its_start_afterwards():
    file = BytesIO(PDF)
    file.read(7)
    demand_kind(file, [FileKind.PDF])
    assert file.read() == PDF


def test_a_file_of_another_kind_is_refused_with_the_kinds_that_would_do():
    with pytest.raises(RefusedFile, match=r"PNG, JPEG, WebP"):
        demand_kind(BytesIO(PDF), IMAGES)


@pytest.mark.parametrize("content", [b"<svg/>", b'<?xml version="1.0"?>\n<SVG onload="x"/>'])
def test_an_svg_is_refused_with_the_reason(content):
    with pytest.raises(RefusedFile, match="SVG"):
        demand_kind(BytesIO(content), IMAGES)
