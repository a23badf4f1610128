"""Digests stay, values go, and an entry says which."""

from datetime import timedelta

import pytest
from flask import Flask

from app.audit.erasing import (
    ERASED,
    Ranges,
    erase_old_origins,
    erase_old_values,
    erase_values_of,
    old_origins,
    old_values,
)
from app.audit.models import AuditEntry
from app.audit.privacy import acts_of, erase_acts_of
from app.audit.services import record, trail
from app.audit.verifying import verify
from app.core.clock import now
from app.core.privacy import personal_data, processings, retentions
from tests.factories.accounts import make_user
from tests.factories.audit import make_acts
from tests.factories.sourcing import make_file

WHERE = {"environ_base": {"REMOTE_ADDR": "203.0.113.77"}}


def values_of(entry: AuditEntry):
    return entry.values.content if entry.values else None


def test_the_values_of_what_a_person_did_go_and_the_chain_stays_whole(session):
    user = make_user()
    entry = record("account.name_changed", user, by=user, before="Noor")
    record("account.name_changed", make_user(), by=None, before="Somebody else")
    erase_values_of(user, at=now())
    session.commit()
    found = verify()
    assert values_of(entry) is None
    assert (found.broken, found.erased) == (None, 1)


def test_what_others_did_to_the_account_of_a_person_goes_too(session):
    user, administrator = make_user(), make_user()
    entry = record("account.blocked", user, by=administrator, reason="Noor left")
    erase_values_of(user, at=now())
    session.commit()
    assert values_of(entry) is None


def test_acts_on_other_things_that_name_a_person_lose_their_values(session):
    user, role = make_user(), make_user()  # any other thing will do
    entry = record("role.given", role, by=None, user_id=user.id)
    erase_values_of(user, at=now())
    session.commit()
    assert values_of(entry) is None


def test_the_values_of_others_stay(session):
    entry = make_acts(1)[0]
    erase_values_of(make_user(), at=now())
    session.commit()
    assert values_of(entry) == {"step": 0}


def test_reasons_in_procurement_files_stay(session):
    file = make_file()
    erase_values_of(file.owner, at=now())
    session.commit()
    assert [values_of(entry) is not None for entry in trail(file)] == [True]
    assert verify().broken is None


def test_from_where_somebody_acted_goes_even_in_a_procurement_file(session, app: Flask):
    file = make_file()
    with app.test_request_context(**WHERE):
        entry = record("file.closed", file, by=file.owner)
    session.commit()
    erase_values_of(file.owner, at=now())
    session.commit()
    found = verify()
    assert (entry.origin, found.broken, found.origins_erased) == (None, None, 1)


def test_the_device_of_an_administrator_is_not_erased_with_the_person_they_acted_on(session, app: Flask):
    user, administrator = make_user(), make_user()
    with app.test_request_context(**WHERE):
        entry = record("account.blocked", user, by=administrator)
    session.commit()
    erase_values_of(user, at=now())
    session.commit()
    assert entry.origin is not None


def test_acts_after_the_moment_stay(session):
    user = make_user()
    before = now()
    entry = record("account.name_changed", user, by=user, before="Noor")
    erase_values_of(user, at=before - timedelta(seconds=1))
    session.commit()
    assert values_of(entry) is not None


def test_an_erasure_says_which_entries_it_emptied_and_is_never_emptied_itself(session):
    user = make_user()
    make_acts(3, user)
    for _ in range(2):
        erase_values_of(user, at=now())
        session.commit()
    erasures = [entry for entry in trail(user) if entry.action == ERASED]
    assert [values_of(entry) for entry in erasures] == [{"values": [[1, 3]], "origins": []}]


def test_old_values_go_some_at_a_time_and_those_of_files_stay(session, clock):
    make_acts(3)
    file = make_file()
    clock(now() + timedelta(days=1))
    session.commit()
    before = now()
    assert erase_old_values(before, 2) == 2
    assert erase_old_values(before, 2) == 1
    session.commit()
    assert list(session.scalars(old_values(before))) == []
    assert values_of(trail(file)[0]) is not None
    assert verify().broken is None


def test_old_origins_go(session, app: Flask, clock):
    with app.test_request_context(**WHERE):
        make_acts(2)
    clock(now() + timedelta(days=1))
    assert erase_old_origins(now(), 10) == 2
    session.commit()
    assert list(session.scalars(old_origins(now()))) == []
    assert verify().broken is None


def test_nothing_to_erase_leaves_no_entry(session):
    erase_old_values(now(), 10)
    assert verify().entries == 0


def test_a_person_gets_what_they_did(session):
    user = make_user()
    make_acts(1, user)
    assert [(each["action"], each["values"]) for each in acts_of(user)] == [("account.name_changed", {"step": 0})]


def test_a_person_reads_what_stays_of_them(session):
    file = make_file()
    assert len(erase_acts_of(file.owner)) == 2


def test_what_the_trail_holds_of_people_is_declared(app: Flask):
    assert "audit" in {each.key for each in processings(app)} & {each.key for each in personal_data(app)}
    assert {each.setting for each in retentions(app)} >= {"AUDIT_ORIGIN_DAYS", "AUDIT_VALUES_DAYS"}


@pytest.mark.parametrize(
    ("numbers", "pairs"),
    [([], []), ([3], [(3, 3)]), ([2, 1, 3], [(1, 3)]), ([1, 3, 4, 9], [(1, 1), (3, 4), (9, 9)])],
)
def test_numbers_are_written_as_ranges(numbers, pairs):
    ranges = Ranges.of(numbers)
    assert ranges.pairs == pairs
    assert list(ranges.numbers_below(100)) == sorted(numbers)
