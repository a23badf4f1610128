"""An old VAT number that holds a citizen service number is sent in by every way there is, and is found nowhere.

Nothing is searched by name, so what others add is searched too: each page of a registration and each field on it, all
tables and columns, all files, all answers and the log.
"""

import io
import re
import zipfile
from html.parser import HTMLParser

import pytest
from flask import url_for
from openpyxl import Workbook
from sqlalchemy import select

from app.core.db import session as db
from app.core.doors import doors
from app.core.model import Base
from app.core.settings import settings
from app.suppliers.importing.worker import work_on_oldest
from app.suppliers.kinds import LegalForm
from tests.factories.accounts import make_desk_member, make_user
from tests.factories.importing import csv_bytes
from tests.factories.organisations import make_region
from tests.factories.suppliers import OLD_VAT_ID, make_complete_draft

pytestmark = pytest.mark.usefixtures("session", "clock")

DIGITS = "123456782"
WRITTEN = (OLD_VAT_ID, "NL 1234.56.782 B01", "123 456 782", DIGITS)
HEADERS = (
    "naam",
    "btw",
    "rechtsvorm",
    "omschrijving",
    "contactpersoon",
    "telefoon",
    "e-mail",
    "website",
    "plaats",
    "notitie",
)
# Any number may be an amount, so nothing can tell; what is no number is not kept there.
PLACES = {"places-apprenticeship", "places-internship", "places-trial_placement"}
AMOUNTS = {"staff", "turnover", "balance_total", "radius_km", "amount", "places", *PLACES}
UNTYPED = {"hidden", "checkbox", "radio", "file", "submit", "button"}


class FormReader(HTMLParser):
    """The fields of the POST forms of a page with what stands in them; `texts` are those in which people type."""

    def __init__(self, html):
        super().__init__()
        self.values, self.texts, self._select = {}, [], None
        self._inside = False
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        name, kind = given.get("name"), given.get("type") or "text"
        if tag == "form":
            self._inside = (given.get("method") or "").lower() == "post"
        if tag == "select":
            self._select = name
        if tag == "option" and "selected" in given and self._select:
            self.values[self._select] = given.get("value", "")
        if not self._inside or not name:
            return
        if tag == "textarea" or (tag == "input" and kind not in UNTYPED):
            self.texts.append(name)
            self.values.setdefault(name, given.get("value") or "")
        elif tag == "input" and ("checked" in given or kind == "hidden"):
            self.values.setdefault(name, []).append(given.get("value") or "y")

    def handle_endtag(self, tag):
        if tag == "form":
            self._inside = False


def holds_number(text):
    return DIGITS in re.sub(r"[\s.\-]", "", text)


def columns_that_hold_it():
    """`table.column` wherever the number stands, in all tables that there are."""
    db.commit()
    found = set()
    for table in Base.metadata.sorted_tables:
        for row in db.execute(select(table)).mappings():
            found |= {f"{table.name}.{name}" for name, value in row.items() if holds_number(_text(value))}
    return found


def _text(value):
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)


def files_that_hold_it():
    return [path.name for path in kept_files() if holds_number(words_in(path.read_bytes()))]


def kept_files():
    return [path for path in settings().INSTANCE_PATH.rglob("*") if path.is_file() and ".db" not in path.name]


def words_in(content):
    """Of a spreadsheet what is packed in it."""
    if not content.startswith(b"PK"):
        return content.decode("latin-1")
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return "".join(packed.read(name).decode("latin-1") for name in packed.namelist())


def pages_of_a_registration(app, supplier):
    """The addresses under /aanmelden that take a form about this draft, or about a new one."""
    for door in doors(app):
        takes_a_form = {"GET", "POST"} <= set(door.methods) and door.parameters <= {"supplier_id"}
        if takes_a_form and door.address.startswith("/aanmelden"):
            with app.test_request_context():
                yield url_for(door.endpoint, **dict.fromkeys(door.parameters, supplier.id))


def leaks(client, address, number):
    """The fields, of those on the page, from which the number comes back in the answer; each is sent alone."""
    form = FormReader(client.get(address).text)
    return {
        name
        for name in form.texts
        if not {name, name.rpartition("-")[2]} & AMOUNTS
        if holds_number(_answer(client, address, {**form.values, name: number}))
    }


def _answer(client, address, data):
    """What is shown, after the redirect too."""
    answer = client.post(address, data=data)
    return client.get(answer.location).text if answer.location else answer.text


@pytest.fixture(autouse=True)
def _no_files_of_other_tests(session):
    """Their rows are rolled back, their uploads stay."""
    for path in kept_files():
        path.unlink()


@pytest.mark.parametrize("number", WRITTEN)
def test_no_field_of_a_registration_keeps_or_shows_it(app, client, caplog, number):
    make_region()
    owner = make_user()
    draft = make_complete_draft(owner, legal_form=LegalForm.EENMANSZAAK)
    client.sign_in(owner)
    pages = [*pages_of_a_registration(app, draft), "/aanmelden/nieuw?land=eu"]
    assert len(pages) > 5
    found = {page.rpartition("/")[2]: leaks(client, page, number) for page in pages}
    assert not {page: fields for page, fields in found.items() if fields}
    assert columns_that_hold_it() == set()
    assert not holds_number(caplog.text)


def as_csv(row):
    return "leden.csv", csv_bytes(HEADERS, row)


def as_xlsx(row):
    workbook, content = Workbook(), io.BytesIO()
    workbook.active.append(HEADERS)
    workbook.active.append(row)
    workbook.save(content)
    return "leden.xlsx", content.getvalue()


@pytest.mark.parametrize("number", WRITTEN)
@pytest.mark.parametrize("make_file", [as_csv, as_xlsx])
def test_no_cell_of_an_import_keeps_or_shows_it(client, caplog, make_file, number):
    make_region()
    client.sign_in(make_desk_member())
    name, content = make_file(["De Heg", number, "Eenmanszaak", *[f"x {number}"] * (len(HEADERS) - 3)])
    upload = client.post("/loket/importeren", data={"file": (io.BytesIO(content), name)})
    page = client.get(upload.location)
    form = FormReader(page.text)
    address = client.post(upload.location, data=form.values).location
    work_on_oldest()
    answers = [page.text, client.get(address).text, words_in(client.get(f"{address}/te-herstellen").data)]
    client.post(f"{address}/start", data={"basis": "gerechtvaardigd belang", "source": "een ledenlijst"})
    work_on_oldest()
    answers.append(client.get(address).text)
    assert not [text for text in answers if holds_number(text)]
    assert columns_that_hold_it() == set()
    assert not holds_number(caplog.text)
    assert files_that_hold_it() == []


def test_the_search_itself_finds_what_it_looks_for():
    make_complete_draft(description_nl=f"Mijn nummer is {WRITTEN[1]}")
    assert columns_that_hold_it() == {"supplier.description_nl"}
