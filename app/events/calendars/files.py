"""Calendar files of this site: addresses, names and words go in here."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from flask import url_for

from app.core.i18n import _
from app.core.markdown import plain
from app.core.settings import settings
from app.events.calendars.ics import Entry, calendar_of
from app.events.models import Event, EventStatus
from app.events.registering.models import RegistrationState
from app.events.registering.seats import WITH_A_SEAT
from app.mail.letters import Attachment
from app.organisations.layout import region_name


def as_ics(event: Event) -> bytes:
    """The file of one event, for anybody."""
    return _written([_entry(event)], event.title)


def calendar_file(event: Event) -> Attachment:
    """To go along with a mail."""
    return Attachment(f"{event.slug}.ics", "text/calendar", as_ics(event))


def feed(events: Iterable[Event], name: str) -> bytes:
    return _written((_entry(event) for event in events), name)


def personal(events: Iterable[tuple[Event, RegistrationState]]) -> bytes:
    """Of somebody who registered."""
    entries = (_entry(event, state) for event, state in events)
    return _written(entries, _("My events, %(region)s", region=region_name()))


def _written(entries: Iterable[Entry], name: str) -> bytes:
    return calendar_of(entries, name=name, host=urlsplit(settings().BASE_URL).hostname or "localhost")


def _entry(event: Event, state: RegistrationState | None = None) -> Entry:
    """Who has a seat reads where it is online; without one it is not sure that they come."""
    url = url_for("events.event", event_id=event.id, slug=event.slug, _external=True)
    has_seat = state in WITH_A_SEAT
    lines = [*_lines(event), *([_("Online: %(url)s", url=event.online_url)] if has_seat and event.online_url else [])]
    return Entry(event, url, "\n".join(lines), is_sure=state is None or has_seat)


def _lines(event: Event) -> Iterable[str]:
    if event.status is EventStatus.CANCELLED:
        yield _("Cancelled.") if not event.cancel_reason else _("Cancelled: %(reason)s", reason=event.cancel_reason)
    if event.introduction:
        yield plain(event.introduction)
