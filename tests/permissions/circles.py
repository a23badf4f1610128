"""Two circles of people in one region: what is own in the one is foreign in the other."""

from dataclasses import dataclass, replace
from datetime import timedelta

from app.accounts.models import Role, User
from app.core.clock import today
from app.core.db import session
from app.core.model import id_of
from tests.factories.accounts import (
    make_administrator,
    make_board_member,
    make_buyer,
    make_controller,
    make_desk_member,
    make_role,
    make_user,
)
from tests.factories.organisations import make_association, make_region

VISITOR = "visitor"
ENTREPRENEUR = "entrepreneur"
BOARD_MEMBER = "board member"
DESK = "desk"
BUYER = "buyer"
CONTROLLER = "controller"
ADMINISTRATOR = "administrator"
FORMER = "somebody whose roles have ended"
ROLES = (VISITOR, ENTREPRENEUR, BOARD_MEMBER, DESK, BUYER, CONTROLLER, ADMINISTRATOR)

ZEIST, BUNNIK = "GM0355", "GM0312"


@dataclass
class Circle:
    """An entrepreneur, the board of their association, and the buyer and controller of their municipality.

    People are kept by their ids, because every request is undone and the session empties itself then. `asking` is
    the role of the one about whom it is asked: what is personal belongs to them. `is_personal` says afterwards
    whether what was made for this circle does.
    """

    municipality_code: str
    association_id: int
    ids: dict[str, int]
    asking: str = ENTREPRENEUR
    is_personal: bool = False

    def person(self, role: str) -> User:
        return session.get_one(User, self.ids[role])

    def asked_by(self, role: str) -> "Circle":
        """A visitor owns nothing: what is personal is then the entrepreneur's."""
        return replace(self, asking=ENTREPRENEUR if role == VISITOR else role)

    @property
    def me(self) -> User:
        self.is_personal = True
        return self.person(self.asking)

    @property
    def entrepreneur(self) -> User:
        return self.person(ENTREPRENEUR)

    @property
    def buyer(self) -> User:
        return self.person(BUYER)


@dataclass(frozen=True)
class Region:
    """Desk and administrators serve the whole region, so in both circles they may do the same."""

    ours: Circle
    theirs: Circle

    def circle(self, role: str, *, is_own: bool) -> Circle:
        """The circle whose things are own, or foreign, to our person with this role."""
        return (self.ours if is_own else self.theirs).asked_by(role)


def make_two_circles() -> Region:
    make_region()
    return Region(ours=_circle(ZEIST), theirs=_circle(BUNNIK))


def _circle(municipality_code: str) -> Circle:
    association = make_association()
    people = {
        ENTREPRENEUR: make_user(),
        BOARD_MEMBER: make_board_member(association),
        DESK: make_desk_member(),
        BUYER: make_buyer(municipality_code),
        CONTROLLER: make_controller(municipality_code),
        ADMINISTRATOR: make_administrator(),
        FORMER: _make_former(municipality_code, id_of(association)),
    }
    return Circle(municipality_code, id_of(association), {role: id_of(person) for role, person in people.items()})


def _make_former(municipality_code: str, association_id: int) -> User:
    """Somebody who held every role until yesterday."""
    user, until = make_user(), today() - timedelta(days=1)
    make_role(user, Role.BOARD_MEMBER, association_id=association_id, ends_on=until)
    for role in (Role.BUYER, Role.CONTROLLER):
        make_role(user, role, municipality_code=municipality_code, ends_on=until)
    for role in (Role.DESK, Role.ADMINISTRATOR):
        make_role(user, role, ends_on=until)
    return user
