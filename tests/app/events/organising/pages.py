"""The pages of organisers, as tests ask for them."""

from datetime import UTC, datetime

from sqlalchemy import select

from app.outbox.models import OutboxMessage

JUNE = datetime(2026, 6, 20, 17, 0, tzinfo=UTC)
MANAGE = "/bijeenkomsten/beheer"


def send(client, event, section, **values):
    return client.post(f"{MANAGE}/{event.id}/{section}", data={"version": event.version, **values})


def text_of(answer):
    return answer.get_data(as_text=True)


def messages(session):
    return [message.kind for message in session.scalars(select(OutboxMessage).order_by(OutboxMessage.id))]
