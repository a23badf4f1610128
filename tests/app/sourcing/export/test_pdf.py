"""The file as a PDF, read back with another library than the one that wrote it."""

import io

import pytest
from pypdf import PdfReader

from app.core.i18n import in_language
from app.sourcing import queries
from app.sourcing.export import pdf
from app.sourcing.export.document import document_of
from app.sourcing.export.pdf import write_pdf
from app.sourcing.export.redaction import Redactions
from tests.factories.procurement import make_decided_file
from tests.factories.sourcing import NOON, make_file, make_listed_firm, make_longlist

HOSTILE = "#panic() *bold* $x$ <label> @ref `raw` \\ // [x] {y} "


def pdf_of(file, language="en", *, is_demo=False):
    with in_language(language):
        return PdfReader(io.BytesIO(write_pdf(document_of(file, Redactions(), at=NOON, is_demo=is_demo))))


def words_of(reader):
    return " ".join(" ".join(page.extract_text() for page in reader.pages).replace("\u200b", "").split())


def test_the_pdf_tells_the_whole_file(session):
    file = make_decided_file(2)
    words = words_of(pdf_of(file))
    (longlist,) = queries.longlists_of(file)
    first, second = (entry.firm for entry in queries.entries_of(longlist))
    for fact in (
        *("Procurement file 2026-0001", "Maintenance of sports fields", "45,000", "The price of last year plus 4%."),
        *("all firms", "Draw number", "State of the", file.owner.name, first, second),
        *("Does this work nearby.", "Version of the profile", "Longlist frozen", "To be invited"),
        str(longlist.search.seed),
    ):
        assert fact in words, fact


def test_the_pdf_holds_the_digest_of_every_profile(session):
    file = make_decided_file(2)
    squeezed = words_of(pdf_of(file)).replace(" ", "")
    for entry in queries.entries_of(queries.longlists_of(file)[0]):
        assert entry.supplier_version.digest in squeezed


def test_the_pdf_is_tagged_titled_and_in_the_language_of_the_reader(session):
    file = make_decided_file(1)
    dutch = pdf_of(file, "nl")
    root = dutch.trailer["/Root"]
    assert root["/Lang"].startswith("nl")
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]["/K"]
    assert file.subject in dutch.metadata.title
    assert "pdfuaid" in dutch.xmp_metadata.stream.get_data().decode()


def test_the_pdf_embeds_the_fonts_it_was_designed_with(session):
    fonts = {
        str(font.get_object()["/BaseFont"]).partition("+")[2]
        for page in pdf_of(make_decided_file(1)).pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert {name.partition("-")[0] for name in fonts} == {"LibertinusSerif", "DejaVuSansMono"}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("is_demo", [True, False])
def test_every_page_of_a_demonstration_says_so(session, language, is_demo):
    mark = {"nl": "DEMONSTRATIE", "en": "DEMONSTRATION"}[language]
    pages = pdf_of(make_decided_file(2), language, is_demo=is_demo).pages
    assert len(pages) > 1
    assert {mark in page.extract_text() for page in pages} == {is_demo}


def test_what_looks_like_markup_is_printed_as_it_is(session):
    file = make_file(subject=HOSTILE.strip())
    make_longlist(file, make_listed_firm(name=HOSTILE.strip()))
    assert words_of(pdf_of(file)).count(HOSTILE.strip()) >= 2


def test_an_empty_file_can_be_printed(session):
    assert "Nothing." in words_of(pdf_of(make_file()))


def test_the_pdf_says_how_many_rows_it_leaves_out(session, monkeypatch):
    monkeypatch.setattr(pdf, "MOST_ROWS", 2)
    file = make_decided_file(3)
    words = words_of(pdf_of(file))
    firms = [entry.firm for entry in queries.entries_of(queries.longlists_of(file)[0])]
    assert "1 more rows are in the spreadsheet." in words
    assert [firm in words for firm in firms] == [True, True, False]


@pytest.mark.parametrize("name", ["Groen \U0001f333 \u4e2d \x07 caf\u00e9", "\u0645\u0631\u062d\u0628\u0627 caf\u00e9"])
def test_signs_that_the_font_lacks_do_not_stop_the_pdf(session, name):
    assert "caf\u00e9" in words_of(pdf_of(make_file(subject=name)))


def test_a_typesetter_that_breaks_down_is_not_taken_for_a_pdf(session, monkeypatch, tmp_path):
    broken = tmp_path / "broken.py"
    broken.write_text("raise SystemExit('no memory left')")
    monkeypatch.setattr(pdf, "TYPESETTER", broken)
    with pytest.raises(RuntimeError, match="ended with 1: no memory left"):
        pdf_of(make_file())


def test_a_name_of_three_hundred_signs_stays_within_its_column(session):
    file = make_file()
    make_longlist(file, make_listed_firm(name="W" * 300))
    reader = pdf_of(file)
    assert "W" * 300 in words_of(reader).replace(" ", "")
    assert max(right_edges(reader)) <= 842


def right_edges(reader):
    """Where each piece of text begins, in points from the left; an A4 on its side is 842 wide."""
    edges = []

    def note(text, _matrix, place, _font, size):
        if text.strip():
            edges.append(place[4] + 0.9 * size * len(text.replace("\u200b", "").rstrip()))

    for page in reader.pages:
        page.extract_text(visitor_text=note)
    return edges
