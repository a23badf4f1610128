"""Writing acts into the trail, and reading those on an object."""

import pytest
from flask import Flask

from app.audit.models import AuditEntry
from app.audit.services import record, trail
from app.audit.verifying import verify
from tests.factories.accounts import make_user
from tests.factories.audit import make_acts, make_many_acts

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def test_a_trail_names_the_acts_on_one_object_in_order(session):
    user, other = make_user(), make_user()
    record("thing.begun", user, by=other)
    record("thing.ended", other, by=other)
    record("thing.ended", user, by=None)
    assert [(entry.action, entry.actor_id) for entry in trail(user)][-2:] == [
        ("thing.begun", other.id),
        ("thing.ended", None),
    ]


def test_an_act_on_nothing_is_recorded(session):
    entry = record("account.sign_in_failed", None, by=None)
    session.commit()
    assert (entry.object_type, entry.object_id) == ("", "")
    assert verify().broken is None


def test_an_act_outside_a_request_comes_from_nowhere(session):
    entry = record("thing.done", make_user(), by=None)
    assert entry.origin is None


def test_an_act_in_a_request_says_from_which_network_and_device(session, app: Flask):
    user = make_user()
    with app.test_request_context(environ_base={"REMOTE_ADDR": "203.0.113.77"}, headers={"User-Agent": FIREFOX}):
        entry = record("thing.done", user, by=user)
    assert (entry.origin.network, entry.origin.device) == ("203.0.113.0/24", "Firefox, Linux")


@pytest.mark.parametrize("number", [1, 2_000])
def test_recording_asks_as_little_in_a_long_chain(session, count_queries, number):
    user = make_user()
    make_many_acts(number, [user])
    session.flush()
    with count_queries() as queries:
        record("thing.done", user, by=user)
    assert len(queries) <= 2  # its turn on PostgreSQL, and the end of the chain


def test_the_end_of_a_long_chain_is_found_by_its_key(session, app: Flask):
    if session.get_bind().dialect.name != "sqlite":
        pytest.skip("PostgreSQL chooses by statistics that a test does not have")
    plan = session.connection().exec_driver_sql(
        "EXPLAIN QUERY PLAN SELECT number, digest FROM audit_entry ORDER BY number DESC LIMIT 1"
    )
    assert "TEMP B-TREE" not in " ".join(row[3] for row in plan)


def test_the_acts_of_one_transaction_follow_each_other(session):
    entries = make_acts(3)
    assert [entry.number for entry in entries] == [1, 2, 3]
    assert [entry.previous for entry in entries[1:]] == [entry.digest for entry in entries[:2]]
    assert session.get(AuditEntry, 3) is entries[2]
