"""Registering on the site, with and without an account, and one's own registration behind the link of the mail."""

import re
from datetime import timedelta
from html import unescape
from io import BytesIO

import pytest
import vobject
import zxingcpp
from PIL import Image
from sqlalchemy import func, select

from app.events.models import Audience, EventQuestion, QuestionKind
from app.events.registering.models import Registration
from app.events.registering.models import RegistrationState as State
from app.events.registering.tokens import registration_at_door, registration_token
from app.mail.transport import as_email
from tests.conftest import NOON
from tests.factories import save
from tests.factories.accounts import make_user
from tests.factories.events import make_event, make_registration
from tests.factories.memberships import make_membership
from tests.factories.organisations import make_association
from tests.factories.suppliers import make_listed

FORM = {"name": "Noor Bakker", "email": "Noor@Example.nl", "language": "nl", "firm": "Bakkerij"}


def register(client, event, **values):
    return client.post(f"/bijeenkomsten/{event.id}/inschrijven", data={**FORM, **values})


def registrations(session):
    session.expire_all()
    return list(session.scalars(select(Registration).order_by(Registration.id)))


def text_of(response):
    return unescape(response.get_data(as_text=True))


def link_in(mail, path="inschrijving"):
    return re.search(rf"http://localhost(/{path}/\S+)", mail.text).group(1)


def test_somebody_registers_without_an_account_and_gets_a_mail(client, session, mailbox):
    event = make_event()
    answer = register(client, event)
    assert answer.status_code == 303
    [made] = registrations(session)
    assert (made.state, made.email, made.firm) == (State.REGISTERED, "noor@example.nl", "Bakkerij")
    [mail] = mailbox()
    assert mail.recipient == "noor@example.nl"
    assert "Noor Bakker" in text_of(client.get(link_in(mail)))


def test_the_mail_carries_the_qr_code_as_a_picture_and_the_calendar_entry_as_a_file(client, session, mailbox):
    register(client, make_event(title="Ontbijt"))
    [mail] = mailbox()
    whole = as_email(mail, "region@example.nl")
    parts = {part.get_content_type(): part for part in whole.walk()}
    html = parts["text/html"].get_content()
    assert f"cid:{parts['image/png']['Content-ID'].strip('<>')}" in html
    assert parts["text/calendar"].get_filename().endswith(".ics")
    assert vobject.readOne(parts["text/calendar"].get_content()).vevent.summary.value == "Ontbijt"
    [code] = zxingcpp.read_barcodes(Image.open(BytesIO(parts["image/png"].get_content())))
    assert code.text.startswith("http://localhost/deur/kaart/")
    assert registration_at_door(code.text.rsplit("/", 1)[1]).name == "Noor Bakker"


def test_who_is_signed_in_finds_the_form_filled_in(client, session):
    person = make_user(name="Sam de Wit")
    association, firm = make_association(), make_listed(person)
    make_membership(association, firm)
    client.sign_in(person)
    page = text_of(client.get(f"/bijeenkomsten/{make_event().id}/inschrijven"))
    assert 'value="Sam de Wit"' in page
    assert f'<option selected value="{firm.id}">' in page
    assert f'<option selected value="{association.id}">' in page


def test_who_is_signed_in_sees_their_registration_at_once(client, session):
    person = make_user()
    firm = make_listed(person)
    client.sign_in(person)
    answer = register(client, make_event(), email=person.email, supplier=str(firm.id))
    assert "/inschrijving/" in answer.headers["Location"]
    assert registrations(session)[0].supplier_id == firm.id


def test_a_firm_that_somebody_does_not_act_for_is_refused(client, session):
    person = make_user()
    make_listed(person)
    client.sign_in(person)
    assert register(client, make_event(), supplier=str(make_listed(make_user()).id)).status_code == 422


def test_registering_twice_gives_the_same_answer_and_a_mail_that_says_so(client, session, mailbox):
    event = make_event()
    first, second = register(client, event), register(client, event, name="Somebody else")
    assert (first.status_code, first.headers["Location"]) == (second.status_code, second.headers["Location"])
    assert [each.name for each in registrations(session)] == ["Noor Bakker"]
    assert ["al ingeschreven" in mail.subject or "already" in mail.subject for mail in mailbox()] == [False, True]


def test_one_mailbox_is_not_flooded(client, session):
    event = make_event()
    assert [register(client, event).status_code for _each in range(4)] == [303, 303, 303, 429]


@pytest.mark.parametrize("wrong", [{"email": "no address"}, {"name": " "}, {"association": "9999"}, {"language": "xx"}])
def test_what_is_wrong_is_said_and_nothing_is_written(client, session, wrong):
    assert register(client, make_event(), **wrong).status_code == 422
    assert registrations(session) == []


def test_guests_and_answers_come_along_without_gaps(client, session):
    event = make_event(most_guests=2)
    diet = save(EventQuestion(event_id=event.id, kind=QuestionKind.DIET, question="Dieet?"))
    choice = save(EventQuestion(event_id=event.id, kind=QuestionKind.CHOICE, question="Sessie?", choices="A\nB"))
    values = {"guest_2": "Gijs", f"question_{diet.id}_0": "noten", f"question_{diet.id}_2": "vegan"}
    register(client, event, **values, **{f"question_{choice.id}_0": "B"})
    [made] = registrations(session)
    assert (made.seats, [guest.name for guest in made.guests]) == (2, ["Gijs"])
    answers = {(answer.question_id, answer.rank): answer.answer for answer in made.answers}
    assert answers == {(diet.id, 0): "noten", (diet.id, 1): "vegan", (choice.id, 0): "B"}


def test_a_question_that_must_be_answered_is_asked_of_guests_who_come(client, session):
    event = make_event(most_guests=1)
    diet = save(EventQuestion(event_id=event.id, kind=QuestionKind.DIET, question="Dieet?", is_required=True))
    name = f"question_{diet.id}"
    assert register(client, event, **{f"{name}_0": "geen", "guest_1": "Gijs"}).status_code == 422
    assert register(client, event, **{f"{name}_0": "geen"}).status_code == 303


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"opens_at": NOON + timedelta(days=900000)}, "not open yet"),
        ({"closes_at": NOON - timedelta(days=9000)}, "closed"),
        ({"status": "cancelled"}, "does not take place"),
        ({"audience": Audience.FIRMS}, "for firms of the register"),
        ({"audience": Audience.MEMBERS}, "for members"),
    ],
)
def test_the_page_says_why_nobody_can_register_now(client, session, values, words):
    event = make_event(**values)
    page = client.get(f"/bijeenkomsten/{event.id}/inschrijven", headers={"Accept-Language": "en"})
    assert words in text_of(page)
    assert register(client, event).status_code == 200
    assert registrations(session) == []


def test_an_event_for_members_takes_who_acts_for_one(client, session):
    person, association = make_user(), make_association()
    make_membership(association, make_listed(person))
    from app.organisations.bodies import Body

    ours, theirs = (make_event(Body(each.id), audience=Audience.MEMBERS) for each in (association, make_association()))
    client.sign_in(person)
    assert register(client, ours).status_code == 303
    assert register(client, theirs).status_code == 200


def test_a_draft_is_nobodys_to_register_for(client, session):
    assert client.get(f"/bijeenkomsten/{make_event(status='draft').id}/inschrijven").status_code == 303  # to sign in


# One's own registration


def own(client, registration, act="", **data):
    path = f"/inschrijving/{registration_token(registration)}{act}"
    return client.post(path, data=data) if act else client.get(path)


def test_who_waits_sees_how_many_are_before_them(client, session):
    event = make_event(seats=1)
    for state in (State.REGISTERED, State.WAITLISTED, State.WAITLISTED):
        last = make_registration(event, state)
    page = client.get(f"/inschrijving/{registration_token(last)}", headers={"Accept-Language": "en"})
    assert "1 registration is before yours." in text_of(page)


def test_cancelling_offers_the_seat_to_the_next_by_mail(client, session, mailbox):
    event = make_event(seats=1)
    one, two = make_registration(event), make_registration(event, State.WAITLISTED)
    assert own(client, one, "/afmelden").status_code == 303
    assert (one.state, two.state) == (State.CANCELLED, State.OFFERED)
    assert [mail.recipient for mail in mailbox()] == [one.email, two.email]


def test_an_offer_is_accepted_once_and_then_says_so(client, session):
    event = make_event(seats=1)
    offered = make_registration(event, State.OFFERED)
    assert own(client, offered, "/aannemen").status_code == 303
    assert offered.state is State.REGISTERED
    assert own(client, offered, "/aannemen").status_code == 422
    assert own(client, offered, "/afwijzen").status_code == 422


def test_a_late_yes_gets_a_clear_page(client, session):
    late = make_registration(make_event(), State.OFFERED, offered_until=NOON - timedelta(days=9000))
    assert own(client, late, "/aannemen").status_code == 422
    assert late.state is State.OFFERED
    assert "Ja, ik kom" not in text_of(own(client, late))


def test_guests_and_answers_are_changed_and_the_form_says_when_there_is_no_room(client, session):
    event = make_event(seats=2, most_guests=2)
    one = make_registration(event)
    assert own(client, one, "/wijzigen", guest_1="Gijs").status_code == 303
    assert one.seats == 2
    answer = own(client, one, "/wijzigen", guest_1="Gijs", guest_2="Nog een")
    assert answer.status_code == 422
    assert "Nog een" in text_of(answer)


@pytest.mark.parametrize("token", ["x", "made.by.somebody", registration_token])
def test_a_forged_link_leads_nowhere(client, session, token):
    made = token if isinstance(token, str) else token(make_registration(make_event()))[:-2] + "xx"
    assert client.get(f"/inschrijving/{made}").status_code == 404


def test_my_registrations_stand_with_the_account(client, session):
    person = make_user()
    event = make_event()
    make_registration(event, email=person.email)
    make_registration(make_event(title="Van een ander"))
    client.sign_in(person)
    page = text_of(client.get("/account/inschrijvingen"))
    assert event.title in page
    assert "Van een ander" not in page


def test_only_those_who_agreed_are_named_on_the_page_of_the_event(client, session):
    event = make_event(shows_who_comes=True)
    make_registration(event, name="Wel Genoemd", may_be_named=True)
    make_registration(event, name="Niet Genoemd")
    make_registration(event, State.WAITLISTED, name="Wacht Nog", may_be_named=True)
    page = text_of(client.get(f"/bijeenkomsten/{event.id}-{event.slug}"))
    assert "Wel Genoemd" in page
    assert "Niet Genoemd" not in page
    assert "Wacht Nog" not in page


def test_a_page_of_an_event_asks_little_of_the_database_however_many_come(client, session, count_queries):
    event = make_event(seats=2)
    for _each in range(5):
        make_registration(event)
    client.get(f"/bijeenkomsten/{event.id}/inschrijven")
    with count_queries() as queries:
        client.get(f"/bijeenkomsten/{event.id}/inschrijven")
    assert len(queries) <= 15
    assert session.scalar(select(func.count()).select_from(Registration)) == 5
