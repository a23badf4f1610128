"""A message to a firm: passed on by mail, not kept, and no door for advertising."""

import pytest

from app.mail.models import MailMessage, MailStatus
from app.mail.sending import send_one
from app.mail.transport import as_email
from app.outbox.models import OutboxMessage
from app.suppliers.contacting.spam import is_link_spam
from app.suppliers.kinds import ProfileStatus
from tests.factories.accounts import make_user
from tests.factories.suppliers import make_complete_draft, make_listed

MESSAGE = {
    "name": "Noor Bakker",
    "email": "noor@zeist.example",
    "organisation": "Gemeente Zeist",
    "text": "Wij zoeken iemand voor vier plantsoenen.\nHebt u in maart tijd?",
}

pytestmark = pytest.mark.usefixtures("session")


def address(supplier):
    return f"/leveranciers/{supplier.id}/bericht"


def waiting(session):
    return session.query(MailMessage).filter_by(status=MailStatus.WAITING).all()


def test_a_visitor_who_is_signed_out_writes_to_a_firm(client, session):
    supplier = make_listed()
    assert client.post(address(supplier), data=MESSAGE).status_code == 303
    [mail] = waiting(session)
    assert mail.recipient == supplier.email
    assert "vier plantsoenen" in mail.text
    assert "Noor Bakker (Gemeente Zeist)" in mail.text


def test_an_answer_goes_to_who_wrote(client, session):
    client.post(address(make_listed()), data=MESSAGE)
    [mail] = waiting(session)
    assert as_email(mail, "desk@region.example")["Reply-To"] == "noor@zeist.example"


def test_the_public_page_leads_to_the_form_and_shows_no_address_of_the_firm(client):
    supplier = make_listed(email="geheim@deheg.example")
    page = client.get(f"/leveranciers/{supplier.id}").location
    html = client.get(page).text + client.get(address(supplier)).text
    assert address(supplier) in html
    assert "geheim@deheg.example" not in html


def test_the_words_are_gone_once_the_mail_has_gone(client, session, monkeypatch):
    monkeypatch.setattr("app.mail.sending.deliver", lambda *_values, **_names: None)
    monkeypatch.setattr("config.Config.has_open_mailbox", property(lambda _config: False))
    client.post(address(make_listed()), data=MESSAGE)
    send_one()
    [mail] = session.query(MailMessage).all()
    assert mail.status is MailStatus.SENT
    assert (mail.text, mail.html, mail.reply_to) == ("", "", None)


def test_the_words_are_in_no_message_of_the_outbox(client, session):
    client.post(address(make_listed()), data=MESSAGE)
    assert not [row for row in session.query(OutboxMessage) if "plantsoenen" in str(row.content)]


def test_what_was_typed_comes_back_when_something_is_not_right(client, session):
    answer = client.post(address(make_listed()), data={**MESSAGE, "email": "noor"})
    assert answer.status_code == 422
    assert "vier plantsoenen" in answer.text
    assert waiting(session) == []


@pytest.mark.parametrize(
    ("text", "is_spam"),
    [
        ("Zie www.deheg.example en https://zeist.example/park", False),
        ("https://a.example https://b.example www.c.example", True),
        ('Klik <a href="http://a.example">hier</a>', True),
        ("[url=http://a.example]hier[/url]", True),
        ("[hier](http://a.example)", True),
        ("Kunt u in week 12 [of 13] komen?", False),
    ],
)
def test_links_make_spam(text, is_spam):
    assert is_link_spam(text) is is_spam


def test_spam_is_refused_with_the_words_still_there(client, session):
    spam = "Koop nu https://a.example https://b.example https://c.example"
    answer = client.post(address(make_listed()), data={**MESSAGE, "text": spam})
    assert answer.status_code == 422
    assert "Koop nu" in answer.text
    assert waiting(session) == []


def test_a_machine_that_fills_in_everything_is_told_that_it_went(client, session):
    answer = client.post(address(make_listed()), data={**MESSAGE, "homepage": "https://spam.example"})
    assert answer.status_code == 303
    assert waiting(session) == []


def test_a_line_end_in_the_name_makes_no_header(client, session):
    client.post(address(make_listed()), data={**MESSAGE, "name": "Noor\r\nBcc: iedereen@example.nl"})
    for mail in waiting(session):
        assert as_email(mail, "desk@region.example")["Bcc"] is None


@pytest.mark.parametrize("status", [ProfileStatus.WITHDRAWN, ProfileStatus.SUSPENDED, ProfileStatus.LAPSED])
def test_nobody_writes_to_a_firm_that_is_not_listed(client, status):
    assert client.get(address(make_listed(status=status))).status_code == 303  # to signing in
    client.sign_in(make_user())
    assert client.get(address(make_listed(status=status))).status_code == 404
    assert client.get(address(make_complete_draft())).status_code == 404


def test_one_network_sends_some_messages_and_then_waits(client, session):
    firms = [make_listed(), make_listed()]
    answers = [client.post(address(firms[number % 2]), data=MESSAGE).status_code for number in range(16)]
    assert answers == [303] * 15 + [429]


def test_a_firm_without_an_address_for_buyers_is_reached_through_its_owner(client, session):
    owner = make_user()
    client.post(address(make_listed(owner, email=None)), data=MESSAGE)
    assert [mail.recipient for mail in waiting(session)] == [owner.email]
