"""The table of moves: every one that is allowed, and every one that is not."""

import pytest
from sqlalchemy.exc import IntegrityError

from app.suppliers.moves import ForbiddenMove
from app.suppliers.revisions.models import MOVES, Revision, RevisionStatus
from tests.factories.revisions import make_approved, make_live, make_proposal

S = RevisionStatus
# PRODUCT.md §2, third table, written out once more.
ALLOWED = {
    (S.PROPOSED, S.ACCEPTED),
    (S.PROPOSED, S.REJECTED),
    (S.PROPOSED, S.WITHDRAWN),
    (S.LIVE, S.ACKNOWLEDGED),
    (S.LIVE, S.REVERTED),
}


def test_every_status_has_a_row_in_the_table():
    assert set(MOVES) == set(S)


@pytest.mark.parametrize("before", S)
@pytest.mark.parametrize("after", S)
def test_a_revision_moves_as_the_specification_says_and_no_other_way(before, after):
    revision = Revision(status=before)
    if (before, after) in ALLOWED:
        revision.move_to(after)
        assert revision.status is after
        return
    with pytest.raises(ForbiddenMove):
        revision.move_to(after)


@pytest.mark.parametrize("make", [make_proposal, make_live])
def test_a_firm_has_one_open_revision_of_each_kind(session, make):
    firm = make_approved()
    make(firm)
    with pytest.raises(IntegrityError):
        make(firm)


def test_a_proposal_and_a_change_that_shows_may_wait_together(session):
    firm = make_approved()
    assert make_proposal(firm).is_open
    assert make_live(firm).is_open
