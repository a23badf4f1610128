"""The desk writes the pages; bodies and boards write of themselves."""

from datetime import date, timedelta

import pytest

from app.audit.models import AuditEntry
from app.audit.services import trail
from app.core.clock import today
from app.network.models import BoardSeat, NetworkPage, Signatory
from app.network.queries import details_of
from app.organisations.bodies import REGION, Body
from tests.factories.accounts import make_board_member, make_buyer, make_desk_member
from tests.factories.network import make_details, make_seat, make_signatory
from tests.factories.organisations import make_association, make_region

CONTACT = "/netwerk/beheer/paginas/contact/nl"


@pytest.fixture
def region(session, clock):
    make_region()


@pytest.fixture
def desk(client, region):
    user = make_desk_member()
    client.sign_in(user)
    return user


@pytest.fixture
def association(client, region):
    """With somebody of its board signed in."""
    association = make_association(name="Kring Zeist")
    client.sign_in(make_board_member(association))
    return association


def test_a_page_of_the_region_takes_the_place_of_that_of_the_product(client, desk, session):
    assert "Hebt u een vraag" in client.get(CONTACT).text
    assert client.post(CONTACT, data={"text": "Bel **ons**.", "version": "0"}).status_code == 303
    page = client.get("/netwerk/contact").text
    assert "Bel <strong>ons</strong>." in page
    assert "Hebt u een vraag" not in page
    client.sign_out()
    assert "Do you have a question" in client.get("/netwerk/contact", headers={"Accept-Language": "en"}).text
    assert session.query(AuditEntry).filter_by(action="network_page.written").count() == 1


def test_the_text_of_the_product_comes_back(client, desk, session):
    client.post(CONTACT, data={"text": "Bel ons.", "version": "0"})
    assert client.post(f"{CONTACT}/herstellen").status_code == 303
    assert "Hebt u een vraag" in client.get("/netwerk/contact").text
    assert client.post(f"{CONTACT}/herstellen").status_code == 303


def test_who_was_second_does_not_overwrite_the_first(client, desk, session):
    client.post(CONTACT, data={"text": "Eerst.", "version": "0"})
    assert client.post(CONTACT, data={"text": "Dan.", "version": "0"}).status_code == 422
    assert client.post(CONTACT, data={"text": "Dan.", "version": "1"}).status_code == 303
    assert session.get(NetworkPage, ("contact", "nl")).text == "Dan."


def test_a_preview_keeps_nothing(client, desk, session):
    page = client.post(CONTACT, data={"text": "Bel **ons**.", "version": "0", "preview": "text"})
    assert (page.status_code, "<strong>ons</strong>" in page.text) == (200, True)
    assert "Bel **ons**." in page.text
    assert session.query(NetworkPage).count() == 0


@pytest.mark.parametrize("text", ["", "  ", "x" * 20_001])
def test_a_page_has_a_text_of_some_length(client, desk, text):
    assert client.post(CONTACT, data={"text": text, "version": "0"}).status_code == 422


@pytest.mark.parametrize("address", ["/netwerk/beheer/paginas/contact/de", "/netwerk/beheer/paginas/spam/nl"])
def test_no_other_page_is_written(client, desk, address):
    assert client.get(address).status_code == 404


def test_a_board_presents_its_association(client, association):
    body = Body(association.id)
    data = {"introduction": "Wij", "website": "kring.example", "founded_on": "1987-05-12", "version": "0"}
    assert client.post(f"/netwerk/beheer/over/{body.key}", data=data).status_code == 303
    details = details_of(body)
    assert (details.website, details.founded_on) == ("https://kring.example", date(1987, 5, 12))
    assert client.post(f"/netwerk/beheer/over/{body.key}", data=data).status_code == 422
    assert client.post(f"/netwerk/beheer/over/{body.key}", data={**data, "version": "1"}).status_code == 303
    assert [entry.action for entry in trail(details)] == ["body_details.changed"] * 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"website": "javascript:alert(1)"},
        {"website": "ftp://kring.example"},
        {"email": "geen adres"},
        {"founded_on": "2999-01-01"},
        {"founded_on": "gisteren"},
        {"introduction": "x" * 20_001},
        {"address": "x" * 301},
    ],
)
def test_what_cannot_be_is_refused_at_its_field(client, association, wrong):
    answer = client.post(f"/netwerk/beheer/over/{Body(association.id).key}", data={"version": "0", **wrong})
    assert answer.status_code == 422
    assert details_of(Body(association.id)) is None


def test_a_board_presents_no_other_body(client, association):
    other = make_association(name="Kring Bunnik")
    for body in (Body(other.id), Body(None, "GM0355"), REGION):
        assert client.get(f"/netwerk/beheer/over/{body.key}").status_code == 404
    assert client.get(f"/netwerk/beheer/bestuur/{other.id}").status_code == 404
    assert client.get("/netwerk/beheer/ondertekenaars").status_code == 403


def test_a_buyer_presents_the_municipality(client, region):
    client.sign_in(make_buyer("GM0355"))
    data = {"email": "inkoop@zeist.example", "version": "0"}
    assert client.post("/netwerk/beheer/over/gemeente-GM0355", data=data).status_code == 303
    assert client.get("/netwerk/beheer/over/gemeente-GM0312").status_code == 404


def test_a_seat_needs_the_agreement_of_who_sits_there(client, association, session):
    address = f"/netwerk/beheer/bestuur/{association.id}"
    data = {"name": "Jan de Boer", "position": "voorzitter", "starts_on": "2026-01-01"}
    assert client.post(address, data=data).status_code == 422
    assert client.post(address, data={**data, "agreed": "y"}).status_code == 303
    [seat] = session.query(BoardSeat)
    assert (seat.name, seat.agreed_at is not None) == ("Jan de Boer", True)


def test_somebody_steps_down(client, association, session):
    seat = make_seat(association.id, starts_on=today() - timedelta(days=9))
    data = {"name": seat.name, "position": seat.position, "starts_on": "2026-03-07", "agreed": "y"}
    address = f"/netwerk/beheer/zetels/{seat.id}"
    assert client.post(address, data={**data, "ends_on": "2026-03-01", "version": "1"}).status_code == 422
    assert client.post(address, data={**data, "ends_on": "2026-03-16", "version": "1"}).status_code == 303
    assert client.post(address, data={**data, "name": "Later", "version": "1"}).status_code == 422
    assert (seat.ends_on, seat.name) == (today(), "Jan de Boer")


def test_a_seat_is_removed(client, association, session):
    seat = make_seat(association.id)
    assert client.post(f"/netwerk/beheer/zetels/{seat.id}/verwijderen").status_code == 303
    assert session.query(BoardSeat).count() == 0


def test_the_desk_keeps_the_signatories(client, desk, session):
    make_association(name="Kring Zeist")
    data = {"name": "Anna", "on_behalf_of": "Zeist", "body_key": "gemeente-GM0355", "signed_on": "2018-03-22"}
    assert client.post("/netwerk/beheer/ondertekenaars", data=data).status_code == 303
    [signatory] = session.query(Signatory)
    assert signatory.body == Body(None, "GM0355")
    address = f"/netwerk/beheer/ondertekenaars/{signatory.id}"
    assert client.post(address, data={**data, "name": "Anne", "version": "1"}).status_code == 303
    assert client.post(address, data={**data, "name": "Later", "version": "1"}).status_code == 422
    assert signatory.name == "Anne"
    assert client.post(f"{address}/verwijderen").status_code == 303
    assert session.query(Signatory).count() == 0


@pytest.mark.parametrize("wrong", [{"body_key": "gemeente-GM9999"}, {"signed_on": "2999-01-01"}, {"name": ""}])
def test_nobody_signs_for_what_does_not_exist_or_in_the_future(client, desk, session, wrong):
    data = {"name": "Anna", "on_behalf_of": "Zeist", "body_key": "regio", "signed_on": "2018-03-22", **wrong}
    assert client.post("/netwerk/beheer/ondertekenaars", data=data).status_code == 422
    assert session.query(Signatory).count() == 0


def test_the_start_leads_to_what_somebody_may_write(client, association):
    page = client.get("/netwerk/beheer").text
    assert f"/netwerk/beheer/bestuur/{association.id}" in page
    assert "/paginas/" not in page


def test_the_desk_starts_from_all_texts(client, desk):
    make_details(REGION)
    make_signatory()
    page = client.get("/netwerk/beheer").text
    assert page.count("/netwerk/beheer/paginas/") == 12
    assert "/netwerk/beheer/over/regio" in page
