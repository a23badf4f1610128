"""What the pages of the network show."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import url_for

from app.core import slots
from app.core.clock import today
from app.core.guard import visitor
from app.core.slugs import slug
from app.network import queries
from app.network.models import BoardSeat, BodyDetails, PageKey
from app.organisations.bodies import Body, may_speak_for, names_of
from app.organisations.models import Association, RegionMunicipality


@dataclass(frozen=True)
class Member:
    """A municipality or an association with its dates; `url` is that of its page, when it has one."""

    name: str
    joined_on: date
    left_on: date | None
    url: str | None = None
    details: BodyDetails | None = None
    board: tuple[BoardSeat, ...] = ()


@dataclass(frozen=True)
class Members:
    """By name: those who take part today, and those who left; who is still to come is with the first."""

    current: list[Member]
    former: list[Member]

    @classmethod
    def of(cls, members: list[Member], day: date) -> "Members":
        left = [each for each in members if each.left_on and each.left_on <= day]
        return cls([each for each in members if each not in left], left)


def municipalities() -> Members:
    details = queries.details_by_key()
    return Members.of([_municipality(each, details) for each in queries.all_members()], today())


def _municipality(member: RegionMunicipality, details: Mapping[str, BodyDetails]) -> Member:
    name = member.municipality.name
    url = url_for("network.municipality", name=slug(name))
    key = Body(None, member.municipality_code).key
    return Member(name, member.joined_on, member.left_on, url, details.get(key))


def associations() -> Members:
    day = today()
    boards, details = queries.boards_on(day), queries.details_by_key()

    def member(association: Association) -> Member:
        has_left = association.left_on is not None and association.left_on <= day
        has_page = association.joined_on <= day and not has_left
        return Member(
            association.name,
            association.joined_on,
            association.left_on,
            association_url(association.id) if has_page else None,
            details.get(Body(association.id).key),
            () if has_left else tuple(boards.get(association.id, ())),
        )

    return Members.of([member(each) for each in queries.all_associations()], day)


def association_url(association_id: int) -> str | None:
    links = slots.links(slots.ASSOCIATION_PAGE, visitor())
    return url_for(links[0].endpoint, association_id=association_id) if links else None


def page_url(key: PageKey) -> str:
    return url_for("network.overview" if key is PageKey.ABOUT else f"network.{key.name.lower()}")


def panels_of(body: Body) -> list[tuple[str, dict[str, Any]]]:
    return slots.panels(slots.BODY_PANELS, body)


def association_panel(association: Association) -> dict[str, Any]:
    """For slots.ASSOCIATION_PANELS."""
    body = Body(association.id)
    return {
        "association": association,
        "body": body,
        "details": queries.details_of(body),
        "board": queries.board_on(association.id, today()),
        "may_present": may_speak_for(visitor(), body),
        "panels": panels_of(body),
    }


def beside(key: PageKey) -> dict[str, Any]:
    """What a page shows besides its text."""
    if key is PageKey.INTENT:
        signatories = queries.signatories()
        return {"signatories": signatories, "names": names_of(each.body for each in signatories)}
    if key is PageKey.JOIN:
        return {"associations": associations().current, "municipalities": municipalities().current}
    if key is PageKey.CONTACT:
        return {"details": queries.details_of(Body())}
    return {}
