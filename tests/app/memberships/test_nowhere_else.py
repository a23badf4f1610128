"""Membership is no part of anything that a buyer sees: whatever is asked, it answers the same with and without one."""

import json
import re
from dataclasses import asdict
from io import BytesIO

import pytest
from openpyxl import load_workbook

from app.core.clock import now
from app.core.db import session as db
from app.indexing.documents import findable_documents
from app.sourcing.export.spreadsheets import write_spreadsheet
from app.sourcing.longlists.services import freeze
from app.suppliers.versions import public_content
from tests.factories.exports import document
from tests.factories.memberships import make_membership
from tests.factories.organisations import make_association, make_region
from tests.factories.sourcing import a_query, engine_with, make_buyer, make_file, make_listed_firm

NAME = "Kring Zwartkruis"
ONE_TIME = re.compile(r'(?<=name="csrf_token" value=")[^"]+|(?<=nonce=")[^"]+')


@pytest.fixture
def firm(clock, session):
    make_region()
    return make_listed_firm()


@pytest.fixture
def association(firm):
    return make_association(name=NAME)


def addresses(firm, file, longlist):
    return [
        "/leveranciers?seed=1",
        f"/leveranciers?q={firm.name}&seed=1",
        "/leveranciers/suggesties?q=ho",
        f"/leveranciers/vergelijken?id={firm.id}",
        f"/leveranciers/{firm.id}",
        f"/leveranciers/{firm.id}/kaart.json",
        f"/inkoopdossiers/{file.id}/groslijst/{longlist.id}",
        f"/inkoopdossiers/{file.id}/shortlist",
    ]


def test_no_page_of_a_buyer_changes_with_a_membership(client, firm, association, monkeypatch):
    engine, buyer = engine_with(firm), make_buyer()
    for module in ("app.sourcing.longlists.views", "app.search.asking"):
        monkeypatch.setattr(f"{module}.engine_of", lambda: engine)
    file = make_file(buyer)
    longlist = freeze(file, a_query(), "all firms", engine, by=buyer, at=now())
    client.sign_in(buyer)
    pages = addresses(firm, file, longlist)
    before = {page: text_of(client, page) for page in pages}
    make_membership(association, firm)
    after = {page: text_of(client, page) for page in pages}
    assert [page for page in pages if before[page] != after[page]] == []
    logged = [f"/inkoopdossiers/{file.id}", f"/inkoopdossiers/{file.id}/zoeken"]  # these count how often one looked
    assert [page for page in logged if NAME in text_of(client, page)] == []


def text_of(client, address):
    answer = client.get(address)
    if answer.location:  # to the address with the name of the firm
        answer = client.get(answer.location)
    assert answer.status_code == 200, address
    return ONE_TIME.sub("", answer.text)


def test_a_file_that_is_taken_out_holds_no_membership(client, firm, association):
    buyer = make_buyer()
    file = make_file(buyer)
    freeze(file, a_query(), "all firms", engine_with(firm), by=buyer, at=now())
    make_membership(association, firm)
    client.sign_in(buyer)
    book = load_workbook(BytesIO(write_spreadsheet(document(file))))
    cells = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    assert firm.name in cells
    assert not [cell for cell in cells if NAME in cell]


def test_neither_the_index_nor_a_version_knows_of_it(firm, association):
    def known():
        db.expire_all()
        documents = [asdict(document) for document in findable_documents()]
        return json.dumps([documents, public_content(firm)], default=str)

    before = known()
    make_membership(association, firm)
    assert known() == before


def test_a_membership_is_no_change_of_the_firm(firm, association):
    before = firm.version
    make_membership(association, firm)
    db.flush()
    db.refresh(firm)
    assert firm.version == before
