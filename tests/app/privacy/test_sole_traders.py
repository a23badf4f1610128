"""Of a sole trader everybody sees the town: no street, no number, no mail address, no contact person."""

import json
from io import BytesIO

import pytest
from openpyxl import load_workbook

from app.indexing import engine_of
from app.indexing.documents import Words, document_of
from app.sourcing.export.spreadsheets import write_spreadsheet
from app.suppliers.kinds import LegalForm
from app.suppliers.versions import public_content
from tests.factories.accounts import make_buyer
from tests.factories.exports import document
from tests.factories.organisations import make_region
from tests.factories.sourcing import make_file, make_longlist
from tests.factories.suppliers import make_listed

PRIVATE = {
    "street": "Kraaiennestpad",
    "house_number": "1077",
    "contact_name": "Wilhelmien Zwartkruis",
    "email": "wilhelmien@zwartkruis.example",
    "phone": "0699988877",
    "postcode": "3701 XY",
}


@pytest.fixture
def firm(session):
    return make_listed(legal_form=LegalForm.EENMANSZAAK, name="Tuinen van W", **PRIVATE)


def told_in(text):
    return {name for name, value in PRIVATE.items() if value in text}


@pytest.fixture(autouse=True)
def region(session):
    make_region()


@pytest.mark.parametrize(
    "path",
    [
        "/leveranciers/{id}/tuinen-van-w",
        "/leveranciers/{id}/kaart.json",
        "/leveranciers?q=tuinen",
        "/leveranciers/suggesties?q=tuin",
        "/leveranciers/vergelijken?firma={id}&firma={other}&postcode=3701",
    ],
)
@pytest.mark.parametrize("reader", [None, make_buyer])
def test_no_page_and_no_file_tells_where_a_sole_trader_lives(client, session, firm, path, reader):
    other = make_listed()
    engine_of().upsert([document_of(firm, Words())])
    if reader:
        client.sign_in(reader())
    answer = client.get(path.format(id=firm.id, other=other.id))
    assert answer.status_code == 200
    assert told_in(answer.get_data(as_text=True)) == set()


def test_the_firm_itself_is_found_and_shown_with_its_town(client, session, firm):
    engine_of().upsert([document_of(firm, Words())])
    for path in ("/leveranciers?q=tuinen", f"/leveranciers/{firm.id}/tuinen-van-w"):
        page = client.get(path).get_data(as_text=True)
        assert "Tuinen van W" in page
        assert "Zeist" in page


def test_the_kept_version_has_four_digits_of_the_postcode_and_nothing_private(firm):
    content = public_content(firm)
    assert content["postcode"] == "3701"
    assert told_in(json.dumps(content)) == set()


def test_the_export_of_a_procurement_file_tells_no_more_than_the_public_page(client, session, firm):
    buyer = make_buyer()
    file = make_file(buyer)
    make_longlist(file, firm)
    client.sign_in(buyer)
    workbook = load_workbook(BytesIO(write_spreadsheet(document(file))))
    cells = "\n".join(str(cell.value) for sheet in workbook for row in sheet for cell in row)
    assert "Tuinen van W" in cells
    assert told_in(cells) == set()


def test_the_map_shows_the_middle_of_a_postcode_area(firm, session):
    neighbour = make_listed(legal_form=LegalForm.EENMANSZAAK, street="Elders", postcode="3701 AB")
    assert (firm.latitude, firm.longitude) == (neighbour.latitude, neighbour.longitude)
