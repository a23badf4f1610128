"""Reminders: what is due and was not yet sent."""

from datetime import date, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from app.core.clock import local_date
from app.mail.models import MailMessage
from app.suppliers.kinds import EditorRole
from app.suppliers.kinds import ProfileStatus as S
from app.suppliers.models import Certificate, SupplierEditor
from app.suppliers.renewal.models import Reminder
from app.suppliers.renewal.reminding import remind
from app.suppliers.standing import due_on, start_of
from tests.conftest import NOON
from tests.factories import save
from tests.factories.accounts import make_user
from tests.factories.suppliers import make_listed

TODAY = local_date(NOON)


@pytest.fixture(autouse=True)
def noon(session, clock):
    """Reminders compare with the clock."""


def due_in(days: int, **values):
    """A listed firm whose profile is due in so many days."""
    return make_listed(confirmed_at=start_of(TODAY + timedelta(days=days - 365)), **values)


def with_proof(supplier, *, days: int, kind: str = "emas", level: str | None = None):
    proof = Certificate(supplier_id=supplier.id, kind=kind, level=level, valid_until=TODAY + timedelta(days=days))
    return save(proof)


def subjects(session) -> list[str]:
    remind()
    return list(session.scalars(session.query(MailMessage.subject).order_by(MailMessage.id).statement))


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (61, None),
        (60, "Is the profile of De Heg still right?"),
        (28, "Is the profile of De Heg still right?"),
        (0, "Please confirm the profile of De Heg now"),
        (-28, "Buyers no longer find De Heg"),
        (-200, None),
    ],
)
def test_each_step_has_its_mail(session, days, words):
    due_in(days, name="De Heg", owner=make_user(language="en"))
    assert subjects(session) == ([words] if words else [])


def test_a_step_is_sent_once(session):
    due_in(28)
    remind()
    assert len(subjects(session)) == 1


def test_after_skipped_days_only_the_newest_step_is_sent(session, clock):
    firm = due_in(60)
    remind()
    clock(NOON + timedelta(days=50))
    remind()
    steps = session.query(Reminder.step).filter_by(supplier_id=firm.id).order_by(Reminder.id)
    assert [step for (step,) in steps] == [60, 14]


def test_everybody_who_acts_for_the_firm_gets_the_mail_in_their_own_language(session):
    firm = due_in(14, owner=make_user(email="owner@example.nl"))
    editor = make_user(email="editor@example.nl", language="en")
    firm.editors.append(SupplierEditor(user=editor, role=EditorRole.EDITOR, since=NOON))
    remind()
    mails = {mail.recipient: mail.text for mail in session.query(MailMessage)}
    assert set(mails) == {"owner@example.nl", "editor@example.nl"}
    assert "Once a year" in mails["editor@example.nl"]
    assert "Once a year" not in mails["owner@example.nl"]


def test_a_firm_without_anybody_gets_none(session):
    firm = due_in(14)
    firm.editors.clear()
    assert subjects(session) == []


def test_a_blocked_account_gets_none(session):
    due_in(14, owner=make_user(blocked_at=NOON))
    assert subjects(session) == []


@pytest.mark.parametrize("status", [S.DRAFT, S.UNCLAIMED, S.WITHDRAWN])
def test_a_firm_outside_the_register_gets_none(session, status):
    with_proof(due_in(14, status=status), days=14)
    assert subjects(session) == []


def test_all_proofs_that_are_due_go_in_one_mail_beside_that_about_the_profile(session):
    firm = due_in(28, owner=make_user(language="en"), name="De Heg")
    with_proof(firm, days=60)
    with_proof(firm, days=0, kind="co2-prestatieladder", level="3")
    with_proof(firm, days=200, kind="brl-9335")
    assert subjects(session) == ["Is the profile of De Heg still right?", "2 proofs of De Heg expire"]


def test_a_renewed_proof_is_asked_about_at_its_new_date_only(session, clock):
    proof = with_proof(make_listed(confirmed_at=None), days=14)
    remind()
    proof.valid_until = TODAY + timedelta(days=14 + 365)
    session.flush()
    clock(NOON + timedelta(days=15))
    assert len(subjects(session)) == 1
    clock(NOON + timedelta(days=366))
    assert len(subjects(session)) == 2


def test_a_proof_that_is_filled_in_again_is_the_same_one(session):
    firm = make_listed()
    proof = with_proof(firm, days=14)
    remind()
    session.delete(proof)
    session.flush()
    with_proof(firm, days=14)
    assert len(subjects(session)) == 1


def test_confirming_ends_the_reminders_until_next_year(session, clock):
    firm = due_in(14)
    remind()
    firm.confirmed_at = NOON
    session.flush()
    clock(NOON + timedelta(days=20))
    assert len(subjects(session)) == 1
    assert due_on(NOON) == date(2027, 3, 16)


def test_the_database_refuses_the_same_reminder_twice(session):
    firm = make_listed()
    for _time in range(2):
        session.add(Reminder(supplier_id=firm.id, due_on=TODAY, step=28, sent_at=NOON))
    with pytest.raises(IntegrityError):
        session.flush()
