"""Verbs on registrations: register, change, cancel, add. Each takes the lock of the event first."""

from datetime import datetime

from app.accounts.models import User
from app.accounts.services import normalised
from app.audit.services import record
from app.core.db import session
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.events.models import Event
from app.events.registering.audience import refusal
from app.events.registering.details import PartyDetails, RegistrationDetails
from app.events.registering.labels import WINDOWS
from app.events.registering.messages import News, RegistrationNews
from app.events.registering.models import Answer, Guest, Registration, RegistrationState
from app.events.registering.moving import leave
from app.events.registering.queries import known_as
from app.events.registering.seating import Seating, lock, lock_for, next_place, seating_of
from app.events.registering.seats import Party, firm_key, fits, served
from app.events.registering.waiting import offer_on
from app.events.registering.window import Window, last_cancelling, window_of
from app.outbox.services import publish


def register(event: Event, details: RegistrationDetails, *, user: User | None, at: datetime) -> Registration | None:
    """A seat, or the end of the waiting list.

    None when the address is registered already: its owner is told so by mail, and nobody else is. Raises DomainError
    when registration is not open, not for this person, and for more people than may ever come together.
    """
    event = lock(event.id)
    if window_of(event, at) is not Window.OPEN:
        raise DomainError(WINDOWS[window_of(event, at)])
    reason = refusal(event, user)
    if reason is not None:
        raise DomainError(reason)
    return _enter(event, details, user=user, at=at)


def add(event: Event, details: RegistrationDetails, *, by: User, at: datetime) -> Registration | None:
    """As `register`, by the organisers for somebody who called: also before and after registration is open.

    Raises DomainError also for a draft: the mail would lead to a page that is not there, and a draft may be discarded.
    """
    event = lock(event.id)
    if not event.is_public:
        raise DomainError(lazy("Publish this event first: nobody can find it yet."))
    if window_of(event, at) in (Window.CANCELLED, Window.OVER):
        raise DomainError(WINDOWS[window_of(event, at)])
    added = _enter(event, details, user=None, at=at)
    if added is not None:
        record("registration.added", added, by=by)
    return added


def _enter(event: Event, details: RegistrationDetails, *, user: User | None, at: datetime) -> Registration | None:
    demand_size(event, details.party)
    known = known_as(event, normalised(details.email))
    if known is not None:
        publish(RegistrationNews(known.id, News.KNOWN))
        return None
    newcomer = Party(0, details.party.seats, firm_key(details.supplier_id, details.firm))
    has_seat = _is_served(seating_of(event), newcomer)
    registration = _write(event, details, user=user, at=at)
    registration.state = RegistrationState.REGISTERED if has_seat else RegistrationState.WAITLISTED
    session.add(registration)
    session.flush()  # its id goes into the mail
    publish(RegistrationNews(registration.id, News.REGISTERED if has_seat else News.WAITLISTED))
    return registration


def _is_served(seating: Seating, newcomer: Party) -> bool:
    """Whether there is a seat when everybody who waits was served first."""
    return newcomer in served(seating.room, seating.seated, [*seating.waiting, newcomer])


def demand_size(event: Event, party: PartyDetails) -> None:
    """Raises DomainError for more people than may ever come together: they would wait for nothing."""
    if len(party.guests) > event.most_guests:
        raise DomainError(lazy("You can bring at most %(number)s guests.", number=event.most_guests))
    if event.seats is not None and party.seats > event.seats:
        raise DomainError(lazy("There are only %(number)s seats in all.", number=event.seats))
    if event.seats_per_firm is not None and party.seats > event.seats_per_firm:
        raise DomainError(lazy("At most %(number)s people of one firm can come.", number=event.seats_per_firm))


def _write(event: Event, details: RegistrationDetails, *, user: User | None, at: datetime) -> Registration:
    return Registration(
        event_id=event.id,
        place=next_place(event),
        seats=details.party.seats,
        name=details.name,
        email=normalised(details.email),
        phone=details.phone,
        firm=details.firm,
        supplier_id=details.supplier_id,
        association_id=details.association_id,
        user_id=user.id if user else None,
        language=details.language,
        may_be_named=details.party.may_be_named,
        registered_at=at,
        guests=guests_of(details.party),
        answers=answers_of(details.party),
    )


def guests_of(party: PartyDetails) -> list[Guest]:
    return [Guest(rank=rank, name=name) for rank, name in enumerate(party.guests, start=1)]


def answers_of(party: PartyDetails) -> list[Answer]:
    """Of people who come, and only what says something."""
    given = party.answers.items()
    return [
        Answer(question_id=question, rank=rank, answer=text)
        for (question, rank), text in given
        if text and rank < party.seats
    ]


def change(registration: Registration, party: PartyDetails, *, at: datetime) -> None:
    """Other guests or answers. Fewer guests leave seats to those who wait.

    More need seats that are free and that nobody waits for; who waits keeps their place. Raises DomainError.
    """
    event = lock_for(registration)
    demand_term(event, registration, at)
    demand_size(event, party)
    if party.seats > registration.seats and registration.state is not RegistrationState.WAITLISTED:
        _demand_more(event, registration, party.seats)
    registration.guests, registration.answers = [], []
    session.flush()  # the old ones go before the new ones come
    registration.guests, registration.answers = guests_of(party), answers_of(party)
    registration.seats, registration.may_be_named = party.seats, party.may_be_named
    offer_on(event, at=at)


def _demand_more(event: Event, registration: Registration, seats: int) -> None:
    if registration.state is RegistrationState.OFFERED:
        raise DomainError(lazy("Accept the seats that are offered first. You can only bring fewer guests now."))
    seating = seating_of(event)
    others = seating.without(registration.id)
    wanted = Party(registration.id, seats, firm_key(registration.supplier_id, registration.firm))
    if not fits(seating.room, others, wanted) or seating.waiting:
        raise DomainError(lazy("There are no seats free for more guests. Your registration stays as it is."))


def cancel(registration: Registration, *, at: datetime) -> None:
    """By who registered. Raises DomainError after the term, and when they come no more already."""
    event = lock_for(registration)
    demand_term(event, registration, at)
    leave(registration, at)
    publish(RegistrationNews(registration.id, News.CANCELLED))
    offer_on(event, at=at)


def cancel_for_organisers(registration: Registration, *, by: User, at: datetime) -> None:
    event = lock_for(registration)
    leave(registration, at)
    registration.cancelled_by_us = True
    record("registration.cancelled", registration, by=by)
    publish(RegistrationNews(registration.id, News.CANCELLED_BY_US))
    offer_on(event, at=at)


def demand_term(event: Event, registration: Registration, at: datetime) -> None:
    """Raises DomainError when who registered can change nothing any more."""
    if registration.state is RegistrationState.CANCELLED:
        raise DomainError(lazy("This registration was cancelled already."))
    if at >= last_cancelling(event):
        raise DomainError(lazy("It is too late to change this here. Please mail or call the organiser."))
