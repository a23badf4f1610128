"""Who may do what in a procurement file."""

import pytest

from app.accounts.models import Role
from app.organisations.models import Association
from app.sourcing import policies
from app.sourcing.kinds import FileStatus
from tests.factories import next_number, save
from tests.factories.sourcing import DE_BILT, NOON, ZEIST, make_file, make_person


def make_visitor(kind):
    """A person by a short name, in the words of the tables below."""
    if kind == "signed out":
        return None
    if kind == "board member":
        number = next_number()
        board = save(Association(key=f"a{number}", name=f"Association {number}", joined_on=NOON.date()))
        return make_person(Role.BOARD_MEMBER, association_id=board.id)
    role, _space, place = kind.partition(" of ")
    codes = {"Zeist": ZEIST, "De Bilt": DE_BILT}
    roles = {"entrepreneur": None, "desk": Role.DESK, "administrator": Role.ADMINISTRATOR}
    if role in roles:
        return make_person(roles[role])
    return make_person(Role(role), municipality_code=codes[place])


NOBODY_ELSE = ["signed out", "entrepreneur", "board member", "desk", "administrator"]


@pytest.mark.parametrize(
    ("kind", "sees", "changes"),
    [
        ("buyer of Zeist", True, True),
        ("controller of Zeist", True, False),
        ("buyer of De Bilt", False, False),
        ("controller of De Bilt", False, False),
        *((kind, False, False) for kind in NOBODY_ELSE),
    ],
)
def test_a_file_is_for_its_own_municipality(session, kind, sees, changes):
    file, visitor = make_file(municipality_code=ZEIST), make_visitor(kind)
    assert policies.may_see(visitor, file) is sees
    assert policies.may_change(visitor, file) is changes
    assert policies.may_manage(visitor, file) is changes


@pytest.mark.parametrize("kind", ["buyer of Zeist", "controller of Zeist"])
def test_a_closed_file_is_read_and_not_changed(session, kind):
    file, visitor = make_file(municipality_code=ZEIST), make_visitor(kind)
    file.status = FileStatus.CLOSED
    assert policies.may_see(visitor, file)
    assert not policies.may_change(visitor, file)


@pytest.mark.parametrize(
    ("kind", "opens_list", "starts"),
    [
        ("buyer of Zeist", True, True),
        ("controller of Zeist", True, False),
        *((kind, False, False) for kind in NOBODY_ELSE),
    ],
)
def test_the_list_of_files_is_for_buyers_and_controllers(session, kind, opens_list, starts):
    visitor = make_visitor(kind)
    assert policies.may_open_list(visitor) is opens_list
    assert policies.may_start(visitor) is starts
