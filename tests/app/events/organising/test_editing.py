"""Organisers write an event down, section by section."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from PIL import Image
from sqlalchemy import select

from app.events.models import Event, EventKind, EventOrganiser, EventStatus
from app.events.registering.models import RegistrationState
from app.organisations.bodies import Body
from tests.app.events.organising.pages import JUNE, MANAGE, messages, send, text_of
from tests.factories import save
from tests.factories.accounts import make_buyer, make_user
from tests.factories.events import make_event, make_registration
from tests.factories.organisations import make_association, make_region
from tests.factories.texts import make_label

WHEN = {"starts_at": "2026-06-20T19:00", "ends_at": "2026-06-20T22:00"}


def place_of(event, **values):
    return {**WHEN, "place": event.place, "town": event.town, **values}


def test_an_event_begins_with_what_and_when(client, board, session):
    sent = {"body": board.key, "kind": "drinks", "title": "Borrel & meer", **WHEN}
    answer = client.post(f"{MANAGE}/nieuw", data=sent)
    event = session.scalars(select(Event)).one()
    assert answer.location == f"{MANAGE}/{event.id}"
    assert (event.status, event.kind, event.body) == (EventStatus.DRAFT, EventKind.DRINKS, board)
    assert (event.starts_at, event.slug) == (JUNE, "borrel-meer")


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": " "},
        {"title": "x" * 151},
        {"kind": "riot"},
        {"body": "regio"},
        {"body": "vereniging-9999"},
        {"ends_at": "2026-06-20T18:00"},
        {"starts_at": "soon"},
        {"starts_at": ""},
        {"starts_at": "0001-01-01T00:00"},
        {"starts_at": "9999-12-31T23:59"},
        {"starts_at": "2026-03-29T02:30", "ends_at": "2026-03-29T05:00"},
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(client, board, session, wrong):
    sent = {"body": board.key, "kind": "drinks", "title": "Borrel", **WHEN, **wrong}
    assert client.post(f"{MANAGE}/nieuw", data=sent).status_code == 422
    assert session.scalar(select(Event)) is None


def test_of_a_time_that_comes_twice_the_first_is_taken_and_that_is_said(client, board, session):
    night = {"starts_at": "2026-10-25T02:30", "ends_at": "2026-10-25T05:00"}
    client.post(f"{MANAGE}/nieuw", data={"body": board.key, "kind": "drinks", "title": "Nacht", **night})
    event = session.scalars(select(Event)).one()
    assert event.starts_at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert "utrecht-alert--info" in text_of(client.get(f"{MANAGE}/{event.id}"))


def test_titles_that_collide_have_their_own_addresses(client, board):
    first, second = (make_event(board, starts_at=JUNE, title="Borrel", slug="borrel") for _each in range(2))
    for event in (first, second):
        assert client.get(f"/bijeenkomsten/{event.id}-borrel").status_code == 200


def test_the_list_has_own_events_and_those_one_helps_to_organise(client, board):
    make_event(board, starts_at=JUNE, title="Van ons")
    shared = make_event(starts_at=JUNE, title="Samen met de regio")
    save(EventOrganiser(event_id=shared.id, association_id=board.association_id, body_key=board.key))
    make_event(starts_at=JUNE, title="Van een ander")
    make_event(board, starts_at=JUNE, title="Nog niet klaar", status=EventStatus.DRAFT)
    coming = text_of(client.get(MANAGE))
    assert "Van ons" in coming
    assert "Samen met de regio" in coming
    assert "Van een ander" not in coming
    assert "Nog niet klaar" not in coming
    assert "Nog niet klaar" in text_of(client.get(f"{MANAGE}?lijst=concept"))
    assert client.get(f"{MANAGE}?lijst=onzin").status_code == 200


def test_who_speaks_for_nobody_organises_nothing(client):
    client.sign_in(make_user())
    assert client.get(MANAGE).status_code == 403


OUTLINE = {"kind": "drinks", "title": "Zomerborrel", "language": "nl", "audience": "members", "introduction": "Proost."}


def test_what_it_is_and_who_organises_it_too(client, draft, session):
    make_region()
    other = make_association()
    sent = {**OUTLINE, "co_organisers": [Body(other.id).key, "gemeente-GM0355"], "contact_email": "info@example.nl"}
    assert send(client, draft, "wat", **sent).status_code == 303
    session.refresh(draft)
    assert draft.title == "Zomerborrel"
    assert {body.key for body in draft.bodies[1:]} == {Body(other.id).key, "gemeente-GM0355"}
    client.sign_in(make_buyer("GM0355"))
    assert client.get(f"{MANAGE}/{draft.id}").status_code == 200
    assert client.get(f"{MANAGE}/{draft.id}/programma").status_code == 200
    assert client.get(f"{MANAGE}/{draft.id}/wat").status_code == 404


def test_what_was_chosen_is_chosen_when_the_form_opens_again(client, draft):
    make_region()
    draft.labels = [make_label("gekozen"), make_label("ook")]
    draft.organisers = [EventOrganiser(municipality_code="GM0355", body_key="gemeente-GM0355")]
    shown = text_of(client.get(f"{MANAGE}/{draft.id}/wat"))
    checked = {
        tag.split('value="')[1].split('"')[0] for tag in shown.split("<input ") if "checked" in tag.split(">")[0]
    }
    assert checked == {"gekozen", "ook", "gemeente-GM0355", "nl", "everybody"}


def test_the_text_is_shown_as_it_will_look_and_kept_by_nobody(client, draft, session):
    answer = send(client, draft, "wat", **{**OUTLINE, "text": "**vet**"}, preview="text")
    assert "<strong>vet</strong>" in text_of(answer)
    assert session.get_one(Event, draft.id).title != "Zomerborrel"


def test_a_picture_needs_its_description(client, draft, session):
    image = BytesIO()
    Image.new("RGB", (64, 48), "green").save(image, "PNG")
    for alt, code in (("", 422), ("Een veld", 303)):
        sent = {**OUTLINE, "picture_file": (BytesIO(image.getvalue()), "veld.png"), "picture_alt": alt}
        assert send(client, draft, "wat", **sent).status_code == code
    session.refresh(draft)
    assert draft.picture.alt == "Een veld"


def test_a_lost_race_gets_the_page_of_the_house(client, draft, session):
    old = {"version": draft.version, **OUTLINE}
    assert send(client, draft, "wat", **OUTLINE).status_code == 303
    answer = client.post(f"{MANAGE}/{draft.id}/wat", data={**old, "title": "Te laat"})
    assert answer.status_code == 409
    assert session.get_one(Event, draft.id).title == "Zomerborrel"


def test_the_town_and_the_place_on_the_map_follow_from_the_postcode(client, draft, session):
    assert send(client, draft, "waar-en-wanneer", **WHEN, place="Zaal", postcode="3981aa").status_code == 303
    session.refresh(draft)
    assert (draft.postcode, draft.town) == ("3981 AA", "Bunnik")
    assert draft.latitude == pytest.approx(52.05, abs=0.1)


@pytest.mark.parametrize(
    "wrong", [{"postcode": "3981"}, {"postcode": "0000 AA"}, {"online_url": "javascript:alert(1)"}]
)
def test_a_place_that_cannot_be_is_refused(client, draft, wrong):
    assert send(client, draft, "waar-en-wanneer", **{**WHEN, **wrong}).status_code == 422


def test_an_event_that_people_registered_for_moves_only_after_a_yes(client, published, session):
    for state in (RegistrationState.REGISTERED, RegistrationState.WAITLISTED, RegistrationState.CANCELLED):
        make_registration(published, state)
    moved = place_of(published, starts_at="2026-06-21T19:00", ends_at="2026-06-21T22:00")
    warned = send(client, published, "waar-en-wanneer", **moved)
    assert warned.status_code == 422
    assert "2" in text_of(warned).split('id="agreed-error"')[1].split("</p>")[0]
    assert session.get_one(Event, published.id).starts_at == JUNE
    assert send(client, published, "waar-en-wanneer", **moved, agreed="y").status_code == 303
    session.refresh(published)
    assert published.starts_at == JUNE + timedelta(days=1)
    assert published.sequence == 1
    assert "events.EventChanged" in messages(session)


def test_nobody_is_asked_when_nobody_registered_or_nothing_moves(client, published, session):
    assert send(client, published, "waar-en-wanneer", **place_of(published, place="Kasteel")).status_code == 303
    make_registration(published)
    session.refresh(published)
    assert send(client, published, "waar-en-wanneer", **place_of(published, place="Kasteel")).status_code == 303
    assert session.get_one(Event, published.id).sequence == 1


TERMS = {"takes_registrations": "y", "most_guests": "2", "offer_hours": "24"}


def test_terms_of_coming(client, draft, session):
    prices = {"price_member": "0", "price_other": "€ 12,50", "price_note": "Contant."}
    windows = {"opens_at": "2026-04-01T09:00", "closes_at": "2026-06-18T12:00", "cancel_until": "2026-06-19T12:00"}
    assert send(client, draft, "inschrijving", **TERMS, **prices, **windows, seats="150").status_code == 303
    session.refresh(draft)
    assert (draft.seats, draft.price_member, str(draft.price_other)) == (150, 0, "12.50")
    assert draft.opens_at == datetime(2026, 4, 1, 7, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "wrong",
    [
        {"seats": "0"},
        {"seats": "-3"},
        {"seats": "many"},
        {"most_guests": "999"},
        {"offer_hours": "0"},
        {"price_other": "-5"},
        {"closes_at": "2026-07-01T12:00"},
        {"closes_at": "2026-04-01T12:00", "opens_at": "2026-05-01T12:00"},
        {"opens_at": "2026-07-01T12:00"},
        {"cancel_until": "2026-06-20T20:00"},
    ],
)
def test_terms_that_cannot_be_are_refused(client, draft, wrong):
    assert send(client, draft, "inschrijving", **{**TERMS, **wrong}).status_code == 422


def test_seats_cannot_become_fewer_than_are_taken(client, published, session):
    make_registration(published, seats=3)
    make_registration(published, RegistrationState.OFFERED, seats=2)
    make_registration(published, RegistrationState.WAITLISTED, seats=9)
    refused = send(client, published, "inschrijving", **TERMS, seats="4")
    assert refused.status_code == 422
    assert "5" in text_of(refused).split('id="seats-error"')[1].split("</p>")[0]
    assert send(client, published, "inschrijving", **TERMS, seats="5").status_code == 303


def test_more_seats_are_told_to_the_waiting_list(client, board, session):
    event = make_event(board, starts_at=JUNE, seats=10)
    send(client, event, "inschrijving", **TERMS, seats="10")
    assert "events.SeatsAdded" not in messages(session)
    session.refresh(event)
    send(client, event, "inschrijving", **TERMS, seats="12")
    assert "events.SeatsAdded" in messages(session)


@pytest.mark.parametrize("section", ["wat", "waar-en-wanneer", "inschrijving", "programma", "partners", "vragen"])
def test_every_section_opens_with_what_is_known(client, draft, section):
    assert client.get(f"{MANAGE}/{draft.id}/{section}").status_code == 200
