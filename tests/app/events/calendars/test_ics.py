"""Calendar files, read by two programs that know nothing of ours."""

from datetime import UTC, datetime, timedelta

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.clock import AMSTERDAM
from app.events.calendars.ics import Entry, calendar_of
from app.events.models import Event, EventStatus
from tests import ical_reader

URL = "https://streek.example/bijeenkomsten/1-zomer"
# 2026: to summer time on 29 March at 01:00 UTC, back on 25 October at 01:00 UTC.
AROUND_THE_CHANGES = [
    datetime(2026, 3, 29, 0, 30, tzinfo=UTC),
    datetime(2026, 3, 29, 1, 30, tzinfo=UTC),
    datetime(2026, 6, 20, 17, 0, tzinfo=UTC),
    datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
    datetime(2026, 10, 25, 1, 30, tzinfo=UTC),
    datetime(2026, 12, 31, 23, 30, tzinfo=UTC),
]


def event_at(starts_at: datetime, **values) -> Event:
    defaults = {
        "uid": f"uid{starts_at:%Y%m%d%H%M}",
        "sequence": 0,
        "status": EventStatus.PUBLISHED,
        "title": "Zomerbijeenkomst",
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(hours=3),
        "changed_at": datetime(2026, 1, 5, 9, 0, tzinfo=UTC),
        "place": "",
        "address": "",
        "postcode": "",
        "town": "",
    }
    return Event(**{**defaults, **values})


def written(*events: Event, text: str = "") -> bytes:
    return calendar_of([Entry(each, URL, text) for each in events], name="Agenda", host="streek.example")


def read_by_vobject(calendar: bytes) -> list[tuple[datetime, datetime]]:
    stream = vobject.readOne(calendar.decode())
    return [(each.dtstart.value.astimezone(UTC), each.dtend.value.astimezone(UTC)) for each in stream.vevent_list]


def read_by_ical_js(calendar: bytes) -> list[tuple[datetime, datetime]]:
    return [
        (datetime.fromisoformat(each["starts_at"]), datetime.fromisoformat(each["ends_at"]))
        for each in ical_reader.read(calendar)
    ]


@pytest.mark.parametrize("read", [read_by_vobject, read_by_ical_js])
def test_a_reader_sees_the_moments_that_are_meant_over_the_changes_of_summer_time(read):
    events = [event_at(moment) for moment in AROUND_THE_CHANGES]
    assert read(written(*events)) == [(each.starts_at, each.ends_at) for each in events]


@settings(max_examples=50, deadline=None)
@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2036, 12, 31)).map(lambda each: each.replace(microsecond=0)),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1),
    st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"), min_size=1),
)
def test_what_goes_in_comes_out_whatever_the_moment_and_the_words(moment, title, text):
    event = event_at(moment.replace(tzinfo=UTC), title=title)
    [read] = vobject.readOne(written(event, text=text).decode()).vevent_list
    assert read.dtstart.value.astimezone(UTC) == event.starts_at
    assert (read.summary.value, read.description.value) == (title, text)


def test_the_uid_stays_and_the_sequence_tells_of_a_change():
    event = event_at(AROUND_THE_CHANGES[2])
    [before] = ical_reader.read(written(event))
    event.starts_at, event.sequence = event.starts_at + timedelta(hours=1), 1
    [after] = ical_reader.read(written(event))
    assert (after["uid"], after["sequence"]) == (before["uid"], before["sequence"] + 1)
    assert before["uid"] == f"{event.uid}@streek.example"


def test_a_cancelled_event_says_so():
    [read] = ical_reader.read(written(event_at(AROUND_THE_CHANGES[2], status=EventStatus.CANCELLED)))
    assert read["status"] == "CANCELLED"


def test_who_waits_for_a_seat_is_not_sure_to_come():
    entry = Entry(event_at(AROUND_THE_CHANGES[2]), URL, "", is_sure=False)
    [read] = ical_reader.read(calendar_of([entry], name="Agenda", host="streek.example"))
    assert read["status"] == "TENTATIVE"


def test_lines_are_folded_and_end_as_the_standard_asks():
    calendar = written(event_at(AROUND_THE_CHANGES[2], title="Een lange titel met é " * 20))
    lines = calendar.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(len(line) for line in lines) <= 75  # octets, RFC 5545 3.1


def test_the_zone_is_that_of_the_region():
    calendar = written(event_at(datetime(2026, 6, 20, 17, 0, tzinfo=UTC))).decode()
    local = datetime(2026, 6, 20, 17, 0, tzinfo=UTC).astimezone(AMSTERDAM)
    assert f"DTSTART;TZID=Europe/Amsterdam:{local:%Y%m%dT%H%M%S}" in calendar
