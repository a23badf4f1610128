"""Mail to those who registered: one each, in their own language."""

from collections.abc import Callable, Container, Mapping
from dataclasses import asdict, replace

from app.core.db import session
from app.core.i18n import in_language
from app.events.messages import EventCancelled, EventChanged
from app.events.models import Event, EventStatus
from app.events.registering import letters
from app.events.registering.messages import ForAll, News, RegistrationNews, ToAllRegistered
from app.events.registering.models import EventMessage, Registration, RegistrationState
from app.events.registering.queries import find_registration, recipients
from app.events.registering.seats import STILL_ON, WITH_A_SEAT, states_told
from app.mail.letters import Letter, post
from app.outbox.services import publish

AT_A_TIME = 100

LETTERS: Mapping[News, Callable[[Registration], Letter]] = {
    News.REGISTERED: letters.registered,
    News.WAITLISTED: letters.waitlisted,
    News.KNOWN: letters.known,
    News.OFFERED: letters.offered,
    News.OFFER_RUNS_OUT: letters.offer_runs_out,
    News.LAPSED: letters.lapsed,
    News.CANCELLED: letters.cancelled,
    News.CANCELLED_BY_US: letters.cancelled_by_us,
    News.TOMORROW: letters.tomorrow,
}

# In which states a mail still says what is so; the others tell of what happened.
STILL_SO: Mapping[News, Container[RegistrationState]] = {
    News.REGISTERED: WITH_A_SEAT,
    News.TOMORROW: WITH_A_SEAT,
    News.OFFERED: {RegistrationState.OFFERED},
    News.OFFER_RUNS_OUT: {RegistrationState.OFFERED},
}


def tell(message: RegistrationNews) -> None:
    """Nothing when the person was erased meanwhile, or what the mail says is not so any more."""
    registration, news = find_registration(message.registration_id), News(message.news)
    if registration is None or not registration.email:
        return
    if registration.state not in STILL_SO.get(news, RegistrationState):
        return
    _post(registration, LETTERS[news])


def tell_of_change(message: EventChanged) -> None:
    was = {key: value for key, value in asdict(message).items() if key in ("starts_at", "ends_at", "place")}
    publish(ToAllRegistered(message.event_id, ForAll.CHANGED, was=was))


def tell_of_cancellation(message: EventCancelled) -> None:
    publish(ToAllRegistered(message.event_id, ForAll.CANCELLED))


def tell_all(message: ToAllRegistered) -> None:
    """So many mails in one transaction, then the next in another: a long list keeps nobody waiting."""
    event, what = session.get(Event, message.event_id), ForAll(message.what)
    sent = session.get(EventMessage, message.message_id) if message.message_id else None
    if event is None or (what is ForAll.CHANGED and event.status is not EventStatus.PUBLISHED):
        return
    readers = recipients(event.id, readers_of(what, sent), message.after, AT_A_TIME)
    for registration in readers:
        _post(registration, lambda each: _letter_for_all(each, what, message, sent))
    if len(readers) == AT_A_TIME:
        publish(replace(message, after=readers[-1].place))


def readers_of(what: ForAll, sent: EventMessage | None) -> frozenset[RegistrationState]:
    """Change and cancellation go to everybody who may come, a message to those on the waiting list when it says so."""
    return STILL_ON if what is not ForAll.MESSAGE else states_told(to_waiting=bool(sent and sent.to_waiting))


def _letter_for_all(
    registration: Registration, what: ForAll, message: ToAllRegistered, sent: EventMessage | None
) -> Letter:
    if what is ForAll.CHANGED:
        return letters.event_changed(registration, message.was or {})
    return letters.message(registration, sent) if sent else letters.event_cancelled(registration)


def _post(registration: Registration, write: Callable[[Registration], Letter]) -> None:
    with in_language(registration.language):
        post(write(registration), to=registration.email)
