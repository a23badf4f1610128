"""The file for machines."""

import json
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

import pytest

from app.core.i18n import in_language
from app.sourcing.export.json_file import write_json
from app.sourcing.export.words import as_cell, in_words, raw
from app.sourcing.models import Lot
from app.sourcing.record import Named, sections_of
from tests.factories import save
from tests.factories.exports import document
from tests.factories.procurement import make_award, make_contract, make_locked_file, make_quotation, make_request
from tests.factories.sourcing import make_file

NOON = datetime(2026, 3, 16, 12, tzinfo=timezone(timedelta(hours=1)))


def json_of(file):
    with in_language("en"):
        return json.loads(write_json(document(file)))


@pytest.mark.parametrize(
    ("value", "stored"),
    [
        (Decimal("45000.50"), "45000.50"),
        (date(2026, 3, 16), "2026-03-16"),
        (NOON, "2026-03-16T11:00:00+00:00"),
        (Named("yes", "Ja"), {"code": "yes", "label": "Ja"}),
        (True, True),
        (1.5, 1.5),
        (None, None),
        ("<b>", "<b>"),
    ],
)
def test_values_are_raw(value, stored):
    assert raw(value) == stored


@pytest.mark.parametrize(
    ("value", "words", "cell"),
    [
        (Decimal("45000.50"), "€45,000.50", Decimal("45000.50")),
        (date(2026, 3, 16), "March 16, 2026", date(2026, 3, 16)),
        (True, "yes", "yes"),
        (Named("yes", "Yes"), "Yes", "Yes"),
        (1.5, "1.5", 1.5),
        (None, "", None),
    ],
)
def test_values_in_words_and_in_cells(session, value, words, cell):
    with in_language("en"):
        assert (in_words(value), as_cell(value)) == (words, cell)


def test_facts_and_rows_stand_under_their_keys(session):
    file = make_file()
    file.lots = [Lot(number=1, subject="North", estimated_value=Decimal(20_000))]
    save(file)
    need = json_of(file)["sections"]["need"]
    assert need["facts"]["estimated_value"] == "45000.00"
    assert need["facts"]["category"] == {"code": "services", "label": "Services"}
    assert need["tables"]["lots"] == [{"number": 1, "subject": "North", "estimated_value": "20000.00"}]
    assert need["labels"]["lots.estimated_value"] == "Estimated value, excluding VAT"


def test_no_part_tells_two_things_under_one_key(session):
    request = make_request(make_locked_file(2))
    make_quotation(request.invitations[0])
    make_contract(make_award(request.invitations[0]))
    sections = sections_of(request.file)
    assert twice([section.key for section in sections]) == []
    for section in sections:
        assert twice([*(fact.key for fact in section.facts), *(table.key for table in section.tables)]) == []
        for table in section.tables:
            assert twice([column.key for column in table.columns]) == []
            assert {len(row) for row in table.rows} <= {len(table.columns)}


def twice(keys):
    return sorted({key for key in keys if keys.count(key) > 1})
