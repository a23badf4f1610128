"""What every page shows of the region and of the person."""

import hashlib
from dataclasses import dataclass
from typing import Any

from flask import Flask, g, request, url_for

from app.accounts.models import Role, RoleAssignment, User
from app.accounts.policies import roles_held, roles_today
from app.core import slots
from app.core.guard import visitor
from app.core.i18n import _, numberformat
from app.organisations import queries
from app.organisations.models import Region
from app.reference.queries import municipality

DEFAULT_COLOUR = "#1f5f4f"


@dataclass(frozen=True)
class Entry:
    """A line of a menu, ready to be shown."""

    label: str
    url: str
    active: bool


def current_region() -> Region | None:
    """Read once per request."""
    if "region" not in g:
        g.region = queries.the_region()
    return g.region  # type: ignore[no-any-return]  # g holds anything


def region_name() -> str:
    region = current_region()
    return region.name if region else "Streekbron"


def palette_colour() -> str:
    region = current_region()
    return region.colour if region else DEFAULT_COLOUR


def navigation() -> list[Entry]:
    return _entries(slots.NAVIGATION)


def search_tabs(question: str, here: str) -> list[tuple[str, str, bool, str | None]]:
    """For ui.tabs: all that can be searched, with the number of hits where that is known; `here` is an endpoint."""
    return [
        (
            str(link.label),
            url_for(link.endpoint, q=question or None),
            link.endpoint == here,
            numberformat(link.count(question)) if link.count and question else None,
        )
        for link in slots.links(slots.SEARCH_TABS, visitor())
    ]


def _entries(slot: str) -> list[Entry]:
    here = request.endpoint
    return [
        Entry(str(link.label), url_for(link.endpoint), link.endpoint == here) for link in slots.links(slot, visitor())
    ]


def role_names(user: User | None) -> list[str]:
    """The roles of today in words, wherever they hold: "board member of ...", "buyer for ..."."""
    return [role_name(assignment) for assignment in roles_held(user)]


def role_name(assignment: RoleAssignment) -> str:
    """A role in words, whether it is held today or not."""
    match assignment.role:
        case Role.BOARD_MEMBER:
            association = queries.find_association(assignment.association_id or 0)
            return _("Board member of %(name)s", name=association.name if association else "")
        case Role.BUYER:
            return _("Buyer for %(name)s", name=_municipality_name(assignment))
        case Role.CONTROLLER:
            return _("Controller of %(name)s", name=_municipality_name(assignment))
        case Role.DESK:
            return _("Regional desk")
        case Role.ADMINISTRATOR:
            return _("Administrator")


def _municipality_name(assignment: RoleAssignment) -> str:
    found = municipality(assignment.municipality_code or "")
    return found.name if found else ""


def _values() -> dict[str, Any]:
    mark = hashlib.sha256(palette_colour().encode()).hexdigest()[:8]
    return {
        "region": current_region(),
        "palette_url": url_for("organisations.palette", mark=mark),
        "navigation": navigation,
        "footer_links": _entries(slots.FOOTER),
        "acting_for": ", ".join(role_name(assignment) for assignment in roles_today(visitor())),
    }


def register(app: Flask) -> None:
    app.context_processor(_values)
    app.jinja_env.globals.update(region_name=region_name, role_names=role_names, search_tabs_of=search_tabs)
