"""Verbs on an event as a whole: write, change, publish, cancel, throw away."""

from datetime import datetime
from typing import Any

from sqlalchemy import select

from app.accounts.models import User
from app.audit.services import record
from app.core.db import session
from app.core.errors import DomainError
from app.core.i18n import Text, lazy
from app.core.slugs import slug
from app.events.messages import EventCancelled, SeatsAdded
from app.events.models import Event, EventOrganiser, EventStatus
from app.events.organising.changing import demand_open, keep
from app.events.organising.details import NewEvent, Outline, Terms
from app.events.organising.filing import refile
from app.events.queries import seats_taken
from app.events.registering.seating import lock
from app.organisations.bodies import Body
from app.organisations.models import Theme
from app.outbox.services import publish as publish_message
from app.texts.models import Label
from app.texts.pictures import kept


def write(new: NewEvent, *, by: User, at: datetime) -> Event:
    """A draft: only those who organise it see it."""
    values = {name: value for name, value in vars(new).items() if name != "body"}
    event = Event(**values, slug=slug(new.title), made_by_id=by.id, made_at=at, changed_at=at)
    event.body = new.body
    session.add(event)
    session.flush()  # its id goes into the audit trail
    record("event.written", event, by=by, body=new.body.key, **values)
    return event


def change_outline(event: Event, outline: Outline, *, seen_version: int, by: User, at: datetime) -> None:
    """Raises StaleDataError, and DomainError for a cancelled event."""
    demand_open(event, seen_version)
    event.labels = list(session.scalars(select(Label).where(Label.key.in_(outline.labels))))
    event.themes = list(session.scalars(select(Theme).where(Theme.key.in_(outline.themes))))
    _set_organisers(event, [body for body in outline.organisers if body != event.body])
    event.picture = kept(event.picture, outline.picture, by=by, at=at)
    apart = ("labels", "themes", "organisers", "picture")
    values = {name: value for name, value in vars(outline).items() if name not in apart}
    keep(event, {**values, "slug": slug(outline.title)}, by=by, at=at)


def _set_organisers(event: Event, bodies: list[Body]) -> None:
    event.organisers = [each for each in event.organisers if each.body in bodies]
    known = {each.body for each in event.organisers}
    for body in dict.fromkeys(bodies):
        if body not in known:
            event.organisers.append(_organiser(body))


def _organiser(body: Body) -> EventOrganiser:
    organiser = EventOrganiser(body_key=body.key)
    organiser.body = body
    return organiser


def change_terms(event: Event, terms: Terms, *, seen_version: int, by: User, at: datetime) -> None:
    """Seats cannot become fewer than are taken: nobody loses one. Raises DomainError, StaleDataError."""
    lock(event.id)  # nobody takes a seat meanwhile
    demand_open(event, seen_version)
    demand_enough_seats(terms.seats, seats_taken([event.id]).get(event.id, 0))
    before = keep(event, vars(terms), by=by, at=at)
    if event.is_public and _has_more_room(before, terms):
        publish_message(SeatsAdded(event.id))


def demand_enough_seats(seats: int | None, taken: int) -> None:
    """Raises DomainError when so many seats are fewer than are taken."""
    if seats is not None and seats < taken:
        raise DomainError(
            lazy(
                "%(taken)s seats are taken already, and nobody loses a seat. Fill in %(taken)s or more, or cancel"
                " registrations first.",
                taken=taken,
            )
        )


def _has_more_room(before: dict[str, Any], terms: Terms) -> bool:
    for name, now in (("seats", terms.seats), ("seats_per_firm", terms.seats_per_firm)):
        old = before.get(name)
        if old is not None and (now is None or now > old):
            return True
    return False


def gaps(event: Event, at: datetime) -> list[Text]:
    """What has to be done before it can be published."""
    missing: list[Text] = []
    if not event.introduction:
        missing.append(lazy("Tell in a few lines what it is about."))
    if not event.place and not event.town and not event.online_url:
        missing.append(lazy("Say where it takes place, or give the address for taking part online."))
    if event.starts_at <= at:
        missing.append(lazy("Its start lies in the past. Choose another day."))
    if event.closes_at is not None and event.closes_at <= at and event.takes_registrations:
        missing.append(lazy("Registration is closed already. Choose a later moment."))
    return missing


def publish(event: Event, *, by: User, at: datetime) -> None:
    """Raises DomainError while something is missing, or when it is no draft any more."""
    missing = gaps(event, at)
    if missing and event.status is EventStatus.DRAFT:
        raise DomainError(missing[0])
    event.move_to(EventStatus.PUBLISHED)
    event.published_at = event.changed_at = at
    session.flush()
    refile(event)
    record("event.published", event, by=by)


def cancel(event: Event, reason: str, *, by: User, at: datetime) -> None:
    """Those who registered are told, with the reason; the page stays. Raises DomainError once it is over."""
    if event.ends_at <= at:
        raise DomainError(lazy("This event is over: it cannot be cancelled any more."))
    event.move_to(EventStatus.CANCELLED)
    event.cancelled_at, event.cancel_reason, event.changed_at = at, reason, at
    event.sequence += 1
    record("event.cancelled", event, by=by, reason=reason)
    publish_message(EventCancelled(event.id))


def discard(event: Event, *, by: User) -> None:
    """Throw a draft away. Raises DomainError for what was published: that is cancelled with a reason."""
    if event.status is not EventStatus.DRAFT:
        raise DomainError(lazy("What was published is not thrown away but cancelled, with the reason."))
    record("event.discarded", event, by=by, title=event.title)
    session.delete(event)
