"""The page on which a firm hands in its quotation."""

import hashlib
import re
from datetime import timedelta
from io import BytesIO

import pytest
from flask import render_template

from app.audit.services import trail
from app.core import slots
from app.core.errors import DomainError
from app.core.storage import storage
from app.sourcing.quotations import receiving
from app.sourcing.quotations.queries import quotation_of
from app.sourcing.quotations.receiving import FOLDER
from tests.app.sourcing.pages import text_of
from tests.factories import save
from tests.factories.files import pdf, picture
from tests.factories.procurement import DEADLINE
from tests.factories.quotations import BEFORE, an_offer, hand_in, make_named_seal


@pytest.fixture(autouse=True)
def _empty_storage(app, session):
    for name in storage().names(FOLDER):
        storage().remove(f"{FOLDER}/{name}")


@pytest.fixture
def invitation(seal):
    return seal.request.invitations[0]


def url_of(invitation):
    return f"/uitnodiging/key-{invitation.decision_id}/offerte"


def send(client, invitation, *, content=None, name="offerte.pdf", headers=None, **fields):
    form = {"amount": "45.123,45", "remark": "", "document": (BytesIO(content or pdf()), name), **fields}
    return client.post(url_of(invitation), data=form, content_type="multipart/form-data", headers=headers or {})


def test_a_firm_hands_in_without_an_account_and_gets_a_receipt(client, invitation):
    assert send(client, invitation).status_code == 303
    page = text_of(client.get(url_of(invitation)))
    assert hashlib.sha256(pdf()).hexdigest() in page
    assert f"{len(pdf())} bytes" in page
    assert "12:00:00" in page


def test_the_receipt_comes_by_mail_and_says_nothing_of_what_is_in_it(client, invitation, mailbox):
    invitation.decision.supplier.email = "info@deheg.example"
    send(client, invitation, name="geheime-naam.pdf")
    [mail] = mailbox()
    assert mail.recipient == "info@deheg.example"
    assert hashlib.sha256(pdf()).hexdigest() in mail.text
    assert not re.search("45.?123|geheime-naam", mail.text)


def test_an_unknown_key_opens_nothing(client, invitation):
    assert client.get("/uitnodiging/key-0/offerte").status_code == 404


def test_a_withdrawn_invitation_opens_nothing(client, invitation):
    invitation.withdrawn_at = BEFORE
    assert client.get(url_of(invitation)).status_code == 404


def test_at_the_deadline_itself_it_is_in_time(client, invitation, clock):
    clock(DEADLINE)
    assert send(client, invitation).status_code == 303


@pytest.mark.parametrize("client_says", ["Mon, 06 Apr 2026 09:00:00 GMT", "Mon, 06 Apr 2099 09:00:00 GMT"])
def test_one_second_late_is_refused_whatever_the_clock_of_the_client_says(client, invitation, clock, client_says):
    clock(DEADLINE + timedelta(seconds=1))
    answer = send(client, invitation, headers={"Date": client_says}, sent_at="2026-04-06T09:00:00Z")
    assert answer.status_code == 422
    assert "13:00:01" in text_of(answer)
    assert "13:00:00" in text_of(answer)
    assert quotation_of(invitation) is None
    assert storage().names(FOLDER) == []
    assert trail(invitation.request.file)[-1].action == "quotation.too_late"


@pytest.mark.parametrize("client_says", ["Mon, 06 Apr 2099 09:00:00 GMT"])
def test_in_time_is_in_time_whatever_the_clock_of_the_client_says(client, invitation, client_says):
    assert send(client, invitation, headers={"Date": client_says}).status_code == 303


def test_after_the_deadline_the_page_asks_for_nothing(client, invitation, clock):
    clock(DEADLINE + timedelta(seconds=1))
    assert 'type="file"' not in client.get(url_of(invitation)).get_data(as_text=True)


def test_a_later_quotation_takes_the_place_of_the_earlier_one(client, invitation, clock):
    send(client, invitation)
    [first] = storage().names(FOLDER)
    clock(BEFORE + timedelta(minutes=1))
    other = pdf(b"<< /Extra 1 >>")
    send(client, invitation, content=other)
    quotation = quotation_of(invitation)
    assert (quotation.times_replaced, quotation.sha256) == (1, hashlib.sha256(other).hexdigest())
    assert storage().names(FOLDER) == [quotation.stored_as.removeprefix(f"{FOLDER}/")]
    assert first not in quotation.stored_as


def test_of_two_at_once_both_are_whole_and_the_later_one_holds(invitation):
    """The first to come in is looked at longer, and is noted last."""
    slow = receiving.put_away(an_offer(file_name="slow.pdf"), invitation)
    quick = receiving.put_away(an_offer(file_name="quick.pdf"), invitation)
    assert receiving.receive(invitation, quick, at=BEFORE + timedelta(milliseconds=1)) is None
    assert receiving.receive(invitation, slow, at=BEFORE) == slow.name
    quotation = quotation_of(invitation)
    assert (quotation.stored_as, quotation.received_at) == (quick.name, BEFORE + timedelta(milliseconds=1))


def test_a_quotation_that_was_looked_at_until_after_the_deadline_is_in_time(invitation):
    hand_in(invitation, at=DEADLINE)
    assert quotation_of(invitation) is not None


def test_an_invitation_that_is_withdrawn_while_a_quotation_comes_in_keeps_nothing(invitation):
    file = receiving.put_away(an_offer(), invitation)
    invitation.withdrawn_at = BEFORE
    with pytest.raises(DomainError):
        receiving.receive(invitation, file, at=BEFORE)


@pytest.mark.parametrize("amount", ["", "0", "-5", "veel", "1.2.3", "100000000000", "1e5"])
def test_an_amount_that_cannot_be_is_refused(client, invitation, amount):
    assert send(client, invitation, amount=amount).status_code == 422
    assert quotation_of(invitation) is None


@pytest.mark.parametrize(
    "content", [picture("PNG"), b"%PDF-1.7\n%%EOF\n", b"MZ a program"], ids=["picture", "broken", "program"]
)
def test_what_is_no_sound_pdf_is_refused(client, invitation, content):
    assert send(client, invitation, content=content).status_code == 422
    assert storage().names(FOLDER) == []


def test_a_form_without_a_file_is_refused(client, invitation):
    assert client.post(url_of(invitation), data={"amount": "5"}).status_code == 422


def test_nothing_comes_in_while_the_seal_is_not_ready(client, asked):
    make_named_seal(asked)
    answer = send(client, asked.invitations[0])
    assert answer.status_code == 422
    assert storage().names(FOLDER) == []


def test_a_large_file_never_waits_on_disk(client, invitation, monkeypatch):
    def refuse(_file):
        raise AssertionError("it waits on disk")

    monkeypatch.setattr("app.core.receiving.IN_MEMORY", 100)
    monkeypatch.setattr("app.core.receiving.Incoming.rollover", refuse)
    assert send(client, invitation).status_code == 303


def test_the_quotation_of_an_unsealed_request_is_an_ordinary_document(client, asked):
    asked.is_sealed = False
    save(asked)
    send(client, asked.invitations[0], remark="Graag bellen.")
    quotation = quotation_of(asked.invitations[0])
    assert (str(quotation.amount), quotation.file_name, quotation.remark) == (
        "45123.45",
        "offerte.pdf",
        "Graag bellen.",
    )
    assert storage().read(quotation.stored_as) == pdf()


def test_firms_do_not_see_each_other(client, seal):
    mine, other, _third = seal.request.invitations
    hand_in(other)
    page = text_of(client.get(url_of(mine)))
    assert other.firm not in page
    assert "SHA-256" not in page


def test_the_page_of_the_invitation_shows_the_receipt(app, invitation):
    quotation = hand_in(invitation)
    with app.test_request_context():
        [(template, panel)] = slots.panels(slots.INVITATION_PANELS, invitation, "the-key")
        page = render_template(template, panel=panel)
    assert quotation.sha256 in page
    assert "/uitnodiging/the-key/offerte" in page


def test_the_trail_keeps_the_digest_of_what_came_in(client, invitation):
    send(client, invitation)
    [entry] = [each for each in trail(invitation.request.file) if each.action == "quotation.received"]
    assert entry.values.content["sha256"] == hashlib.sha256(pdf()).hexdigest()
