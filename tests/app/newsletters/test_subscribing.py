"""Who subscribes confirms it by mail, chooses what to read, and stops with one click."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from app.consents.models import Consent
from app.consents.tokens import stop_token
from app.core.clock import now
from app.core.db import transaction
from app.newsletters.models import Subscription
from app.newsletters.privacy import _remove_unconfirmed
from app.newsletters.reading import queries
from app.newsletters.reading.choices import wishes_of
from app.newsletters.reading.tokens import reader_token, subscription_in
from app.organisations.bodies import REGION, Body
from tests.conftest import NOON
from tests.factories.accounts import make_user
from tests.factories.newsletters import make_reader
from tests.factories.organisations import make_association, make_region
from tests.factories.texts import make_label

READER = "lezer@example.nl"
FORM = {"email": "Lezer@Example.nl", "language": "nl"}


@pytest.fixture(autouse=True)
def region(session, clock):
    make_region()


def link_in(mail):
    return re.search(r"http://localhost(/\S+)", mail.text)[1]


def addresses(session, body=REGION):
    return [reader.email for reader in session.scalars(queries.readers_of(body))]


def test_only_the_button_behind_the_link_in_the_mail_makes_somebody_a_reader(client, session, mailbox):
    assert client.post("/nieuwsbrief", data=FORM).status_code == 200
    [mail] = mailbox()
    assert addresses(session) == []
    client.get(link_in(mail))
    assert addresses(session) == []
    client.post(link_in(mail))
    assert addresses(session) == [READER]


def test_the_proof_holds_the_words_that_the_form_showed(client, session, mailbox):
    page = client.get("/nieuwsbrief").get_data(as_text=True)
    client.post("/nieuwsbrief", data=FORM)
    proof = session.scalars(select(Consent)).one()
    assert proof.wording in page
    assert (proof.how, proof.purpose) == ("newsletter form", "newsletter")


def test_confirming_leads_to_what_the_reader_chose(client, session, mailbox):
    label, association = make_label(), make_association()
    chosen = {"topics": [label.key], "bodies": [Body(association.id).key, "regio"], "language": "en"}
    client.post("/nieuwsbrief", data={**FORM, **chosen})
    answer = client.post(link_in(mailbox()[0]))
    page = client.get(answer.location).get_data(as_text=True)
    assert READER in page
    [reader] = session.scalars(queries.readers_of(REGION))
    assert wishes_of(reader).topics == {label.key}
    assert wishes_of(reader).bodies == {"regio", Body(association.id).key}
    assert reader.language == "en"


def test_an_address_that_is_known_gets_the_same_answer_and_keeps_its_choices(client, session, mailbox):
    reader = make_reader(READER, bodies=[REGION])
    new = client.post("/nieuwsbrief", data={**FORM, "email": "ander@example.nl"}).get_data(as_text=True)
    known = client.post("/nieuwsbrief", data=FORM).get_data(as_text=True)
    without_tokens = [re.sub(r'value="[^"]{20,}"', "", page) for page in (new, known)]
    assert without_tokens[0].replace("ander@example.nl", "") == without_tokens[1].replace("Lezer@Example.nl", "")
    assert wishes_of(reader).bodies == {"regio"}
    [mail] = [each for each in mailbox() if each.recipient == READER]
    assert client.get(link_in(mail)).status_code == 200
    assert "/voorkeuren/" in mail.text


@pytest.mark.parametrize(
    "wrong", [{"email": "geen adres"}, {"email": ""}, {"language": "xx"}, {"bodies": "gemeente-X"}, {"topics": "x"}]
)
def test_a_form_with_a_mistake_sends_nothing(client, session, mailbox, wrong):
    assert client.post("/nieuwsbrief", data={**FORM, **wrong}).status_code == 422
    assert mailbox() == []
    assert session.scalars(select(Subscription)).all() == []


def test_a_stranger_cannot_fill_a_mailbox(client, session, mailbox):
    answers = [client.post("/nieuwsbrief", data=FORM).status_code for _ in range(5)]
    assert answers[-1] == 429
    assert len(mailbox()) == 1


def test_a_reader_changes_topics_by_the_link_without_an_account(client, session):
    reader, label = make_reader(), make_label()
    path = f"/nieuwsbrief/voorkeuren/{reader_token(reader)}"
    assert client.post(path, data={"topics": [label.key], "language": "nl"}).status_code == 303
    assert wishes_of(reader).topics == {label.key}
    client.post(path, data={"language": "nl"})
    assert wishes_of(reader).topics == set()


def test_one_click_stops_and_forgets_the_subscription_and_a_mere_look_does_not(client, session):
    reader = make_reader(READER)
    token = reader_token(reader)
    path = f"/toestemming/stoppen/{stop_token(queries.consent_of(reader))}"
    client.get(path)
    assert addresses(session) == [READER]
    assert client.post(path, data={"List-Unsubscribe": "One-Click"}).status_code == 200
    assert session.scalars(select(Subscription)).all() == []
    assert session.scalars(select(Consent)).one().withdrawn_how == "link"
    assert client.get(f"/nieuwsbrief/voorkeuren/{token}").status_code == 410


def test_the_link_in_an_old_mail_stops_a_subscription_that_was_renewed_since(client, session):
    old = queries.consent_of(make_reader(READER))
    path = f"/toestemming/stoppen/{stop_token(old)}"
    client.post(path)
    make_reader(READER)
    client.post(path)
    assert addresses(session) == []


@pytest.mark.parametrize("cut", ["", "x", "abc.def.ghi"])
def test_a_forged_link_opens_nothing(client, session, cut):
    reader = make_reader()
    forged = cut or reader_token(reader)[:-2]
    assert client.get(f"/nieuwsbrief/voorkeuren/{forged}").status_code == 410
    assert client.post(f"/nieuwsbrief/voorkeuren/{forged}/hervatten").status_code == 410


def test_a_link_does_not_open_the_subscription_that_got_the_number_of_one_that_is_gone(session):
    reader = make_reader()
    token, number = reader_token(reader), reader.id
    session.delete(reader)
    session.flush()
    make_reader(id=number, created_at=NOON + timedelta(seconds=1))
    assert subscription_in(token) is None


def test_the_account_leads_to_the_own_subscription_only(client, session):
    person = make_user()
    client.sign_in(person)
    assert "/account/nieuwsbrief" not in client.get("/account").get_data(as_text=True)
    assert client.get("/account/nieuwsbrief").location == "/nieuwsbrief"
    reader = make_reader(person.email)
    assert "/account/nieuwsbrief" in client.get("/account").get_data(as_text=True)
    assert reader_token(reader) in client.get("/account/nieuwsbrief").location


def test_whose_mail_came_back_asks_again(client, session):
    reader = make_reader(READER, bounces=3, stopped_at=now())
    assert addresses(session) == []
    path = f"/nieuwsbrief/voorkeuren/{reader_token(reader)}"
    assert "/hervatten" in client.get(path).get_data(as_text=True)
    assert client.post(f"{path}/hervatten").status_code == 303
    assert addresses(session) == [READER]
    assert reader.bounces == 0


def test_a_newsletter_of_an_association_reaches_only_who_chose_it(session):
    association = make_association()
    make_reader("alles@example.nl")
    make_reader("volger@example.nl", bodies=[Body(association.id)])
    assert addresses(session, Body(association.id)) == ["volger@example.nl"]
    assert sorted(addresses(session)) == ["alles@example.nl", "volger@example.nl"]


def test_what_nobody_confirmed_goes_and_a_reader_stays(client, session, clock):
    client.post("/nieuwsbrief", data=FORM)
    make_reader("blijft@example.nl")
    with transaction():
        assert _remove_unconfirmed(NOON, 100) == 0
        assert _remove_unconfirmed(NOON + timedelta(days=1), 100) == 1
    assert [each.email for each in session.scalars(select(Subscription))] == ["blijft@example.nl"]
