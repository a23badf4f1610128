"""The exported file, read back with other libraries than the ones that wrote it."""

import io
from datetime import timedelta

import openpyxl
import pytest
from pypdf import PdfReader

from app.audit.services import trail
from app.core.i18n import in_language
from app.sourcing import queries
from app.sourcing.details import Choice
from app.sourcing.export import pdf
from app.sourcing.export.pdf import write_pdf
from app.sourcing.export.report import file_name, report_on
from app.sourcing.export.spreadsheet import write_spreadsheet
from app.sourcing.longlists import services as longlists
from app.sourcing.shortlists import services as shortlists
from tests.factories.sourcing import NOON, a_query, engine_with, make_file, make_listed_firm, make_longlist


def decided_file(number=2, **values):
    """A file with a longlist on which the first firm is invited and the others are not."""
    file = make_file(**values)
    firms = [make_listed_firm(name=f"Groen & Zonen {n} BV") for n in range(number)]
    entries = queries.entries_of(make_longlist(file, *firms))
    for entry in entries:
        choice = Choice(entry.rank == 1, f"Reason {entry.rank}.", None)
        shortlists.decide(entry, choice, by=file.owner, at=NOON + timedelta(hours=1))
    return file


def report(file, *, is_demo=False):
    return report_on(file, by=file.owner, at=NOON, is_demo=is_demo)


def pdf_of(file, language="en", **values):
    with in_language(language):
        return PdfReader(io.BytesIO(write_pdf(report(file, **values))))


def words_of(reader):
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def workbook_of(file, **values):
    with in_language("en"):
        return openpyxl.load_workbook(io.BytesIO(write_spreadsheet(report(file, **values))))


def rows_of(workbook, tab):
    return list(workbook[tab].iter_rows(values_only=True))


def test_the_pdf_tells_the_whole_file(session):
    file = decided_file()
    words = words_of(pdf_of(file))
    (longlist,) = queries.longlists_of(file)
    for fact in (
        *("Procurement file 2026-0001", "Maintenance of sports fields", "45,000", "The price of last year plus 4%."),
        *("all firms", "Draw number", "State of the index", file.owner.name),
        *("Groen & Zonen 0 BV", "Groen & Zonen 1 BV", "Reason 1.", "Reason 2.", "Version 1"),
        *("Longlist frozen", "Firm to be invited"),
        str(longlist.search.seed),
    ):
        assert fact in words, fact


def test_the_pdf_holds_the_digest_of_every_profile(session):
    file = decided_file()
    squeezed = words_of(pdf_of(file)).replace(" ", "")
    for entry in queries.entries_of(queries.longlists_of(file)[0]):
        assert entry.supplier_version.digest in squeezed


def test_the_pdf_is_tagged_titled_and_in_the_language_of_the_reader(session):
    file = decided_file()
    dutch = pdf_of(file, "nl")
    root = dutch.trailer["/Root"]
    assert root["/Lang"].startswith("nl")
    assert root["/MarkInfo"]["/Marked"]
    assert file.subject in dutch.metadata.title
    assert "pdfuaid" in dutch.xmp_metadata.stream.get_data().decode()


def test_the_pdf_embeds_the_fonts_it_was_designed_with(session):
    fonts = {
        str(font.get_object()["/BaseFont"]).partition("+")[2]
        for page in pdf_of(decided_file()).pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert {name.partition("-")[0] for name in fonts} == {"LibertinusSerif", "DejaVuSansMono"}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("is_demo", [True, False])
def test_every_page_of_a_demonstration_says_so(session, language, is_demo):
    mark = {"nl": "DEMONSTRATIE", "en": "DEMONSTRATION"}[language]
    pages = pdf_of(decided_file(number=40), language, is_demo=is_demo).pages
    assert len(pages) > 1
    assert {mark in page.extract_text() for page in pages} == {is_demo}


def test_what_looks_like_markup_is_printed_as_it_is(session):
    subject = "#panic() *bold* $x$ <label> @ref `raw` \\ // [x] {y}"
    assert subject in words_of(pdf_of(make_file(subject=subject)))


def test_an_empty_file_can_be_printed(session):
    assert "No firms." in words_of(pdf_of(make_file()))


def test_the_pdf_says_how_many_rows_it_leaves_out(session, monkeypatch):
    monkeypatch.setattr(pdf, "MOST_ROWS", 1)
    words = words_of(pdf_of(decided_file()))
    assert "1 more rows are in the spreadsheet." in words
    assert words.count("register number") < 4


def test_the_spreadsheet_has_a_tab_for_each_part(session):
    names = workbook_of(decided_file()).sheetnames
    assert names == ["Procurement file", "Shortlist", "Longlist 1", "Searches", "Audit trail"]


def test_the_spreadsheet_lists_every_firm_with_version_digest_and_reason(session):
    file = decided_file()
    header, *rows = rows_of(workbook_of(file), "Longlist 1")
    entries = queries.entries_of(queries.longlists_of(file)[0])
    wanted = ["Rank", "Firm", "Version of the profile", "Digest of the profile", "Decision", "Reason"]
    found = [[row[header.index(name)] for name in wanted] for row in rows]
    assert found == [
        [e.rank, e.firm, 1, e.supplier_version.digest, decision, f"Reason {e.rank}."]
        for e, decision in zip(entries, ["To be invited", "Not to be invited"], strict=True)
    ]


def test_the_spreadsheet_runs_nothing_that_a_user_typed(session):
    file = make_file(subject='=HYPERLINK("http://example.org")', estimate_basis="+1+1")
    make_longlist(file, make_listed_firm(name="=cmd|' /C calc'!A0"))
    workbook = workbook_of(file)
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row]
    assert not [cell.value for cell in cells if cell.data_type == "f"]
    assert "'=cmd|' /C calc'!A0" in [cell.value for cell in cells]


def test_the_spreadsheet_of_a_demonstration_says_so(session):
    values = [value for row in rows_of(workbook_of(make_file(), is_demo=True), "Procurement file") for value in row]
    assert "DEMONSTRATION: invented data" in values


def test_the_spreadsheet_has_the_audit_trail_with_names(session):
    file = decided_file()
    _header, *rows = rows_of(workbook_of(file), "Audit trail")
    assert len(rows) == len(trail(file))
    assert {row[2] for row in rows} == {file.owner.name}


def test_the_search_is_told_in_words(session):
    file = make_file()
    engine = engine_with(make_listed_firm())
    longlists.freeze(file, a_query(text="tuinen"), "firms for “tuinen”", engine, by=file.owner, at=NOON)
    assert "firms for “tuinen”" in words_of(pdf_of(file))


def test_a_file_name_is_plain(session):
    file = make_file(subject="../../etc/passwd\r\n")
    with in_language("en"):
        assert file_name(file, "pdf") == f"procurement-file-{file.number}-zeist.pdf"


def test_signs_that_the_font_lacks_do_not_stop_the_pdf(session):
    text = "".join(
        page.extract_text() for page in pdf_of(make_file(subject="Groen \U0001f333 \u4e2d \x07 caf\u00e9")).pages
    )
    assert "Groen" in text
    assert "caf\u00e9" in text
