"""The hash chain of the audit trail."""

from sqlalchemy import text

from app.audit.models import AuditValues
from app.audit.services import record, trail, verify
from tests.factories.accounts import make_user


def three_entries(session):
    user = make_user()
    for number in range(3):
        record("thing.done", user, by=user, number=number, when=user.created_at)
    session.commit()
    return user


def test_a_trail_names_the_acts_on_one_object_in_order(session):
    user, other = make_user(), make_user()
    record("thing.begun", user, by=other)
    record("thing.ended", other, by=other)
    record("thing.ended", user, by=None)
    assert [(entry.action, entry.actor_id) for entry in trail(user)][-2:] == [
        ("thing.begun", other.id),
        ("thing.ended", None),
    ]


def test_an_untouched_chain_verifies(session):
    three_entries(session)
    found = verify()
    assert found.broken is None
    assert found.entries >= 3


def test_a_changed_entry_is_named(session):
    user = three_entries(session)
    number = trail(user)[1].number
    session.execute(text("UPDATE audit_entry SET action = 'nothing' WHERE number = :n"), {"n": number})
    session.expire_all()
    assert verify().broken == (number, "the entry was changed")


def test_a_changed_value_is_named(session):
    user = three_entries(session)
    number = trail(user)[2].number
    session.execute(
        text("UPDATE audit_values SET content = :c WHERE entry_number = :n"), {"n": number, "c": '{"number": 9}'}
    )
    session.expire_all()
    assert verify().broken == (number, "its values were changed")


def test_a_missing_entry_is_named(session):
    user = three_entries(session)
    number = trail(user)[0].number
    session.execute(text("DELETE FROM audit_values WHERE entry_number = :n"), {"n": number})
    session.execute(text("DELETE FROM audit_entry WHERE number = :n"), {"n": number})
    session.expire_all()
    assert verify().broken == (number + 1, f"entry {number} is missing")


def test_erased_values_leave_the_chain_whole(session):
    user = three_entries(session)
    before = verify().erased
    session.delete(session.get(AuditValues, trail(user)[0].number))
    session.commit()
    session.expire_all()
    found = verify()
    assert found.broken is None
    assert found.erased == before + 1
