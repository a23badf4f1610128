"""A database that somebody edits by hand after the signature."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from app.sourcing.details import Choice
from app.sourcing.queries import shortlist_of
from app.sourcing.review import services
from app.sourcing.review.content import digest_of
from app.sourcing.review.integrity import Integrity, integrity_of
from app.sourcing.review.queries import signed_review
from app.sourcing.review.telling import tell_signature
from app.sourcing.shortlists.services import decide_on_outside_firm
from tests.factories.four_eyes import make_choice, make_offered, make_outside_firm, make_ready_file
from tests.factories.procurement import make_locked_file
from tests.factories.sourcing import NOON, make_buyer, make_listed_firm, make_longlist

LATER = NOON + timedelta(hours=1)


@pytest.fixture
def file(session):
    review = make_offered()
    services.sign(review, by=make_buyer(), at=LATER)
    return review.file


def test_a_signed_shortlist_is_what_was_signed(file):
    assert integrity_of(file) is Integrity.INTACT


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE shortlist_decision SET reason = 'A friend.' WHERE id = :decision",
        "UPDATE shortlist_decision SET invited = false WHERE id = :decision",
        "UPDATE shortlist_decision SET decided_by_id = :nobody WHERE id = :decision",
        "UPDATE shortlist_decision SET override_reason = 'Later.' WHERE id = :decision",
        "DELETE FROM shortlist_decision WHERE id = :decision",
        "UPDATE procurement_file SET estimated_value = 1 WHERE id = :file",
        "UPDATE procurement_file SET cross_border = 'no' WHERE id = :file",
        "UPDATE procurement_file SET local_rule_article = 'art. 6' WHERE id = :file",
        "UPDATE procedure_choice SET rule_source = 'art. 99' WHERE file_id = :file",
        """INSERT INTO candidate_note (file_id, supplier_id, excludes, text, written_at, written_by_id)
        VALUES (:file, :firm, true, 'No friend.', '2026-03-16', :nobody)""",
        "UPDATE procedure_choice SET most_firms = 9 WHERE file_id = :file",
        "UPDATE longlist_entry SET rank = 99 WHERE id = :entry",
        'UPDATE supplier_version SET content = \'{"name": "x"}\' WHERE id = :profile',
        "UPDATE shortlist_review SET digest = 'made up' WHERE file_id = :file",
    ],
)
def test_a_change_by_hand_shows(file, session, statement):
    decision = shortlist_of(file)[0]
    wanted = {
        "decision": decision.id,
        "file": file.id,
        "nobody": make_buyer().id,
        "entry": decision.entry_id,
        "firm": decision.supplier_id,
        "profile": decision.entry.supplier_version_id,
    }
    session.execute(text(statement), {name: value for name, value in wanted.items() if f":{name}" in statement})
    session.expire_all()
    assert integrity_of(file) is Integrity.CHANGED


def test_a_digest_that_was_made_to_fit_still_differs_from_the_trail(file, session):
    review = signed_review(file)
    shortlist_of(file)[0].reason = "A friend."
    session.flush()
    review.digest = digest_of(file, at=review.offered_at)
    session.flush()
    assert integrity_of(file) is Integrity.CHANGED


def test_what_is_added_after_the_signature_does_not_alarm(file):
    make_choice(file, chosen_at=LATER)
    make_longlist_later(file)
    assert integrity_of(file) is Integrity.INTACT


def make_longlist_later(file):
    make_longlist(file, make_listed_firm()).frozen_at = LATER


def test_a_firm_from_outside_is_signed_as_it_was_written_down(session):
    file = make_ready_file()
    firm = make_outside_firm(file)
    decide_on_outside_firm(firm, Choice(invited=True, reason="New.", seen=None), by=file.owner, at=NOON)
    services.sign(make_offered(file), by=make_buyer(), at=LATER)
    firm.email = "friend@example.org"
    session.flush()
    assert integrity_of(file) is Integrity.CHANGED


def test_a_lock_without_a_signature_is_named(session):
    assert integrity_of(make_locked_file()) is Integrity.UNKNOWN


def test_the_record_says_whether_it_holds(file, session):
    shortlist_of(file)[0].reason = "A friend."
    session.flush()
    facts = {fact.key: fact.value for fact in tell_signature(file).facts}
    assert facts["integrity"].code == "changed"


def test_a_file_that_is_not_signed_has_nothing_to_check(session):
    assert integrity_of(make_ready_file()) is None
