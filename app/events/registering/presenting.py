"""What the pages about registration say."""

from dataclasses import dataclass
from typing import Any

from app.accounts.models import User
from app.core.clock import now
from app.core.i18n import Text
from app.events.models import Event
from app.events.panels import Visit
from app.events.registering.audience import associations_of, refusal
from app.events.registering.cards import card_in_page
from app.events.registering.labels import BADGES, STATES, WINDOWS
from app.events.registering.models import Registration, RegistrationState
from app.events.registering.queries import number_waiting_before, own_registration, who_comes
from app.events.registering.seating import seating_of
from app.events.registering.seats import STILL_ON, WITH_A_SEAT, Room, fits
from app.events.registering.tokens import registration_token
from app.events.registering.window import Window, closes, last_cancelling, window_of
from app.suppliers.models import Supplier


@dataclass(frozen=True)
class Standing:
    """How registration stands for who looks. `free` None: as many as come; `waits`: parties on the waiting list."""

    window: Window
    refusal: Text | None
    free: int | None
    waits: int

    @property
    def is_open(self) -> bool:
        return self.window is Window.OPEN and self.refusal is None

    @property
    def is_full(self) -> bool:
        return self.free == 0 or self.waits > 0

    @property
    def words(self) -> Text:
        return WINDOWS[self.window] if self.window is not Window.OPEN else self.refusal or WINDOWS[self.window]


def standing(event: Event, user: User | None) -> Standing:
    stands = seating_of(event)
    return Standing(window_of(event, now()), refusal(event, user), stands.free, len(stands.waiting))


def known_of(user: User | None, firms: list[Supplier]) -> dict[str, Any]:
    """What the form is filled in with beforehand."""
    if user is None:
        return {}
    own = associations_of(firms)
    return {
        "name": user.name,
        "email": user.email,
        "language": user.language,
        "supplier": str(firms[0].id) if firms else "",
        "association": str(min(own)) if own else "",
    }


def own_page(registration: Registration, token: str) -> dict[str, Any]:
    event, at = registration.event, now()
    waits = registration.state is RegistrationState.WAITLISTED
    return {
        "registration": registration,
        "event": event,
        "token": token,
        "before": number_waiting_before(registration) if waits else 0,
        "held_up": _held_up(registration) if waits else "",
        "card": card_in_page(registration) if registration.state in WITH_A_SEAT and at < event.ends_at else None,
        "last_cancelling": last_cancelling(event),
        "can_change": at < last_cancelling(event) and registration.state in (STILL_ON - {RegistrationState.NO_SHOW}),
        "is_offer_open": registration.offered_until is not None and at < registration.offered_until,
    }


def _held_up(registration: Registration) -> str:
    """Why somebody waits although there are seats: `firm`, `party`, or nothing of the kind."""
    stands = seating_of(registration.event)
    party = next(each for each in stands.waiting if each.id == registration.id)
    if not fits(Room(None, stands.room.per_firm), stands.seated, party):
        return "firm"
    is_first = stands.waiting[0].id == registration.id
    return "party" if is_first and stands.free else ""


def registration_panel(visit: Visit) -> dict[str, Any] | None:
    """Beside the facts of an event."""
    event, user = visit.event, visit.user
    if not event.takes_registrations:
        return None
    own = own_registration(event, user) if user else None
    return {
        "event": event,
        "stands": standing(event, user),
        "closes": closes(event),
        "own": own,
        "token": registration_token(own) if own else None,
        "state_names": STATES,
        "state_badges": BADGES,
    }


def visitors_panel(visit: Visit) -> dict[str, Any] | None:
    """Who agreed to be named."""
    if not visit.event.shows_who_comes or visit.event.names_purged_at is not None:
        return None
    return {"people": who_comes(visit.event)}
