"""Events as iCalendar (RFC 5545): one, or a feed of many.

Times carry the zone Europe/Amsterdam with its two rules written out. Not those that the library would add: readers took
one hour off in summer with them (vobject and ical.js both did).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

import icalendar

from app.core.clock import AMSTERDAM
from app.events.models import Event, EventStatus

PRODUCT = "-//Streekbron//Bijeenkomsten//NL"
REFRESH_EVERY = timedelta(hours=6)
REFRESH_IN_WORDS = "PT6H"  # the same, for readers that only know the older property
_ZONE = """BEGIN:VTIMEZONE
TZID:Europe/Amsterdam
BEGIN:DAYLIGHT
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
END:STANDARD
END:VTIMEZONE
"""


@dataclass(frozen=True)
class Entry:
    """An event in a calendar. `url` is the absolute address of its page; `is_sure` False: on a waiting list, say."""

    event: Event
    url: str
    text: str
    is_sure: bool = True


def calendar_of(entries: Iterable[Entry], *, name: str, host: str) -> bytes:
    """A whole iCalendar stream. `host` makes the UIDs of this site unlike those of any other (RFC 7986, 5.3)."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", REFRESH_EVERY, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", REFRESH_IN_WORDS)
    calendar.add_component(_zone())
    for entry in entries:
        calendar.add_component(_entry(entry, host))
    return bytes(calendar.to_ical(sorted=False))


@cache
def _zone() -> icalendar.Component:
    return icalendar.Timezone.from_ical(_ZONE.replace("\n", "\r\n"))


def _entry(entry: Entry, host: str) -> icalendar.Event:
    event = entry.event
    component = icalendar.Event()
    component.add("uid", f"{event.uid}@{host}")
    component.add("sequence", event.sequence)
    component.add("dtstamp", event.changed_at.astimezone(UTC))
    component.add("last-modified", event.changed_at.astimezone(UTC))
    component.add("dtstart", _local(event.starts_at))
    component.add("dtend", _local(event.ends_at))
    component.add("summary", event.title)
    component.add("status", _status(entry))
    component.add("url", entry.url)
    if entry.text:
        component.add("description", entry.text)
    if event.where:
        component.add("location", event.where)
    if event.latitude is not None and event.longitude is not None:
        component.add("geo", (event.latitude, event.longitude))
    return component


def _local(moment: datetime) -> datetime:
    """In Amsterdam; as UTC in the hour that comes twice: of a local time there, readers take different ones."""
    local = moment.astimezone(AMSTERDAM)
    comes_twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
    return moment.astimezone(UTC) if comes_twice else local


def _status(entry: Entry) -> str:
    if entry.event.status is EventStatus.CANCELLED:
        return "CANCELLED"
    return "CONFIRMED" if entry.is_sure else "TENTATIVE"
