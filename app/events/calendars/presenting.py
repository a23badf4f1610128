"""What calendars add to the pages of events."""

from typing import Any

from flask import url_for

from app.accounts.models import User
from app.core.clock import now
from app.events.panels import Visit


def of_event(visit: Visit) -> dict[str, Any] | None:
    """Nothing once it is over."""
    return {"event": visit.event} if visit.event.ends_at > now() else None


def of_list(user: User | None) -> dict[str, Any]:
    return {"url": url_for("calendars.region", _external=True), "is_signed_in": user is not None}
