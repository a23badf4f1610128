"""What every change of an event does: the trail, the number of its calendar entry, and the words it is found by."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm.exc import StaleDataError

from app.accounts.models import User
from app.audit.services import record
from app.core.db import session
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.events.models import Event, EventStatus
from app.events.organising.filing import refile

# What stands in somebody's calendar: the number of the entry rises with them (RFC 5545 3.8.7.4).
CALENDAR_FACTS = {"title", "starts_at", "ends_at", "place", "address", "postcode", "town", "online_url"}


def demand_open(event: Event, seen_version: int) -> None:
    """Raises StaleDataError when somebody else changed it since; DomainError when it was cancelled."""
    if event.version != seen_version:
        raise StaleDataError
    if event.status is EventStatus.CANCELLED:
        raise DomainError(lazy("This event was cancelled: it changes no more."))


def keep(event: Event, values: Mapping[str, Any], *, by: User, at: datetime) -> dict[str, Any]:
    """Write these columns, and give those that are another now, as they were."""
    before = {name: getattr(event, name) for name in values if getattr(event, name) != values[name]}
    after = {name: values[name] for name in before}
    for name, value in after.items():
        setattr(event, name, value)
    event.changed_at = at
    if event.status is EventStatus.PUBLISHED and CALENDAR_FACTS & before.keys():
        event.sequence += 1
    session.flush()
    refile(event)
    if before:
        record("event.changed", event, by=by, before=before, after=after)
    return before
