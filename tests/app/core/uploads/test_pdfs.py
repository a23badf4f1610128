"""A PDF that is kept is whole, open, and nothing else at the same time."""

import io
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from app.core.uploads.kinds import RefusedFile
from app.core.uploads.pdfs import MOST_UNFOLDED, demand_sound_pdf
from tests.factories.files import packed_objects, pdf


def made_by_a_program(**options: object) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    for name, value in options.items():
        getattr(writer, name)(value)
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def with_a_zip_behind_it() -> bytes:
    """Its comment ends as a PDF does, so that both ends are right."""
    target = BytesIO(pdf())
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr("setup.exe", b"MZ")
        archive.comment = b"\nstartxref\n9\n%%EOF\n"
    return target.getvalue()


def with_an_attachment() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_attachment("setup.exe", b"MZ")
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


REFUSED = {
    "cut off": pdf()[:-30],
    "only a header": b"%PDF-1.7\n%%EOF\n",
    "a table that is not where it says": pdf().replace(b"startxref\n", b"startxref\n9"),
    "a stream without end": pdf(b"<< >>\nstream\nabc"),
    "a zip behind it": with_a_zip_behind_it(),
    "something behind its end": pdf() + b"<script>alert(1)</script>",
    "a page before it": pdf().replace(b"%PDF-1.7\n", b"%PDF-1.7\n%<html><script>\n"),
    "a password": made_by_a_program(encrypt="geheim"),
    "a program": pdf(b"<< /S /JavaScript /JS (app.alert(1)) >>"),
    "a program under a hidden name": pdf(b"<< /S /J#61vaScript /J#53 (app.alert(1)) >>"),
    "a program that is packed": pdf(packed_objects(b"1 0 << /S /JavaScript /JS (app.alert(1)) >>")),
    "another file": with_an_attachment(),
    "a command": pdf(b"<< /S /Launch /F (cmd.exe) >>"),
    "a bomb": pdf(packed_objects(b" " * (MOST_UNFOLDED + 1))),
}


@pytest.mark.parametrize(
    "content", [pdf(), made_by_a_program(), pdf(packed_objects(b"1 0 << >>")), pdf() + b"\r\n\r\n"]
)
def test_a_sound_pdf_passes_and_is_at_its_start_again(content):
    file = BytesIO(content)
    demand_sound_pdf(file)
    assert file.tell() == 0


def test_the_pdf_of_these_tests_is_one_that_programs_read():
    assert len(PdfReader(io.BytesIO(pdf())).pages) == 1


@pytest.mark.parametrize("content", REFUSED.values(), ids=REFUSED)
def test_a_pdf_that_is_broken_or_more_than_a_document_is_refused(content):
    with pytest.raises(RefusedFile):
        demand_sound_pdf(BytesIO(content))


def test_letters_that_happen_to_stand_in_a_picture_are_no_program():
    demand_sound_pdf(BytesIO(pdf(b"<< /Length 20 >>\nstream\n\x00/JS/Encrypt/Launch\nendstream")))


@given(st.binary(max_size=300))
def test_what_nobody_made_on_purpose_is_refused_and_not_run_into(rest):
    with pytest.raises(RefusedFile):
        demand_sound_pdf(BytesIO(b"%PDF-1.4\n" + rest))
