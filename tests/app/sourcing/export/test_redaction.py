"""What is left out of an export for an openness request, and how that shows."""

import io
import json

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from app.core.i18n import in_language
from app.sourcing.export.redaction import Pencil, Redactions, SingleField, places_in
from app.sourcing.record import Column, Fact, Secret, Section, Table, sections_of
from tests.factories.exports import json_in, make_export, package_of
from tests.factories.procurement import make_decided_file
from tests.factories.sourcing import make_file

PEOPLE = Redactions(frozenset({Secret.PERSON}))
MARK = "[redacted: privacy, Woo art. 5.1 (2) (e)]"

SECTION = Section(
    "offers",
    "Offers",
    [Fact("opened_by", "Opened by", "Noor Bakker", Secret.PERSON), Fact("note", "Note", None, Secret.PERSON)],
    [
        Table(
            "all",
            "All offers",
            [Column("firm", "Firm"), Column("amount", "Amount", Secret.BUSINESS), Column("by", "By", Secret.PERSON)],
            [["De Heg", 100, "Noor Bakker"], ["De Haag", 200, None]],
        )
    ],
)


@pytest.fixture(autouse=True)
def _in_english(session):
    """As the marks above."""
    with in_language("en"):
        yield


def blackened(redactions):
    pencil = Pencil(redactions)
    [section] = pencil.blacken([SECTION])
    return section, pencil.left_out


def text_of_forms(package):
    """By extension, everything that the four forms say."""
    content = {name.rpartition(".")[2]: package.read(name) for name in package.namelist()}
    book = load_workbook(io.BytesIO(content["xlsx"]))
    ods = CalamineWorkbook.from_filelike(io.BytesIO(content["ods"]))
    pdf = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content["pdf"])).pages)
    return {
        "json": json.dumps(json.loads(content["json"]), ensure_ascii=False),
        "xlsx": "\n".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row),
        "ods": "\n".join(str(ods.get_sheet_by_name(name).to_python()) for name in ods.sheet_names),
        "pdf": " ".join(pdf.replace("\u200b", "").split()),
        "txt": content["txt"].decode(),
        "jsonl": content["jsonl"].decode(),
    }


@pytest.mark.parametrize(
    ("ground", "shown"),
    [
        (Secret.PERSON, ["De Heg", 100, MARK]),
        (Secret.BUSINESS, ["De Heg", "[redacted: business data, Woo art. 5.1 (1) (c)]", "Noor Bakker"]),
        (Secret.OPINION, ["De Heg", 100, "Noor Bakker"]),
    ],
)
def test_a_ground_hides_what_is_marked_with_it_and_nothing_else(ground, shown):
    section, _left_out = blackened(Redactions(frozenset({ground})))
    assert section.tables[0].rows[0] == shown


def test_what_is_empty_stays_empty_and_is_not_counted():
    section, left_out = blackened(PEOPLE)
    assert [fact.value for fact in section.facts] == [MARK, None]
    assert [(each.what, each.values) for each in left_out] == [("Offers: Opened by", 1), ("Offers: All offers, By", 1)]


def test_a_single_field_is_hidden_with_its_own_reason():
    single = SingleField("offers.all.firm", Secret.BUSINESS, "Asked for by the firms.")
    section, left_out = blackened(Redactions(fields=(single,)))
    assert {row[0] for row in section.tables[0].rows} == {"[redacted: business data, Woo art. 5.1 (1) (c)]"}
    assert [(each.reason, each.values) for each in left_out] == [("Asked for by the firms.", 2)]


def test_without_redactions_nothing_changes():
    assert blackened(Redactions()) == (SECTION, [])


def test_redactions_can_be_stored():
    redactions = Redactions(frozenset({Secret.OPINION}), (SingleField("need.subject", Secret.PERSON, "A name."),))
    assert Redactions.from_values(json.loads(json.dumps(redactions.as_values()))) == redactions


def test_every_fact_and_column_of_a_file_can_be_chosen(session):
    places = dict(places_in(sections_of(make_decided_file(1))))
    assert places["need.subject"] == "The need: Subject"
    assert places["longlists.longlist-1.reason"] == "Longlists: Longlist 1, Reason"


def test_what_can_be_chosen_is_known_without_reading_longlists_and_trail(session, count_queries):
    file = make_decided_file(2)
    with count_queries() as queries:
        places_in(sections_of(file))
    assert not [asked for asked in queries if "longlist_entry.score" in asked or "audit_entry.values_digest" in asked]


def test_a_name_is_hidden_in_every_form_and_in_what_lies_beside(session):
    file = make_decided_file(1)
    name = file.owner.name
    texts = text_of_forms(package_of(make_export(file, PEOPLE)))
    assert {form for form, text in texts.items() if name in text} == set()
    assert {form for form, text in texts.items() if MARK in text} == {"json", "xlsx", "ods", "pdf"}


def test_the_package_lists_what_was_left_out_and_why(session):
    file = make_file()
    single = SingleField("need.subject", Secret.PERSON, "It names somebody.")
    package = package_of(make_export(file, Redactions(fields=(single,))))
    told = json_in(package)["sections"]["export"]["tables"]["left_out"]
    assert ("The need: Subject", "It names somebody.") in [(each["what"], each["reason"]) for each in told]
    assert "It names somebody." in package.read("README.txt").decode()
    assert file.subject not in "".join(text_of_forms(package).values())


def test_dutch_marks_are_in_dutch(session):
    package = package_of(make_export(make_file(), PEOPLE, language="nl"))
    assert json_in(package)["sections"]["need"]["facts"]["owner"].startswith("[weggelakt: ")


def test_what_acts_say_stays_out_of_a_redacted_trail(session):
    package = package_of(make_export(make_file(), PEOPLE))
    entries = [json.loads(line) for line in package.read("audit-trail.jsonl").splitlines()[1:]]
    assert {json.dumps(entry["values"]) for entry in entries if "values" in entry} == {"null"}
