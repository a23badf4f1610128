"""Addresses that programs look for: robots.txt and security.txt."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.core.wellknown import robots_text, security_text
from tests.app.core.test_config import production
from tests.conftest import NOON


def allows(text: str, path: str) -> bool:
    """What RFC 9309, section 2.2.2, says of a path: the longest rule that fits; `*` and `$` as there."""
    best = (-1, True)
    for line in text.splitlines()[1:]:
        verdict, _, rule = line.partition(": ")
        pattern = re.escape(rule).replace(r"\*", ".*").replace(r"\$", "$")
        if re.match(pattern, path):
            best = max(best, (len(rule), verdict == "Allow"))
    return best[1]


@pytest.mark.parametrize("path", ["/", "/leveranciers/12/de-heg", "/static/dist/app.css"])
def test_robots_may_visit_what_is_public(client, path):
    assert allows(client.get("/robots.txt").get_data(as_text=True), path)


@pytest.mark.parametrize(
    "path",
    [
        "/account",
        "/inloggen",
        "/wachtwoord/token",
        "/inkoopdossiers/3",
        "/mailbox",
        "/team",
        "/beheer/mensen",
        "/loket/zoekindex",
        "/leveranciers?q=hovenier",
        "/leveranciers/12/de-heg?terug=/leveranciers",
        "/leveranciers/vergelijken?firma=1",
        "/een-pad-dat-er-nog-niet-is",
    ],
)
def test_robots_stay_out_of_everything_else(client, path):
    assert not allows(client.get("/robots.txt").get_data(as_text=True), path)


def test_a_list_with_filters_is_closed_while_what_is_below_it_is_open():
    text = robots_text(["/nieuws/"])
    assert allows(text, "/nieuws/2026/a")
    assert not allows(text, "/nieuws/2026/a?pagina=2")


def test_security_txt_names_whom_to_tell(app, tmp_path):
    config = production(tmp_path, SECURITY_TXT_EXPIRES="2027-06-30")
    with app.test_request_context():
        text = security_text(config, at=NOON)
    assert text.splitlines() == [
        "Contact: mailto:security@streekbron.example",
        "Expires: 2027-06-30T00:00:00Z",
        "Preferred-Languages: nl, en",
        "Canonical: https://streekbron.example/.well-known/security.txt",
    ]


def test_security_txt_runs_out_within_a_year_when_no_date_is_set(app, tmp_path):
    with app.test_request_context():
        text = security_text(production(tmp_path), at=NOON)
    expires = datetime.strptime(text.split("Expires: ")[1].split()[0], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    assert 300 < (expires - NOON).days < 365


def test_without_a_contact_there_is_no_security_txt(app, client, monkeypatch):
    monkeypatch.setitem(app.extensions, "config", replace(app.extensions["config"], SECURITY_CONTACT=""))
    assert client.get("/.well-known/security.txt").status_code == 404
