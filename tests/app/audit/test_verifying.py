"""Whatever is changed behind the back of the application is noticed."""

from datetime import timedelta

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import inspect, update

from app.audit.heads import Head
from app.audit.models import AuditEntry, AuditOrigin, AuditValues
from app.audit.services import record
from app.audit.verifying import verify
from app.core.clock import now, today
from app.core.db import session as current_session
from tests.factories.accounts import make_user
from tests.factories.audit import make_acts, tamper

WHERE = {"environ_base": {"REMOTE_ADDR": "203.0.113.77"}, "headers": {"User-Agent": "Firefox Linux"}}
# PostgreSQL stores neither NUL nor halves of characters, so nobody can put them there.
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=70)
PLAIN = st.none() | st.booleans() | st.integers(-(2**31), 2**31) | WORDS
CONTENTS = st.dictionaries(WORDS, PLAIN | st.lists(PLAIN, max_size=3), max_size=3)
MOMENTS = st.integers(-(10**12), 10**12).map(lambda millis: now() + timedelta(milliseconds=millis))
STORED = [
    *((AuditEntry, column, WORDS) for column in ("action", "object_type", "object_id")),
    *((AuditEntry, column, WORDS) for column in ("values_digest", "origin_digest", "previous", "digest")),
    (AuditEntry, "number", st.integers(-5, 50)),
    (AuditEntry, "actor_id", st.none() | st.integers(1, 10**6)),
    (AuditEntry, "at", MOMENTS),
    (AuditValues, "salt", WORDS),
    (AuditValues, "content", CONTENTS),
    *((AuditOrigin, column, WORDS) for column in ("salt", "network", "device")),
]


@pytest.fixture
def acts(session, app: Flask):
    """Five acts that came from somewhere."""
    user = make_user()
    with app.test_request_context(**WHERE):
        entries = [record("thing.done", user, by=user, step=step, note="so") for step in range(5)]
    session.commit()
    return entries


def head_of(entry, day=None) -> Head:
    return Head(day or today(), now(), entry.number, entry.digest)


def test_every_stored_field_is_covered_by_the_property():
    keys = {(AuditValues, "entry_number"), (AuditOrigin, "entry_number")}  # moving a row: see below
    stored = {(model, column.key) for model in (AuditEntry, AuditValues, AuditOrigin) for column in columns(model)}
    assert {(model, column) for model, column, _values in STORED} | keys == stored


def columns(model):
    return inspect(model).columns


@pytest.mark.parametrize(
    ("model", "column", "values"), STORED, ids=lambda each: getattr(each, "__name__", str(each)[:20])
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_change_of_any_stored_field_is_noticed(acts, model, column, values, data):
    place = data.draw(st.integers(1, 5), "entry")
    key = inspect(model).primary_key[0]
    row = current_session.get(model, place)
    before = getattr(row, column)
    after = data.draw(values.filter(lambda value: not same(value, before)), "changed into")
    if column == "number" and 1 <= after <= 5:
        return  # refused by the database itself
    change = update(model).where(key == place).values({column: after})
    savepoint = current_session.begin_nested()
    try:
        if column == "number":
            move_away(place)
        current_session.execute(change, execution_options={"synchronize_session": False})
        assert verify().broken is not None
    finally:
        savepoint.rollback()


def same(one, other) -> bool:
    """As the chain sees it: 1, 1.0 and True are three values."""
    return type(one) is type(other) and one == other


def move_away(place: int) -> None:
    """A number that is pointed at cannot change, so what points at it goes first."""
    tamper("DELETE FROM audit_values WHERE entry_number = :place", place=place)
    tamper("DELETE FROM audit_origin WHERE entry_number = :place", place=place)


def test_an_untouched_chain_verifies(acts):
    found = verify()
    assert (found.broken, found.entries, found.head) == (None, 5, acts[-1].digest)


def test_a_changed_entry_is_named(acts):
    tamper("UPDATE audit_entry SET action = 'nothing' WHERE number = 2")
    assert verify().broken == (2, "the entry was changed")


def test_a_changed_value_is_named(acts):
    tamper("UPDATE audit_values SET content = :content WHERE entry_number = 3", content='{"step": 9}')
    assert verify().broken == (3, "its values were changed")


def test_a_changed_origin_is_named(acts):
    tamper("UPDATE audit_origin SET network = '198.51.100.0/24' WHERE entry_number = 3")
    assert verify().broken == (3, "from where it came was changed")


def test_a_missing_entry_is_named(acts):
    move_away(1)
    tamper("DELETE FROM audit_entry WHERE number = 1")
    assert verify().broken == (2, "entry 1 is missing")


@pytest.mark.parametrize(
    ("table", "reason"),
    [("audit_values", "its values are gone"), ("audit_origin", "from where it came is gone")],
)
def test_what_is_gone_without_an_erasure_is_named(acts, table, reason):
    tamper(f"DELETE FROM {table} WHERE entry_number = 4")
    assert verify().broken == (4, f"{reason}, and no erasure says so")


def test_values_that_were_moved_to_another_entry_are_named(acts):
    tamper("DELETE FROM audit_values WHERE entry_number = 2")
    tamper("UPDATE audit_values SET entry_number = 2 WHERE entry_number = 3")
    assert verify().broken == (2, "its values were changed")


def test_an_origin_that_was_added_afterwards_is_named(session):
    make_acts(1)
    session.add(AuditOrigin(entry_number=1, salt="salt", network="203.0.113.0/24", device=""))
    session.flush()
    assert verify().broken == (1, "from where it came was changed")


def test_a_head_that_left_and_stands_in_the_chain_agrees(acts):
    assert verify([head_of(acts[2]), head_of(acts[4])]).heads == 2


def test_an_end_that_was_cut_off_shows_by_a_head_that_left(acts):
    head = head_of(acts[4])
    for table, key in (("audit_values", "entry_number"), ("audit_origin", "entry_number"), ("audit_entry", "number")):
        tamper(f"DELETE FROM {table} WHERE {key} > 3")
    assert verify().broken is None
    assert verify([head]).broken == (4, f"the end was cut off: the head that left on {today()} was entry 5")


def test_a_chain_that_was_written_anew_shows_by_a_head_that_left(acts):
    other = Head(today(), now(), 3, "0" * 64)
    assert verify([other]).broken == (3, f"the chain was rewritten: the head that left on {today()} is another")


def test_an_empty_trail_verifies(session):
    assert verify().entries == 0
