"""Look-alikes are found by what they share, kept up to date, and forgotten when somebody says they are two."""

import pytest
from sqlalchemy import select

from app.core.db import session as db
from app.suppliers.kinds import ProfileStatus
from app.suppliers.twins.models import TwinKey, TwinPair
from app.suppliers.twins.queries import changed_since_compared, twins_of
from app.suppliers.twins.services import STATUSES, compare_changed, dismiss
from tests.conftest import NOON
from tests.factories.accounts import make_desk_member
from tests.factories.suppliers import make_complete_draft, make_listed

pytestmark = pytest.mark.usefixtures("session", "clock")


def compare_all():
    db.commit()
    while compare_changed(most=2, at=NOON):
        db.commit()
    db.expire_all()


def pairs():
    statement = select(TwinPair.low_id, TwinPair.high_id).where(TwinPair.dismissed_at.is_(None))
    return {tuple(pair) for pair in db.execute(statement)}


def names(supplier, statuses=STATUSES):
    return [twin.firm.name for twin in twins_of(supplier, statuses=statuses)]


def test_firms_are_compared_in_pieces_and_each_pair_is_noted_once():
    one, _other, twin = (
        make_listed(name="De Heg"),
        make_listed(name="Van Vliet", email=None),
        make_listed(name="De Heg bv"),
    )
    compare_all()
    assert pairs() == {(one.id, twin.id)}


def test_a_changed_firm_is_compared_again_and_an_unchanged_one_is_not():
    _one, other = make_listed(name="De Heg"), make_listed(name="De Heg bv")
    compare_all()
    assert db.scalars(changed_since_compared()).all() == []
    other.name, other.email = "Schildersbedrijf Van Vliet", None
    db.flush()
    assert db.scalars(changed_since_compared()).all() == [other.id]
    compare_all()
    assert pairs() == set()


def test_a_withdrawn_firm_keeps_no_keys():
    supplier = make_listed()
    compare_all()
    supplier.move_to(ProfileStatus.WITHDRAWN)
    compare_all()
    assert db.scalars(select(TwinKey)).all() == []


def test_a_pair_of_two_firms_is_not_proposed_again():
    one, other = make_listed(name="De Heg"), make_listed(name="De Heg bv")
    compare_all()
    dismiss(other, one, by=make_desk_member(), at=NOON)
    one.staff = 9
    compare_all()
    assert (pairs(), names(one)) == (set(), [])


def test_a_draft_is_compared_with_what_is_listed_before_the_worker_has_seen_it():
    make_listed(name="De Heg")
    make_complete_draft(name="De Heg v.o.f.")
    compare_all()
    new = make_complete_draft(name="De Heg bv")
    assert names(new, {ProfileStatus.LISTED}) == ["De Heg"]
    assert set(names(new)) == {"De Heg", "De Heg v.o.f."}


def test_comparing_takes_as_many_queries_for_two_as_for_twenty(count_queries):
    for number in range(22):
        make_listed(name=f"De Heg {number}")
    db.commit()
    counts = []
    for most in (2, 20):
        with count_queries() as queries:
            compare_changed(most=most, at=NOON)
        counts.append(len([query for query in queries if "twin" in query]))
    assert counts[0] == counts[1]
