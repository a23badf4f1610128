"""What everybody reads of events."""

import json
import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from app.events.models import Audience, EventKind, EventOrganiser, EventPartner, EventSession, EventStatus, PartnerKind
from app.events.registering.models import RegistrationState
from app.organisations.bodies import Body
from tests.factories import save
from tests.factories.accounts import make_desk_member
from tests.factories.events import make_event, make_registration
from tests.factories.organisations import make_association, make_region
from tests.factories.suppliers import make_complete_draft, make_listed
from tests.factories.texts import make_label, make_picture

JUNE = datetime(2026, 6, 20, 17, 0, tzinfo=UTC)


def page(client, path="/bijeenkomsten"):
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.get_data(as_text=True)


def path_of(event):
    return f"/bijeenkomsten/{event.id}-{event.slug}"


def test_coming_events_stand_by_date_and_past_ones_apart(client):
    later = make_event(starts_at=JUNE + timedelta(days=1), title="De latere")
    make_event(starts_at=JUNE, title="De eerste")
    make_event(starts_at=JUNE - timedelta(days=365), title="Van vorig jaar")
    make_event(starts_at=JUNE, title="Een concept", status=EventStatus.DRAFT)
    coming = page(client)
    assert coming.index("De eerste") < coming.index("De latere")
    assert "Van vorig jaar" not in coming
    assert "Een concept" not in coming
    past = page(client, "/bijeenkomsten/eerder")
    assert "Van vorig jaar" in past
    assert later.title not in past


def test_a_list_is_narrowed_by_organiser_label_and_kind(client):
    first, second = make_association(), make_association()
    shared = make_event(Body(first.id), starts_at=JUNE, title="Samen", kind=EventKind.FAIR)
    save(EventOrganiser(event_id=shared.id, association_id=second.id, body_key=Body(second.id).key))
    shared.labels = [make_label("zomer", "Zomer")]
    make_event(starts_at=JUNE, title="Alleen de regio")
    for address in (f"?van=vereniging-{first.id}", f"?van=vereniging-{second.id}", "?label=zomer", "?soort=fair"):
        found = page(client, f"/bijeenkomsten{address}")
        assert "Samen" in found
        assert "Alleen de regio" not in found
    assert "Samen" not in page(client, "/bijeenkomsten?van=regio")


@pytest.mark.parametrize("asked", ["van=nonsense", "van=vereniging-999", "soort=%22%3E", "label=%27", "blad=x"])
def test_nonsense_in_the_address_is_no_error(client, asked):
    assert client.get(f"/bijeenkomsten?{asked}").status_code == 200


def test_an_empty_list_says_so_and_what_to_do(client):
    assert "/bijeenkomsten/eerder" in page(client)
    make_event(starts_at=JUNE)
    nothing = page(client, "/bijeenkomsten?label=niets").split('class="empty"')[1]
    assert 'href="/bijeenkomsten"' in nothing


def test_a_month_is_a_table_and_a_list_with_what_takes_place(client):
    make_event(starts_at=JUNE, title="In juni")
    make_event(starts_at=JUNE + timedelta(days=30), title="In juli")
    june = page(client, "/bijeenkomsten/agenda/2026/06")
    assert june.count("In juni") == 2  # in the table, and in the list for small screens
    assert "In juli" not in june
    assert june.count('scope="col"') == 7
    assert "/bijeenkomsten/agenda/2026/07" in june


@pytest.mark.parametrize("month", ["2026/13", "2026/00", "1200/01", "2026/6", "9999/12"])
def test_a_month_that_no_calendar_has_is_not_found(client, month):
    assert client.get(f"/bijeenkomsten/agenda/{month}").status_code == 404


@pytest.mark.parametrize("month", ["2000/01", "2100/12"])
def test_the_first_and_the_last_month_lead_no_further(client, month):
    assert page(client, f"/bijeenkomsten/agenda/{month}").count("month__steps") == 1


def test_an_event_on_the_border_of_two_months_stands_in_both(client):
    new_year = datetime(2026, 12, 31, 21, 0, tzinfo=UTC)
    make_event(starts_at=new_year, ends_at=new_year + timedelta(hours=5), title="Oud en nieuw")
    assert "Oud en nieuw" in page(client, "/bijeenkomsten/agenda/2026/12")
    assert "Oud en nieuw" in page(client, "/bijeenkomsten/agenda/2027/01")


def test_the_event_has_one_address_and_others_lead_there(client):
    event = make_event(starts_at=JUNE)
    for other in (f"/bijeenkomsten/{event.id}", f"/bijeenkomsten/{event.id}-oude-titel"):
        answer = client.get(other)
        assert answer.status_code == 301
        assert answer.location == path_of(event)
    assert f'<link rel="canonical" href="http://localhost{path_of(event)}"' in page(client, path_of(event)).replace(
        "http://localhost:8000", "http://localhost"
    )


def test_the_page_tells_what_people_want_to_know(client, session):
    event = make_event(starts_at=JUNE, price_member=Decimal(0), price_other=Decimal("12.50"), text="Kom **mee**.")
    supplier, hidden = make_listed(), make_complete_draft()
    event.partners = [
        EventPartner(kind=PartnerKind.HOST, name="De Gastheer", supplier_id=supplier.id),
        EventPartner(kind=PartnerKind.SPONSOR, name="De Sponsor", url="https://sponsor.example", supplier_id=hidden.id),
    ]
    event.sessions = [EventSession(starts_at=JUNE, title="Opening", speakers="Jan Jansen, voorzitter\nPiet")]
    session.flush()
    shown = page(client, path_of(event))
    for words in (
        "Gemeentehuis",
        "12,50",
        "<strong>mee</strong>",
        "De Gastheer",
        "Opening",
        "Jan Jansen",
        "voorzitter",
    ):
        assert words in shown
    assert f"/leveranciers/{supplier.id}" in shown
    assert f"/leveranciers/{hidden.id}" not in shown  # it has no public page
    assert 'rel="noopener nofollow sponsored"' in shown


def test_times_are_those_of_the_clock_in_amsterdam(client):
    """Both start at 17:00 UTC."""
    summer = make_event(starts_at=JUNE)
    winter = make_event(starts_at=JUNE + timedelta(days=183))
    assert "19:00" in page(client, path_of(summer))
    assert "18:00" in page(client, path_of(winter))


def test_the_address_for_taking_part_online_is_on_no_public_page(client):
    event = make_event(starts_at=JUNE, online_url="https://overleg.example/geheim")
    assert "overleg.example" not in page(client, path_of(event))
    assert "overleg.example" not in page(client)


def test_a_script_in_a_text_does_nothing(client):
    harm = "<script>alert(1)</script> [klik](javascript:alert(1)) </script><script>x"
    event = make_event(starts_at=JUNE, title=f"Feest {harm}", introduction=harm, text=harm)
    shown = page(client, path_of(event))
    assert "<script>" not in shown
    assert 'href="javascript:' not in shown


def test_a_draft_is_for_its_organisers(client):
    event = make_event(starts_at=JUNE, status=EventStatus.DRAFT)
    assert client.get(path_of(event)).status_code in (302, 303, 404)
    client.sign_in(make_desk_member())
    assert "noindex" in page(client, path_of(event))


def test_a_cancelled_event_keeps_its_page_with_the_reason(client):
    event = make_event(starts_at=JUNE, status=EventStatus.CANCELLED, cancel_reason="Storm.")
    shown = page(client, path_of(event))
    assert "Storm." in shown
    assert "EventCancelled" in shown


@pytest.mark.parametrize(("taken", "kind"), [(0, "success"), (416, "warning"), (437, "warning")])
def test_seats_left_are_told_in_words_and_not_in_numbers(client, taken, kind):
    event = make_event(starts_at=JUNE, seats=437)
    if taken:
        make_registration(event, RegistrationState.OFFERED, seats=taken)
    facts = page(client, path_of(event)).split('class="panel"')[1].split("</aside>")[0]
    assert f"utrecht-status-badge--{kind}" in facts
    assert "437" not in facts
    assert str(437 - taken) not in facts or taken == 437


def test_machines_read_the_event(client):
    event = make_event(starts_at=JUNE, postcode="3981 AA", price_other=Decimal(10), online_url="https://x.example")
    event.picture = make_picture()
    shown = page(client, path_of(event))
    data = json.loads(re.search(r'<script type="application/ld\+json">(.+?)</script>', shown)[1])
    assert data["@type"] == "Event"
    assert data["startDate"] == "2026-06-20T19:00:00+02:00"
    assert data["eventAttendanceMode"].endswith("MixedEventAttendanceMode")
    assert data["location"][0]["address"]["postalCode"] == "3981 AA"
    assert data["location"][1]["url"] == data["url"]
    assert data["offers"][0]["price"] == "10.00"
    assert f'property="og:image" content="{data["image"]}"' in shown


def test_a_price_for_members_promises_machines_nothing(client):
    event = make_event(starts_at=JUNE, price_other=Decimal(10), audience=Audience.MEMBERS)
    assert '"offers"' not in page(client, path_of(event))


def test_a_past_event_tells_how_it_was(client):
    event = make_event(
        starts_at=JUNE - timedelta(days=365),
        attendance=142,
        report_text="Het was **druk**.",
        report_url="/nieuws/2025/06/x",
    )
    shown = page(client, path_of(event))
    for words in ("142", "<strong>druk</strong>", "/nieuws/2025/06/x"):
        assert words in shown


def test_the_map_has_the_middle_of_the_postcode_area(client):
    event = make_event(starts_at=JUNE, latitude=52.1, longitude=5.2)
    assert f"/bijeenkomsten/{event.id}/kaart.json" in page(client, path_of(event))
    assert client.get(f"/bijeenkomsten/{event.id}/kaart.json").get_json()[0]["lat"] == 52.1


def test_the_home_page_shows_what_is_to_come_first(client):
    make_region()
    make_event(starts_at=JUNE, title="De eerste")
    make_event(starts_at=JUNE, title="Gaat niet door", status=EventStatus.CANCELLED)
    home = page(client, "/")
    assert "De eerste" in home
    assert "Gaat niet door" not in home


def test_lists_cost_as_much_for_many_events_as_for_few(client, count_queries):
    def cost():
        with count_queries() as queries:
            page(client)
        return len(queries)

    make_region()
    make_event(starts_at=JUNE)
    make_event(Body(make_association().id), starts_at=JUNE, seats=10).labels = [make_label("eerste")]
    few = cost()
    for number in range(8):
        make_event(Body(make_association().id), starts_at=JUNE, seats=10).labels = [make_label(f"label-{number}")]
    assert cost() <= few


def test_the_page_of_an_event_costs_few_queries(client, count_queries, session):
    event = make_event(starts_at=JUNE)
    event.sessions = [EventSession(starts_at=JUNE, title=f"Deel {number}") for number in range(9)]
    session.flush()
    with count_queries() as queries:
        page(client, path_of(event))
    assert len(queries) <= 14, queries
