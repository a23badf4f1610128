"""Calendar files and feeds as a calendar program fetches them."""

from datetime import datetime, timedelta

import pytest
import vobject

from app.core.clock import now
from app.events.models import CalendarKey, EventOrganiser, EventStatus
from app.events.registering.models import RegistrationState
from app.organisations.bodies import Body
from tests.factories import save
from tests.factories.accounts import make_desk_member, make_user
from tests.factories.events import make_event, make_registration
from tests.factories.organisations import make_association, make_region


@pytest.fixture
def region(session):
    make_region()


def titles(response) -> list[str]:
    assert response.status_code == 200
    assert response.mimetype == "text/calendar"
    stream = vobject.readOne(response.get_data(as_text=True))
    return [each.summary.value for each in getattr(stream, "vevent_list", [])]


def soon() -> datetime:
    return (now() + timedelta(days=10)).replace(microsecond=0)


def test_the_file_of_an_event_has_a_name_to_keep_it_by(region, client):
    event = make_event(title="Ontbijt", slug="ontbijt", starts_at=soon())
    response = client.get(f"/bijeenkomsten/{event.id}.ics")
    assert titles(response) == ["Ontbijt"]
    assert response.headers["Content-Disposition"] == "attachment; filename=ontbijt.ics"


def test_a_draft_is_in_no_calendar(region, client):
    event = make_event(status=EventStatus.DRAFT, published_at=None, starts_at=soon())
    assert client.get(f"/bijeenkomsten/{event.id}.ics").status_code in (303, 404)
    assert titles(client.get("/bijeenkomsten/agenda.ics")) == []


def test_the_file_of_a_draft_is_kept_by_no_cache_in_between(region, client):
    event = make_event(status=EventStatus.DRAFT, published_at=None, starts_at=soon())
    client.sign_in(make_desk_member())
    assert client.get(f"/bijeenkomsten/{event.id}.ics").headers["Cache-Control"] == "no-store"


def test_the_feed_of_the_region_has_what_comes_what_was_lately_and_what_was_cancelled(region, client):
    make_event(title="Lang geleden", starts_at=soon() - timedelta(days=400))
    make_event(title="Pas geweest", starts_at=soon() - timedelta(days=20))
    make_event(title="Gaat niet door", starts_at=soon(), status=EventStatus.CANCELLED)
    make_event(title="Komt nog", starts_at=soon() + timedelta(days=1))
    assert titles(client.get("/bijeenkomsten/agenda.ics")) == ["Pas geweest", "Gaat niet door", "Komt nog"]


def test_the_feed_of_an_association_has_what_it_organises_with_others(region, client):
    association = make_association()
    body = Body(association.id)
    make_event(body, title="Eigen borrel", starts_at=soon())
    together = make_event(title="Samen", starts_at=soon() + timedelta(days=1))
    save(EventOrganiser(event_id=together.id, association_id=association.id, body_key=body.key))
    make_event(title="Van anderen", starts_at=soon())
    assert titles(client.get(f"/bijeenkomsten/van/{body.key}/agenda.ics")) == ["Eigen borrel", "Samen"]


@pytest.mark.parametrize("key", ["vereniging-99999", "gemeente-x", "niets", "vereniging-" + "9" * 40])
def test_a_body_that_is_none_has_no_feed(region, client, key):
    assert client.get(f"/bijeenkomsten/van/{key}/agenda.ics").status_code == 404


def test_a_reader_that_has_it_already_is_told_so(region, client):
    make_event(starts_at=soon())
    mark = client.get("/bijeenkomsten/agenda.ics").headers["ETag"]
    assert client.get("/bijeenkomsten/agenda.ics", headers={"If-None-Match": mark}).status_code == 304


def test_my_calendar_has_the_events_that_i_registered_for(region, client):
    user = make_user()
    client.sign_in(user)
    client.post("/account/agenda/nieuw")
    sure, waits, gone = (make_event(title=title, starts_at=soon()) for title in ("Zeker", "Wacht", "Afgemeld"))
    make_event(title="Niet ingeschreven", starts_at=soon())
    make_registration(sure, user_id=user.id)
    make_registration(waits, RegistrationState.WAITLISTED, user_id=user.id)
    make_registration(gone, RegistrationState.CANCELLED, user_id=user.id)
    key = save(CalendarKey(user_id=make_user().id, key="van-een-ander", made_at=now()))
    mine = client.get("/account/agenda").get_data(as_text=True).split("/agenda/")[1].split(".ics")[0]
    client.sign_out()
    assert titles(client.get(f"/agenda/{mine}.ics")) == ["Zeker", "Wacht"]
    assert titles(client.get(f"/agenda/{key.key}.ics")) == []


def test_only_who_has_a_seat_reads_where_to_find_it_online(region, client):
    user = make_user()
    save(CalendarKey(user_id=user.id, key="geheim", made_at=now()))
    seen = make_event(title="Zeker", starts_at=soon(), online_url="https://meet.example/zeker")
    hidden = make_event(title="Wacht", starts_at=soon(), online_url="https://meet.example/wacht")
    make_registration(seen, user_id=user.id)
    make_registration(hidden, RegistrationState.WAITLISTED, user_id=user.id)
    calendar = client.get("/agenda/geheim.ics").get_data(as_text=True)
    assert "meet.example/zeker" in calendar
    assert "meet.example/wacht" not in calendar
    assert "meet.example" not in client.get("/bijeenkomsten/agenda.ics").get_data(as_text=True)


@pytest.mark.parametrize("act", ["nieuw", "stoppen"])
def test_a_new_address_and_stopping_end_the_old_one(region, client, act):
    user = make_user()
    save(CalendarKey(user_id=user.id, key="oud", made_at=now()))
    client.sign_in(user)
    client.post(f"/account/agenda/{act}")
    assert client.get("/agenda/oud.ics").status_code == 404


def test_the_address_of_somebody_who_was_blocked_leads_nowhere(region, client):
    user = make_user(blocked_at=now())
    save(CalendarKey(user_id=user.id, key="geheim", made_at=now()))
    assert client.get("/agenda/geheim.ics").status_code == 404
