"""The log tells what went wrong and where, and never about whom."""

import io
import logging

import pytest

from app.core.logging import DiscreetFormatter
from app.mail import sending
from tests.factories.accounts import PASSWORD, make_user

MARKS = ("Wilhelmien", "Zwartkruis", "zwartkruis.example", "Kraaiennestpad", "69998887", "NL123456782B01", PASSWORD)
EMAIL = "wilhelmien@zwartkruis.example"


@pytest.fixture
def log():
    """What the handler of the site writes, at its noisiest level for production."""
    [handler] = [each for each in logging.getLogger().handlers if isinstance(each.formatter, DiscreetFormatter)]
    root, text = logging.getLogger(), io.StringIO()
    before, level = handler.setStream(text), root.level
    root.setLevel("INFO")
    yield text
    handler.setStream(before)
    root.setLevel(level)


def names_somebody(text):
    return [mark for mark in MARKS if mark.lower() in text.lower()]


def test_typical_requests_leave_no_trace_of_the_person(client, session, mailbox, log):
    make_user(name="Wilhelmien Zwartkruis", email=EMAIL)
    sign_up = {"name": "Wilhelmien Zwartkruis", "email": EMAIL, "password": PASSWORD}
    client.post("/account/maken", data=sign_up)
    client.post("/inloggen", data={"email": EMAIL, "password": "wrong and wrong"})
    client.post("/wachtwoord-vergeten", data={"email": EMAIL})
    client.get(f"/leveranciers?q={EMAIL}+Kraaiennestpad")
    client.post("/inloggen", data={"email": EMAIL, "password": PASSWORD})
    client.post("/aanmelden/nieuw", data={"name": "Zwartkruis", "kvk_number": "69998887", "vat_id": "NL123456782B01"})
    client.get("/bestaat-niet/Zwartkruis")
    mailbox()
    assert names_somebody(log.getvalue()) == []


def test_an_error_in_a_page_is_logged_with_kind_and_place_and_without_words(client, session, log, monkeypatch):
    def break_down(*_arguments):
        try:
            raise KeyError(EMAIL)
        except KeyError as error:
            raise RuntimeError("cannot read Wilhelmien Zwartkruis of Kraaiennestpad") from error

    client.application.config["PROPAGATE_EXCEPTIONS"] = False
    monkeypatch.setattr("app.accounts.views.slots.panels", break_down)
    try:
        assert client.get(f"/inloggen?next={EMAIL}").status_code == 500
    finally:
        client.application.config["PROPAGATE_EXCEPTIONS"] = None
    text = log.getvalue()
    assert "RuntimeError" in text
    assert "KeyError" in text
    assert "break_down" in text
    assert names_somebody(without_source_lines(text)) == []


def without_source_lines(text):
    """A traceback quotes the code, in which this test has written its marks."""
    return "\n".join(line for line in text.splitlines() if not line.startswith("    "))


def test_a_mail_that_fails_names_its_number_only(session, mailbox, log, client, monkeypatch):
    def refuse(*_arguments, **_values):
        raise OSError(f"550 {EMAIL} unknown")

    monkeypatch.setattr(sending, "deliver", refuse)
    make_user(email=EMAIL)
    client.post("/wachtwoord-vergeten", data={"email": EMAIL})
    mailbox()
    assert "failed: OSError" in log.getvalue()
    assert names_somebody(log.getvalue()) == []


def test_a_chain_of_errors_is_told_oldest_first():
    try:
        try:
            raise KeyError("Zwartkruis")
        except KeyError as error:
            raise ValueError("Wilhelmien") from error
    except ValueError as error:
        record = logging.LogRecord("x", logging.ERROR, "", 0, "it broke", (), (ValueError, error, error.__traceback__))
    told = without_source_lines(DiscreetFormatter("%(message)s").format(record))
    assert told.index("KeyError") < told.index("ValueError")
    assert names_somebody(told) == []


def test_an_error_that_hides_another_on_purpose_is_told_alone():
    try:
        try:
            raise KeyError("a")
        except KeyError:
            raise ValueError("b") from None
    except ValueError as error:
        record = logging.LogRecord("x", logging.ERROR, "", 0, "it broke", (), (ValueError, error, error.__traceback__))
    assert "KeyError" not in without_source_lines(DiscreetFormatter("%(message)s").format(record))
