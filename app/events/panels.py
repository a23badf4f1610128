"""Places on the pages of an event that its parts fill; slots of core/slots.py.

The context of panels, and `for_whom` and `count` of links, get a Visit. Endpoints of links take `event_id`. A template
finds the values of its panel under the name `panel`.
"""

from dataclasses import dataclass

from flask import Flask

from app.accounts.models import User
from app.core import slots
from app.core.slots import Link, Panel
from app.events.models import Event
from app.events.policies import may_lead, may_organise

REGISTRATION = "event registration"  # the public page, beside the facts: how to register, and how that stands
ACTIONS = "event actions"  # the public page, below the facts: what one can do with it besides
WHO_COMES = "event visitors"  # the public page: those who agreed to be named
TABS = "event tabs"  # links beside that overview
LIST = "event list"  # panels beside the list and the month; their context gets who looks, or None


@dataclass(frozen=True)
class Visit:
    """Somebody looks at the page of an event."""

    event: Event
    user: User | None


def for_organisers(visit: Visit) -> bool:
    return may_organise(visit.user, visit.event)


def for_who_leads(visit: Visit) -> bool:
    return may_lead(visit.user, visit.event)


def add_panel(app: Flask, place: str, panel: Panel) -> None:
    slots.add(app, place, panel)


def add_tab(app: Flask, link: Link) -> None:
    slots.add(app, TABS, link)
