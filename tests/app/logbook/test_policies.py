"""Who reads the trail, and what of it."""

import pytest

from app.accounts.models import Role
from app.audit.services import record, trail
from app.logbook.policies import may_open, may_read
from app.memberships.services import declare_interest
from app.search.saved.models import SavedSearch
from tests.factories.accounts import make_board_member, make_role, make_user
from tests.factories.sourcing import DE_BILT, NOON, ZEIST, make_file, make_listed_firm, make_person

ROLES = {"desk": Role.DESK, "administrator": Role.ADMINISTRATOR}
ROLES_OF_ZEIST = {"buyer of Zeist": Role.BUYER, "controller of Zeist": Role.CONTROLLER}


def make_visitor(kind):
    if kind == "signed out":
        return None
    if kind == "board member":
        return make_board_member()
    if kind in ROLES_OF_ZEIST:
        return make_person(ROLES_OF_ZEIST[kind], municipality_code=ZEIST)
    return make_person(ROLES.get(kind))


@pytest.mark.parametrize(
    ("kind", "opens"),
    [
        ("signed out", False),
        ("entrepreneur", False),
        ("board member", False),
        ("buyer of Zeist", False),
        ("controller of Zeist", True),
        ("desk", True),
        ("administrator", True),
    ],
)
def test_who_opens_the_logbook(session, kind, opens):
    assert may_open(make_visitor(kind)) is opens


def act_in_file(code, *other_places):
    """By somebody who buys for other places too."""
    buyer = make_person(Role.BUYER, municipality_code=code)
    for other in other_places:
        make_role(buyer, Role.BUYER, municipality_code=other)
    return trail(make_file(buyer, municipality_code=code))[0]


def sign_in_at(code):
    return sign_in_of(make_person(Role.BUYER, municipality_code=code))


def interest_at(code):
    buyer = make_person(Role.BUYER, municipality_code=code)
    declare_interest(buyer, make_listed_firm(), at=NOON)
    return trail(buyer)[0]


def role_at(code):
    return record("role.given", make_person(Role.BUYER, municipality_code=code).roles[0], by=None)


ACTS = {
    "file of Zeist": lambda: act_in_file(ZEIST),
    "file of De Bilt": lambda: act_in_file(DE_BILT),
    "file of De Bilt by somebody who buys for Zeist too": lambda: act_in_file(DE_BILT, ZEIST),
    "sign-in of a buyer of Zeist": lambda: sign_in_at(ZEIST),
    "sign-in of a buyer of De Bilt": lambda: sign_in_at(DE_BILT),
    "sign-in of an entrepreneur": lambda: sign_in_of(make_user()),
    "interest of a buyer of Zeist": lambda: interest_at(ZEIST),
    "role at Zeist": lambda: role_at(ZEIST),
    "role at De Bilt": lambda: role_at(DE_BILT),
    "firm by a buyer of Zeist": lambda: record(
        "supplier.changed", make_listed_firm(), by=make_person(Role.BUYER, municipality_code=ZEIST)
    ),
    "nothing": lambda: record("account.sign_in_failed", None, by=None),
}


def sign_in_of(user):
    return record("account.signed_in", user, by=user)


@pytest.mark.parametrize(
    ("name", "controller", "desk", "administrator"),
    [
        ("file of Zeist", True, False, False),
        ("file of De Bilt", False, False, False),
        ("file of De Bilt by somebody who buys for Zeist too", False, False, False),
        ("sign-in of a buyer of Zeist", True, True, True),
        ("sign-in of a buyer of De Bilt", False, True, True),
        ("sign-in of an entrepreneur", False, True, True),
        ("interest of a buyer of Zeist", True, True, True),
        ("role at Zeist", True, True, True),
        ("role at De Bilt", False, True, True),
        ("firm by a buyer of Zeist", False, True, True),
        ("nothing", False, True, True),
    ],
)
def test_who_reads_which_acts(session, name, controller, desk, administrator):
    entry = ACTS[name]()
    readers = ("controller of Zeist", "desk", "administrator")
    assert [may_read(make_visitor(kind), entry) for kind in readers] == [controller, desk, administrator]


@pytest.mark.parametrize("kind", ["signed out", "entrepreneur", "board member", "buyer of Zeist"])
def test_nobody_else_reads_an_act_not_even_their_own(session, kind):
    visitor = make_visitor(kind)
    assert not may_read(visitor, record("account.signed_in", visitor or make_user(), by=visitor))


def test_a_desk_member_who_controls_a_municipality_reads_its_files_too(session):
    person = make_person(Role.CONTROLLER, municipality_code=ZEIST)
    make_role(person, Role.DESK)
    assert may_read(person, ACTS["file of Zeist"]())
    assert may_read(person, ACTS["sign-in of an entrepreneur"]())
    assert not may_read(person, ACTS["file of De Bilt"]())


def test_a_controller_whose_role_ended_reads_nothing(session):
    person = make_person(Role.CONTROLLER, municipality_code=ZEIST)
    person.roles[0].ends_on = person.roles[0].starts_on
    session.flush()
    assert not may_read(person, ACTS["file of Zeist"]())


def test_a_kind_that_names_no_municipality_is_no_controllers(session):
    buyer = make_person(Role.BUYER, municipality_code=ZEIST)
    entry = record("saved_search.saved", buyer, by=buyer)
    entry.object_type = SavedSearch.__tablename__
    session.flush()
    assert not may_read(make_visitor("controller of Zeist"), entry)
