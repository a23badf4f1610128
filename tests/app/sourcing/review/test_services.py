"""Four eyes: offering, returning and signing a shortlist."""

from datetime import timedelta

import pytest

from app.audit.services import trail
from app.core.errors import DomainError
from app.memberships.services import declare_interest
from app.sourcing.details import Choice
from app.sourcing.queries import shortlist_of
from app.sourcing.review import services
from app.sourcing.review.models import Verdict
from app.sourcing.review.queries import reviews_of
from app.sourcing.roles.kinds import FileRoleKind
from app.sourcing.roles.queries import has_declared, stepped_aside
from app.sourcing.shortlists import services as shortlists
from tests.factories.four_eyes import (
    make_choice,
    make_controller,
    make_declaration,
    make_offered,
    make_ready_file,
)
from tests.factories.procurement import make_role_in
from tests.factories.sourcing import DE_BILT, NOON, make_buyer

LATER = NOON + timedelta(hours=1)


def test_an_offer_waits_for_a_signature(session):
    review = make_offered()
    assert (review.verdict, review.offered_by) == (Verdict.WAITING, review.file.owner)


def test_signing_locks_the_file(session):
    review, signer = make_offered(), make_buyer()
    services.sign(review, by=signer, at=LATER)
    assert (review.verdict, review.judged_by_id, review.file.locked_at) == (Verdict.SIGNED, signer.id, LATER)


def test_the_signer_declares_with_it_to_have_no_interest(session):
    review, signer = make_offered(), make_buyer()
    services.sign(review, by=signer, at=LATER)
    assert has_declared(signer, review.file)


def test_a_returned_shortlist_is_offered_again_as_a_new_one(session):
    review, signer = make_offered(), make_buyer()
    services.send_back(review, " Say why. ", by=signer, at=LATER)
    again = services.offer(review.file, by=review.file.owner, at=LATER)
    assert [(each.verdict, each.comment) for each in reviews_of(review.file)] == [
        (Verdict.RETURNED, "Say why."),
        (Verdict.WAITING, None),
    ]
    services.sign(again, by=signer, at=LATER)
    assert review.file.is_locked


def test_it_is_not_returned_without_a_comment(session):
    with pytest.raises(DomainError, match="reden"):
        services.send_back(make_offered(), " ", by=make_buyer(), at=LATER)


def test_offering_anew_takes_the_offer_that_waits_back(session):
    review = make_offered()
    services.offer(review.file, by=review.file.owner, at=LATER)
    assert review.verdict is Verdict.TAKEN_BACK


def change_reason(file):
    decision = shortlist_of(file)[0]
    choice = Choice(invited=True, reason="A better reason.", seen=decision.decided_at)
    shortlists.decide(decision.entry, choice, by=file.owner, at=LATER)


def change_need(file):
    file.estimate_basis = "A guess."


@pytest.mark.parametrize("change", [change_reason, change_need, make_choice])
def test_what_was_changed_after_the_offer_is_not_signed(session, change):
    review = make_offered()
    change(review.file)
    session.flush()
    with pytest.raises(services.ChangedMeanwhile):
        services.sign(review, by=make_buyer(), at=LATER)
    assert not review.file.is_locked


def test_what_became_incomplete_after_the_offer_is_not_signed(session):
    review = make_offered()
    make_role_in(review.file, FileRoleKind.ASSESSOR, make_buyer())
    with pytest.raises(services.ChangedMeanwhile):
        services.sign(review, by=make_buyer(), at=LATER)


# Who may not


def assert_refused(review, person):
    with pytest.raises(DomainError, match="niet tekenen"):
        services.sign(review, by=person, at=LATER)
    with pytest.raises(DomainError, match="niet tekenen"):
        services.send_back(review, "Because.", by=person, at=LATER)
    assert not review.file.is_locked


def test_the_same_person_does_not_offer_and_sign(session):
    review = make_offered()
    assert_refused(review, review.file.owner)


def test_who_decided_on_one_firm_does_not_sign_even_when_it_was_taken_back(session):
    file, colleague = make_ready_file(), make_buyer()
    decision = shortlist_of(file)[0]
    undone = Choice(invited=None, reason="", seen=decision.decided_at)
    shortlists.decide(decision.entry, undone, by=colleague, at=NOON)
    again = Choice(invited=True, reason="Near.", seen=None)
    shortlists.decide(decision.entry, again, by=file.owner, at=NOON)
    assert_refused(make_offered(file), colleague)


def test_an_owner_of_before_does_not_sign(session):
    file = make_ready_file()
    before, file.owner = file.owner, make_buyer()
    make_declaration(file, file.owner)
    assert_refused(make_offered(file), before)


def test_a_deputy_of_before_does_not_sign(session):
    file, deputy = make_ready_file(), make_buyer()
    make_role_in(file, FileRoleKind.DEPUTY, deputy).ended_at = NOON
    session.flush()
    assert_refused(make_offered(file), deputy)


def test_a_signer_with_a_declared_interest_does_not_sign(session):
    review, signer = make_offered(), make_buyer()
    declare_interest(signer, shortlist_of(review.file)[0].supplier, at=NOON)
    assert_refused(review, signer)


def test_who_stepped_aside_does_not_sign(session):
    review, signer = make_offered(), make_buyer()
    make_declaration(review.file, signer, has_interest=True)
    assert stepped_aside(signer, review.file)
    assert_refused(review, signer)


def test_a_buyer_of_another_municipality_does_not_sign(session):
    assert_refused(make_offered(), make_buyer(DE_BILT))


def test_nobody_signs_twice(session):
    review = make_offered()
    services.sign(review, by=make_buyer(), at=LATER)
    with pytest.raises(DomainError):
        services.sign(review, by=make_controller(), at=LATER)


def test_nothing_is_offered_after_the_lock(session):
    review = make_offered()
    services.sign(review, by=make_buyer(), at=LATER)
    with pytest.raises(shortlists.Locked):
        services.offer(review.file, by=review.file.owner, at=LATER)


# What is left behind


def test_every_step_is_in_the_audit_trail_with_the_digest(session):
    review = make_offered()
    services.sign(review, by=make_buyer(), at=LATER)
    offered, _declared, signed = trail(review.file)[-3:]
    assert (offered.action, signed.action) == ("shortlist.offered", "shortlist.signed")
    assert offered.values.content["digest"] == signed.values.content["digest"] == review.digest


def test_those_who_may_sign_hear_of_the_offer_and_nobody_else(session, mailbox):
    colleague, controller = make_buyer(), make_controller()
    make_buyer(DE_BILT)
    make_offered()
    assert {mail.recipient for mail in mailbox()} == {colleague.email, controller.email}


@pytest.mark.parametrize("is_signed", [True, False])
def test_who_offered_hears_what_came_of_it(session, mailbox, is_signed):
    review, signer = make_offered(), make_buyer()
    mailbox()
    if is_signed:
        services.sign(review, by=signer, at=LATER)
    else:
        services.send_back(review, "Say why.", by=signer, at=LATER)
    assert mailbox()[-1].recipient == review.file.owner.email
