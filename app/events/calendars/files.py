"""Calendar files of this site: addresses, names and words go in here."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from flask import url_for

from app.core.i18n import _
from app.core.markdown import plain
from app.core.settings import settings
from app.events.calendars.ics import Entry, calendar_of
from app.events.models import Event, EventStatus
from app.organisations.layout import region_name


def as_ics(event: Event, *, is_sure: bool = True, is_registered: bool = False) -> bytes:
    """The file of one event; who is registered reads where to find it online."""
    return _written([_entry(event, is_sure, is_registered)], event.title)


def feed(events: Iterable[Event], name: str) -> bytes:
    return _written((_entry(event) for event in events), name)


def personal(events: Iterable[tuple[Event, bool]]) -> bytes:
    """Of somebody who registered; with each event whether they have a seat."""
    entries = (_entry(event, is_sure, is_registered=is_sure) for event, is_sure in events)
    return _written(entries, _("My events, %(region)s", region=region_name()))


def _written(entries: Iterable[Entry], name: str) -> bytes:
    return calendar_of(entries, name=name, host=urlsplit(settings().BASE_URL).hostname or "localhost")


def _entry(event: Event, is_sure: bool = True, is_registered: bool = False) -> Entry:
    url = url_for("events.event", event_id=event.id, slug=event.slug, _external=True)
    return Entry(event, url, "\n".join(_lines(event, is_registered)), is_sure)


def _lines(event: Event, is_registered: bool) -> Iterable[str]:
    if event.status is EventStatus.CANCELLED:
        yield _("Cancelled.") if not event.cancel_reason else _("Cancelled: %(reason)s", reason=event.cancel_reason)
    if event.introduction:
        yield plain(event.introduction)
    if is_registered and event.online_url:
        yield _("Online: %(url)s", url=event.online_url)
