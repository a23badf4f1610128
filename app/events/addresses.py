"""Where the pages of an event are."""

from flask import url_for

from app.core.settings import settings
from app.events.models import Event


def path_of(event: Event) -> str:
    """Of its public page, from "/"."""
    return url_for("events.event", event_id=event.id, slug=event.slug)


def address_of(event: Event) -> str:
    """The same, whole: for mails, feeds and machines. Its canonical address."""
    return settings().BASE_URL + path_of(event)
