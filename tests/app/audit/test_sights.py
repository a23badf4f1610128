"""Looking at what is personal is an act, once a day."""

from datetime import timedelta

from app.audit.services import trail
from app.audit.sights import note_sight
from app.core.clock import now
from tests.factories.accounts import make_desk_member, make_user


def test_looking_twice_on_a_day_is_one_act(session, clock):
    seen, by = make_user(), make_desk_member()
    session.commit()
    for _ in range(2):
        note_sight("account.seen", seen, by=by)
    assert [(entry.action, entry.actor_id) for entry in trail(seen)] == [("account.seen", by.id)]


def test_looking_on_two_days_is_two_acts(session, clock):
    seen, by = make_user(), make_desk_member()
    session.commit()
    for days in (0, 1):
        clock(now() + timedelta(days=days))
        note_sight("account.seen", seen, by=by)
    assert len(trail(seen)) == 2


def test_each_person_who_looks_is_noted(session, clock):
    seen = make_user()
    session.commit()
    for _ in range(2):
        note_sight("account.seen", seen, by=make_committed())
    assert len(trail(seen)) == 2


def make_committed():
    from app.core.db import session

    user = make_desk_member()
    session.commit()
    return user
