"""What teams and interests hold of a person, and what goes when."""

from datetime import timedelta

import pytest

from app.core.db import transaction
from app.core.privacy import personal_data, retentions
from app.memberships.models import DeclaredInterest
from app.memberships.services import declare_interest
from app.teams.models import AccessDecision, RoleInvitation
from app.teams.reviews import services as reviews
from tests.conftest import NOON
from tests.factories.accounts import make_buyer, make_controller, make_user
from tests.factories.suppliers import make_listed
from tests.factories.teams import make_invitation


@pytest.fixture(autouse=True)
def _at_noon(clock, session):
    """Terms are counted in days."""


def declared(app, key):
    return next(each for each in personal_data(app) if each.key == key)


def retention(app, key):
    return next(each for each in retentions(app) if each.key == key)


def test_a_person_reads_which_invitations_they_got_and_sent(app):
    invitation = make_invitation()
    for person in (make_user(email=invitation.email), invitation.invited_by):
        [found] = declared(app, "teams").collect(person)["invitations"]
        assert (found["role"], found["organisation"]) == ("buyer", "GM0355")


def test_erasing_takes_invitations_to_the_person(app, session):
    invitation, other = make_invitation(), make_invitation()
    with transaction():
        assert declared(app, "teams").erase(make_user(email=invitation.email)) == []
    assert session.query(RoleInvitation).all() == [other]


def test_erasing_says_that_reviews_stay(app, session):
    controller = make_controller()
    with transaction():
        reviews.keep(make_buyer().roles[0], by=controller, at=NOON)
    with transaction():
        assert len(declared(app, "teams").erase(controller)) == 1
    assert session.query(AccessDecision).count() == 1


def test_interests_are_read_and_erased(app, session):
    user, firm = make_user(), make_listed()
    session.flush()
    with transaction():
        declare_interest(user, firm, at=NOON)
    [found] = declared(app, "interests").collect(user)
    assert (found["firm"], found["from"]) == (firm.display_name, "2026-03-16")
    with transaction():
        declared(app, "interests").erase(user)
    assert session.query(DeclaredInterest).count() == 0


def test_invitations_that_closed_long_ago_go_and_others_stay(app, session):
    old = NOON - timedelta(days=400)
    for name in ("accepted_at", "withdrawn_at", "expires_at"):
        make_invitation(**{"sent_at": old, name: old})
    fresh = make_invitation()
    assert _runs_out(retention(app, "closed invitations"), NOON - timedelta(days=365)) == 3
    assert session.query(RoleInvitation).all() == [fresh]


def test_reviews_of_long_ago_go(app, session):
    with transaction():
        reviews.keep(make_buyer().roles[0], by=make_controller(), at=NOON)
    kept = retention(app, "access reviews")
    assert kept.count(NOON) == 0
    assert _runs_out(kept, NOON + timedelta(days=1)) == 1
    assert session.query(AccessDecision).count() == 0


def test_interests_that_ended_long_ago_go(app, session):
    running, ended = make_listed(), make_listed()
    user = make_user()
    session.flush()
    with transaction():
        declare_interest(user, running, at=NOON)
        declare_interest(user, ended, at=NOON, ends_on=NOON.date())
    assert _runs_out(retention(app, "ended interests"), NOON + timedelta(days=5)) == 1
    assert session.query(DeclaredInterest).one().supplier_id == running.id


def _runs_out(kept, before):
    """How many there were; they go one at a time, as in batches."""
    number = removed = kept.count(before)
    while removed:
        with transaction():
            removed = kept.remove(before, 1)
    assert kept.count(before) == 0
    return number
