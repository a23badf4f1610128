"""A message of the organisers to all who registered."""

from datetime import datetime

from sqlalchemy import select

from app.accounts.models import User
from app.audit.services import record
from app.core.db import count_of, session
from app.events.models import Event
from app.events.registering.messages import ForAll, ToAllRegistered
from app.events.registering.models import EventMessage, Registration
from app.events.registering.seats import states_told
from app.outbox.services import publish


def readers_of(event: Event, *, to_waiting: bool) -> int:
    """To how many a message would go now."""
    states = states_told(to_waiting=to_waiting)
    return count_of(
        select(Registration.id).where(
            Registration.event_id == event.id, Registration.state.in_(states), Registration.email != ""
        )
    )


def send(event: Event, subject: str, text: str, *, to_waiting: bool, by: User, at: datetime) -> EventMessage:
    """One mail each; the log keeps the words and to how many they went."""
    sent = EventMessage(
        event_id=event.id,
        subject=subject,
        text=text,
        to_waiting=to_waiting,
        recipients=readers_of(event, to_waiting=to_waiting),
        sent_by_id=by.id,
        sent_at=at,
    )
    session.add(sent)
    session.flush()
    record("registration.message", event, by=by, message_id=sent.id, recipients=sent.recipients)
    publish(ToAllRegistered(event.id, ForAll.MESSAGE, message_id=sent.id))
    return sent
