"""Who speaks: the region, a municipality or an association. News, events and newsletters come from one of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, and_, false, or_, select
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from app.accounts.models import Role, User
from app.accounts.policies import boards_of, is_desk, municipalities_of, sits_on_board
from app.core.db import session
from app.organisations.models import Association
from app.organisations.queries import associations, municipalities_in_region, the_region
from app.reference.models import Municipality


@dataclass(frozen=True)
class Body:
    """An association, a municipality, or with neither the region."""

    association_id: int | None = None
    municipality_code: str | None = None

    @property
    def key(self) -> str:
        """As it stands in forms and addresses: `regio`, `vereniging-3`, `gemeente-GM0355`."""
        if self.association_id is not None:
            return f"vereniging-{self.association_id}"
        return f"gemeente-{self.municipality_code}" if self.municipality_code else "regio"


REGION = Body()


class OfBody:
    """A row that comes from a body. The table adds `one_body()` to its constraints."""

    @declared_attr
    def association_id(cls) -> Mapped[int | None]:  # noqa: N805 - SQLAlchemy passes the class
        return mapped_column(ForeignKey("association.id"), index=True)

    @declared_attr
    def municipality_code(cls) -> Mapped[str | None]:  # noqa: N805 - SQLAlchemy passes the class
        return mapped_column(ForeignKey("municipality.code"), index=True)

    @property
    def body(self) -> Body:
        return Body(self.association_id, self.municipality_code)

    @body.setter
    def body(self, body: Body) -> None:
        self.association_id, self.municipality_code = body.association_id, body.municipality_code

    @classmethod
    def is_of(cls, body: Body) -> ColumnElement[bool]:
        """With None this asks for IS NULL."""
        return and_(cls.association_id == body.association_id, cls.municipality_code == body.municipality_code)

    @classmethod
    def is_of_any(cls, bodies: Iterable[Body]) -> ColumnElement[bool]:
        """Of none of them when there are none."""
        return or_(false(), *map(cls.is_of, bodies))


def one_body() -> CheckConstraint:
    return CheckConstraint("association_id IS NULL OR municipality_code IS NULL", name="one_body")


def may_speak_for(user: User | None, body: Body) -> bool:
    """For an association its board, for a municipality its buyers and controllers, for the region the desk."""
    if body.association_id is not None:
        return sits_on_board(user, body.association_id)
    if body.municipality_code is not None:
        return body.municipality_code in municipalities_of(user, Role.BUYER, Role.CONTROLLER)
    return is_desk(user)


def speaks_for_any(user: User | None) -> bool:
    return bool(bodies_of(user))


def bodies_of(user: User | None) -> list[Body]:
    """All for which the person may speak: the region first, then municipalities and associations."""
    own = [REGION] if is_desk(user) else []
    codes = municipalities_of(user, Role.BUYER, Role.CONTROLLER)
    return [*own, *(Body(None, code) for code in sorted(codes)), *(Body(each) for each in sorted(boards_of(user)))]


def bodies_on(day: date) -> list[Body]:
    """The region and all that take part on that day, by kind and name."""
    places = [Body(None, each.code) for each in municipalities_in_region(day)]
    return [REGION, *places, *(Body(each.id) for each in associations(day))]


def body_with(key: str) -> Body | None:
    """That which a form or an address names, also one that has left; None when there is no such body."""
    kind, _dash, number = key.partition("-")
    if key == REGION.key:
        return REGION
    if kind == "gemeente" and session.get(Municipality, number) is not None:
        return Body(None, number)
    if kind == "vereniging" and number.isdecimal() and len(number) < 10:
        return Body(int(number)) if session.get(Association, int(number)) is not None else None
    return None


def names_of(bodies: Iterable[Body]) -> dict[Body, str]:
    """What each is called, in at most three selects."""
    wanted = set(bodies)
    numbers = {each.association_id for each in wanted if each.association_id is not None}
    codes = {each.municipality_code for each in wanted if each.municipality_code is not None}
    names: dict[Body, str] = {}
    if numbers:
        found = session.execute(select(Association.id, Association.name).where(Association.id.in_(numbers)))
        names |= {Body(number): name for number, name in found}
    if codes:
        places = session.execute(select(Municipality.code, Municipality.name).where(Municipality.code.in_(codes)))
        names |= {Body(None, code): name for code, name in places}
    if REGION in wanted:
        region = the_region()
        names[REGION] = region.name if region else "Streekbron"
    return names


def choices_of(bodies: Iterable[Body]) -> list[tuple[str, str]]:
    """Key and name of each, in this order: what a form offers."""
    listed = list(bodies)
    names = names_of(listed)
    return [(each.key, names[each]) for each in listed]


def name_of(body: Body) -> str:
    return names_of([body]).get(body, "")
