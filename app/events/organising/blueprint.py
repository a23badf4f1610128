"""One blueprint for what everybody reads of events and what organisers do."""

from typing import Any

from flask import Blueprint

from app.core import slots
from app.core.guard import visitor
from app.events import panels
from app.events.addresses import path_of
from app.events.models import Event
from app.events.organising.labels import AUDIENCES, KINDS, PARTNER_KINDS, QUESTION_KINDS, STATUSES
from app.events.organising.presenting import same_day, speakers
from app.events.panels import Visit

bp = Blueprint("events", __name__, template_folder="templates")


@bp.app_context_processor
def _names() -> dict[str, Any]:
    """For the other parts too, and for what is shown on pages of other features."""
    return {
        "event_path": path_of,
        "event_kinds": KINDS,
        "event_statuses": STATUSES,
        "event_audiences": AUDIENCES,
        "event_panels": _panels,
        "event_tabs": _tabs,
        "same_day": same_day,
    }


@bp.context_processor
def _more_names() -> dict[str, Any]:
    return {"partner_kinds": PARTNER_KINDS, "question_kinds": QUESTION_KINDS, "speakers_of": speakers}


def _panels(place: str, event: Event) -> list[tuple[str, dict[str, Any]]]:
    return slots.panels(place, Visit(event, visitor()))


def _tabs(event: Event) -> list[tuple[slots.Link, int | None]]:
    """With how much waits behind each."""
    visit = Visit(event, visitor())
    return [(link, link.count(visit) if link.count else None) for link in slots.links(panels.TABS, visit)]
