"""Who may touch a saved search."""

import pytest

from app.search.saved.policies import owns
from tests.factories.accounts import make_administrator, make_desk_member, make_user
from tests.factories.saved import make_saved_search

MAKERS = {"owner": None, "somebody else": make_user, "desk": make_desk_member, "administrator": make_administrator}


@pytest.mark.parametrize(
    ("who", "may"), [("owner", True), ("somebody else", False), ("desk", False), ("administrator", False)]
)
def test_only_the_owner(session, clock, who, may):
    saved = make_saved_search()
    person = saved.owner if who == "owner" else MAKERS[who]()
    assert owns(person, saved) is may


def test_nobody_who_is_signed_out(session, clock):
    assert not owns(None, make_saved_search())
