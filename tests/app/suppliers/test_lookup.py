"""Asking the trade register, against a recorded stand-in with the shapes of KvK's Basisprofiel."""

import json
import threading
import time
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from sqlalchemy import select

from app.suppliers import lookup
from app.suppliers.kinds import LegalForm
from app.suppliers.lookup import LookupFailed, look_up
from app.suppliers.models import Supplier
from app.suppliers.registration import looking_up
from tests.factories.accounts import make_user

KEY = "a-key-of-the-tests"
ADDRESS = {
    "type": "bezoekadres",
    "indAfgeschermd": "Nee",
    "volledigAdres": "Slotlaan 12 A 3701GK Zeist",
    "straatnaam": "Slotlaan",
    "huisnummer": 12,
    "huisletter": "A",
    "postcode": "3701GK",
    "plaats": "Zeist",
    "land": "Nederland",
}
BV = {
    "kvkNummer": "69599084",
    "indNonMailing": "Nee",
    "naam": "De Heg Beheer B.V.",
    "formeleRegistratiedatum": "20160108",
    "materieleRegistratie": {"datumAanvang": "20160108"},
    "statutaireNaam": "De Heg Beheer B.V.",
    "handelsnamen": [{"naam": "De Heg", "volgorde": 0}],
    "sbiActiviteiten": [
        {"sbiCode": "8130", "sbiOmschrijving": "Landschapsverzorging", "indHoofdactiviteit": "Ja"},
        {"sbiCode": "99999", "sbiOmschrijving": "Van een andere lijst", "indHoofdactiviteit": "Nee"},
    ],
    "_embedded": {
        "hoofdvestiging": {
            "vestigingsnummer": "000037178598",
            "eersteHandelsnaam": "De Heg",
            "indHoofdvestiging": "Ja",
            "adressen": [{**ADDRESS, "type": "correspondentieadres", "postcode": "1034WL"}, ADDRESS],
        },
        "eigenaar": {"rsin": "123456782", "rechtsvorm": "BeslotenVennootschap"},
    },
}
SOLE_TRADER = {
    **BV,
    "statutaireNaam": "",
    "naam": "Tuinen van Sanne",
    "_embedded": {"eigenaar": {"rsin": "123456782", "rechtsvorm": "Eenmanszaak", "adressen": []}},
}


class Register(BaseHTTPRequestHandler):
    """Answers as the class attribute says: a status and a body by KvK number, after `wait` seconds."""

    answers: dict[str, tuple[int, bytes]] = {}
    wait = 0.0

    def do_GET(self):
        time.sleep(self.wait)
        number = self.path.rpartition("/")[2]
        status, body = self.answers.get(number, (404, b'{"fout": [{"code": "IPD0005"}]}'))
        self.send_response(status if self.headers["apikey"] == KEY else 401)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments):
        pass


@pytest.fixture
def settings(app):
    """`settings(KVK_API_KEY=...)` changes settings of the application for one test."""
    before = app.extensions["config"]

    def change(**values):
        app.extensions["config"] = replace(app.extensions["config"], **values)

    yield change
    app.extensions["config"] = before


@pytest.fixture
def register(settings, monkeypatch):
    server = HTTPServer(("127.0.0.1", 0), Register)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    settings(KVK_API_URL=f"http://127.0.0.1:{server.server_port}/api/v1", KVK_API_KEY=KEY)
    answers = {"69599084": (200, json.dumps(BV).encode()), "90001354": (200, json.dumps(SOLE_TRADER).encode())}
    monkeypatch.setattr(Register, "answers", answers)
    yield answers
    server.shutdown()
    server.server_close()


@pytest.fixture
def inside(app, session):
    with app.app_context():
        yield


@pytest.mark.usefixtures("inside")
def test_what_the_register_says_of_a_company_is_read(register):
    found = look_up("69599084")
    assert (found.name, found.trade_name, found.legal_form) == ("De Heg Beheer B.V.", "De Heg", LegalForm.BV)
    assert (found.establishment_number, found.rsin) == ("000037178598", "123456782")
    place = found.place
    assert (place.street, place.house_number, place.postcode, place.town) == ("Slotlaan", "12A", "3701 GK", "Zeist")
    assert found.sbi_codes == ("8130",)


@pytest.mark.usefixtures("inside")
def test_nine_digits_of_a_sole_trader_are_not_read(register):
    found = look_up("90001354")
    assert (found.name, found.legal_form, found.rsin) == ("Tuinen van Sanne", LegalForm.EENMANSZAAK, None)


@pytest.mark.usefixtures("inside")
def test_an_address_that_the_register_keeps_to_itself_is_not_read(register):
    hidden = {**BV, "_embedded": {"hoofdvestiging": {"adressen": [{**ADDRESS, "indAfgeschermd": "Ja"}]}}}
    register["69599084"] = (200, json.dumps(hidden).encode())
    assert look_up("69599084").place.postcode is None


@pytest.mark.usefixtures("inside")
def test_a_number_that_the_register_does_not_have_is_nothing(register):
    assert look_up("00000000") is None


@pytest.mark.usefixtures("inside")
@pytest.mark.parametrize(
    "answer",
    [
        (500, b"oops"),
        (302, b""),
        (200, b"<html>maintenance</html>"),
        (200, b"[]"),
        (200, b"{}"),
        (200, b'{"naam": "x", "_embedded": [1]}'),
        (200, b'{"naam": "x", "_embedded": {"hoofdvestiging": {"adressen": [1]}}}'),
        (200, b"\xff\xfe"),
        (200, b'"' + b"x" * 300_000 + b'"'),
    ],
    ids=range(9),
)
def test_an_answer_that_makes_no_sense_is_a_failure(register, answer):
    register["69599084"] = answer
    with pytest.raises(LookupFailed):
        look_up("69599084")


@pytest.mark.usefixtures("inside")
def test_a_register_that_does_not_answer_is_a_failure(register, monkeypatch):
    monkeypatch.setattr(lookup, "TIMEOUT", 0.05)
    monkeypatch.setattr(Register, "wait", 0.2)
    with pytest.raises(LookupFailed):
        look_up("69599084")


@pytest.mark.usefixtures("inside")
def test_a_wrong_key_is_a_failure(register, settings):
    settings(KVK_API_KEY="another")
    with pytest.raises(LookupFailed):
        look_up("69599084")


@pytest.fixture
def owner(client, clock):
    user = make_user()
    client.sign_in(user)
    return user


def test_without_a_key_nothing_shows(client, owner):
    assert 'name="lookup"' not in client.get("/aanmelden/nieuw").text


def test_the_button_fills_in_the_form_and_the_next_steps(client, owner, register, session):
    page = client.post("/aanmelden/nieuw", data={"kvk_number": "69599084", "lookup": "1"})
    assert page.status_code == 200
    for value in ("De Heg Beheer B.V.", "000037178598", "123456782"):
        assert f'value="{value}"' in page.text
    data = {
        "kvk_number": "69599084",
        "legal_form": "bv",
        "name": "De Heg Beheer B.V.",
        "found_street": "Slotlaan",
        "found_house_number": "12A",
        "found_postcode": "3701 GK",
        "found_town": "Zeist",
        "found_sbi": "8130",
    }
    client.post("/aanmelden/nieuw", data=data)
    firm = session.scalars(select(Supplier)).one()
    assert (firm.street, firm.postcode, firm.municipality_code) == ("Slotlaan", "3701 GK", "GM0355")
    assert (firm.sbi_codes, firm.sbi_scheme) == (["8130"], 2008)


@pytest.mark.parametrize(
    ("number", "words"), [("00000000", "kent dit nummer niet"), ("12", "8 cijfers"), ("69599084", "niet bereikbaar")]
)
def test_when_it_gives_nothing_the_form_stays_as_it_was_typed(client, owner, register, number, words):
    register["69599084"] = (503, b"")
    data = {"kvk_number": number, "name": "De Heg", "vat_id": "NL123456782B01", "rsin": "123456782", "lookup": "1"}
    page = client.post("/aanmelden/nieuw", data=data)
    assert words in page.text
    assert 'value="De Heg"' in page.text
    assert "123456782" not in page.text


def test_nobody_asks_the_register_again_and_again(client, owner, register, monkeypatch):
    monkeypatch.setattr(looking_up, "QUESTIONS", replace(looking_up.QUESTIONS, free=1))
    data = {"kvk_number": "00000000", "lookup": "1"}
    assert [client.post("/aanmelden/nieuw", data=data).status_code for _time in range(2)] == [200, 429]
