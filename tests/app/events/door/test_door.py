"""At the door: nobody counts twice, whatever the network and however many phones."""

from datetime import timedelta
from html import unescape

import pytest

from app.events.door.models import CheckIn
from app.events.door.queries import count_at
from app.events.door.rounds import step
from app.events.registering.models import Guest, Registration
from app.events.registering.models import RegistrationState as State
from app.events.registering.tokens import door_token, registration_token
from tests.conftest import NOON
from tests.factories import save
from tests.factories.accounts import make_desk_member
from tests.factories.events import make_event, make_registration


@pytest.fixture
def event(session, clock):
    return make_event(starts_at=NOON, seats=3)


@pytest.fixture
def phone(client, session):
    client.sign_in(make_desk_member(language="en"))
    return client


def tell(phone, event, *marks):
    return phone.post(f"/deur/{event.id}/vinkjes", json={"marks": list(marks)}).get_json()


def came(registration, mark="mark-0001", rank=0, **more):
    return {"kind": "in", "mark": mark, "registration": registration.id, "rank": rank, "at": NOON.isoformat(), **more}


def walk_in(mark="mark-0009", **more):
    return {"kind": "walk-in", "mark": mark, "name": "Wim Inloop", "firm": "", "at": NOON.isoformat(), **more}


def undo(mark="mark-0001"):
    return {"kind": "undo", "mark": mark}


def text_of(response):
    return unescape(response.get_data(as_text=True))


def test_what_is_told_again_and_again_counts_once(phone, event):
    one = make_registration(event)
    for _each in range(3):
        answer = tell(phone, event, came(one))
    assert (answer["came"], answer["refused"], one.state) == (1, [], State.ATTENDED)


def test_two_phones_that_let_in_the_same_person_count_one(phone, event):
    one = make_registration(event)
    tell(phone, event, came(one, "phone-one"))
    assert tell(phone, event, came(one, "phone-two"))["came"] == 1


def test_guests_are_let_in_apart(phone, event):
    one = make_registration(event, seats=2)
    save(Guest(registration_id=one.id, rank=1, name="Gijs"))
    assert tell(phone, event, came(one))["came"] == 1
    answer = tell(phone, event, came(one, "mark-0002", rank=1))
    assert answer["came"] == 2
    assert tell(phone, event, came(one, "mark-0003", rank=2))["refused"]


def test_what_was_taken_back_stays_so_when_an_old_message_arrives_once_more(phone, event):
    one = make_registration(event)
    tell(phone, event, came(one), undo())
    assert one.state is State.REGISTERED
    assert tell(phone, event, came(one))["came"] == 0
    assert tell(phone, event, came(one, "mark-0002"))["came"] == 1


def test_taking_back_what_never_arrived_changes_nothing(phone, event):
    one = make_registration(event)
    assert tell(phone, event, came(one), undo("mark-none"))["came"] == 1


def test_taking_back_one_of_a_party_leaves_the_others_in(phone, event):
    one = make_registration(event, seats=2)
    tell(phone, event, came(one), came(one, "mark-0002", rank=1), undo())
    assert one.state is State.ATTENDED
    assert count_at(event).came == 1


def test_who_walks_in_counts_and_over_capacity_somebody_has_to_insist(phone, event):
    make_registration(event, seats=2)
    assert tell(phone, event, walk_in())["came"] == 1
    [refused] = tell(phone, event, walk_in("mark-0010"))["refused"]
    assert refused["can_insist"]
    assert tell(phone, event, walk_in("mark-0010", anyway=True))["came"] == 2


def test_a_walk_in_that_was_a_mistake_was_not_there(phone, event, session):
    tell(phone, event, walk_in(), undo("mark-0009"))
    assert session.query(Registration).one().state is State.CANCELLED


def test_who_waits_comes_in_when_somebody_insists_and_who_was_offered_a_seat_has_it(phone, event):
    make_registration(event, seats=2)
    offered, waits = make_registration(event, State.OFFERED), make_registration(event, State.WAITLISTED)
    assert tell(phone, event, came(offered), came(waits, "mark-0002"))["came"] == 1
    assert tell(phone, event, came(waits, "mark-0003", anyway=True))["came"] == 2


@pytest.mark.parametrize("other", ["cancelled", "of another event", "unknown"])
def test_who_has_no_seat_here_is_refused_and_the_rest_is_done(phone, event, other):
    one = make_registration(event)
    wrong = {
        "cancelled": lambda: make_registration(event, State.CANCELLED),
        "of another event": lambda: make_registration(make_event()),
        "unknown": lambda: Registration(id=2**31 - 1),
    }[other]()
    answer = tell(phone, event, came(wrong, "mark-0002"), came(one))
    assert [each["mark"] for each in answer["refused"]] == ["mark-0002"]
    assert answer["came"] == 1


@pytest.mark.parametrize(
    "content",
    [
        None,
        [],
        {"marks": 3},
        {"marks": [3]},
        {"marks": [{"kind": "in", "mark": "short"}]},
        {"marks": [{"kind": "in", "mark": "long-enough", "registration": "1", "rank": 0}]},
        {"marks": [{"kind": "in", "mark": "long-enough", "registration": 1, "rank": -1}]},
        {"marks": [{"kind": "in", "mark": "long-enough", "registration": 2**70, "rank": 0}]},
        {"marks": [{"kind": "walk-in", "mark": "long-enough", "name": " "}]},
        {"marks": [{"kind": "other", "mark": "long-enough"}]},
    ],
)
def test_what_no_phone_of_ours_sends_is_refused(phone, event, content):
    assert phone.post(f"/deur/{event.id}/vinkjes", json=content).status_code == 400


@pytest.mark.parametrize(
    "at", ["2099-01-01T00:00:00+00:00", "0001-01-01T00:00:00+14:00", "yesterday", "2026-03-16T10:00:00", None, 5]
)
def test_a_clock_that_is_wrong_counts_as_the_moment_it_was_received(phone, event, session, at):
    tell(phone, event, {**came(make_registration(event)), "at": at})
    assert session.query(CheckIn).one().came_at == NOON


# Codes


def card(client, registration):
    return client.get(f"/deur/kaart/{door_token(registration)}")


def test_the_code_of_a_registration_opens_it_with_one_button_for_who_leads(phone, event):
    one = make_registration(event, name="Anna Appel")
    page = text_of(card(phone, one))
    assert "Anna Appel" in page
    assert page.count(f"/deur/{event.id}/binnen") == 1


def test_a_visitor_who_scans_their_own_code_learns_where_to_show_it_and_no_name(client, event):
    page = card(client, make_registration(event, name="Anna Appel"))
    assert page.status_code == 200
    assert "Anna Appel" not in text_of(page)


def test_codes_that_are_forged_cancelled_or_of_another_day_let_nobody_in(phone, event):
    one = make_registration(event)
    forged = [door_token(one)[:-1] + "!", "abc", registration_token(one)]
    assert [phone.get(f"/deur/kaart/{token}").status_code for token in forged] == [404] * 3
    for other in (make_registration(event, State.CANCELLED), make_registration(make_event())):
        assert "/binnen" not in text_of(card(phone, other))


def read_code(phone, event, address):
    return phone.get(f"/deur/{event.id}/code", query_string={"adres": address}).get_json()


def test_a_code_scanned_in_the_page_says_whose_it_is_or_why_not(phone, event):
    one, gone, other = (
        make_registration(event),
        make_registration(event, State.CANCELLED),
        make_registration(make_event()),
    )
    address = "http://localhost/deur/kaart/"
    assert read_code(phone, event, address + door_token(one)) == {"registration": one.id}
    answers = [read_code(phone, event, text) for text in (address + door_token(gone), address + door_token(other), "x")]
    assert all(answer.keys() == {"refusal"} for answer in answers)
    assert len({answer["refusal"] for answer in answers}) == 3


# Without script


def test_the_page_works_without_script(phone, event):
    one = make_registration(event, name="Anna Appel")
    make_registration(event, name="Bea Beer")
    page = text_of(phone.get(f"/deur/{event.id}?q=appel"))
    assert page.count('class="door__person"') == 2  # with the template of the script
    form = {"registration": one.id, "rank": 0, "mark": "from-a-form"}
    for _twice in range(2):
        assert phone.post(f"/deur/{event.id}/binnen", data=form).status_code == 303
    assert count_at(event).came == 1
    phone.post(f"/deur/{event.id}/terug", data={"mark": "from-a-form"})
    assert count_at(event).came == 0
    phone.post(f"/deur/{event.id}/inloop", data={"name": "Wim", "mark": "walked-in"})
    assert count_at(event).came == 1


@pytest.mark.parametrize(
    "form", [{}, {"registration": "x", "rank": 0}, {"registration": 1, "rank": -1}, {"registration": 2**70, "rank": 0}]
)
def test_a_broken_form_is_refused(phone, event, form):
    assert phone.post(f"/deur/{event.id}/binnen", data=form).status_code == 400


def test_only_this_page_may_use_the_camera(phone, event):
    assert "camera=(self)" in phone.get(f"/deur/{event.id}").headers["Permissions-Policy"]
    assert "camera=()" in phone.get("/").headers["Permissions-Policy"]


# Afterwards


def test_after_the_end_who_did_not_come_is_a_no_show_and_the_number_stays(phone, event, session, clock):
    one, two = make_registration(event), make_registration(event)
    tell(phone, event, came(one))
    assert step() is False
    clock(event.ends_at + timedelta(minutes=1))
    assert step() is True
    assert step() is False
    session.expire_all()
    assert (one.state, two.state, event.attendance) == (State.ATTENDED, State.NO_SHOW, 1)


def test_a_phone_that_tells_late_makes_it_right(phone, event, session, clock):
    one, two = make_registration(event), make_registration(event)
    tell(phone, event, came(one))
    clock(event.ends_at + timedelta(minutes=1))
    step()
    tell(phone, event, came(two, "mark-0002"))
    session.expire_all()
    assert (two.state, event.attendance) == (State.ATTENDED, 2)


def test_where_no_list_was_kept_nobody_is_a_no_show(event, session, clock):
    one = make_registration(event)
    clock(event.ends_at + timedelta(minutes=1))
    assert step() is False
    assert (one.state, event.attendance) == (State.REGISTERED, None)


def test_a_list_of_many_asks_little_of_the_database(phone, event, count_queries):
    for _each in range(5):
        make_registration(event)
    phone.get(f"/deur/{event.id}")
    with count_queries() as queries:
        phone.get(f"/deur/{event.id}")
    assert len(queries) <= 15
