"""What this feature holds of people can be shown, erased, and goes after a term."""

from datetime import timedelta

from app.core.clock import now
from app.sso import privacy
from app.sso.models import ExternalIdentity
from tests.factories.accounts import make_user
from tests.factories.sso import make_identity, make_provider


def test_a_person_sees_the_links_of_their_account_only(session):
    provider, user = make_provider(), make_user()
    make_identity(user, provider, subject="mine")
    make_identity(make_user(), provider, subject="theirs")
    assert [each["subject"] for each in privacy.collect(user)] == ["mine"]


def test_erasing_takes_the_links_of_one_person(session):
    provider, user, other = make_provider(), make_user(), make_user()
    make_identity(user, provider)
    make_identity(other, provider)
    assert privacy.erase(user) == []
    assert [each.user_id for each in session.query(ExternalIdentity)] == [other.id]


def test_links_that_are_not_used_go_oldest_first_and_in_batches(session):
    provider = make_provider()
    for days in (900, 800, 10):
        make_identity(make_user(), provider, subject=str(days), used_at=now() - timedelta(days=days))
    term = now() - timedelta(days=730)
    assert privacy.count_unused(term) == 2
    assert privacy.remove_unused(term, 1) == 1
    assert [each.subject for each in session.query(ExternalIdentity).order_by(ExternalIdentity.id)] == ["800", "10"]
