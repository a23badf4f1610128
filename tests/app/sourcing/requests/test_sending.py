"""Drafting a request, and sending it to all firms at one moment."""

from datetime import timedelta

import pytest

from app.audit.services import trail
from app.core.db import session
from app.core.errors import DomainError
from app.core.model import id_of
from app.mail.models import MailMessage
from app.mail.transport import as_email
from app.outbox.models import OutboxMessage
from app.outbox.relay import relay_one
from app.sourcing.advice.queries import current_choice
from app.sourcing.policy.kinds import Procedure
from app.sourcing.requests import services
from app.sourcing.requests.details import CriterionDetails, RequestDetails
from app.sourcing.requests.models import AwardCriterion, CriterionKind, Invitation
from app.sourcing.requests.readiness import flaws_of_criteria, hindrances
from tests.factories.procurement import DEADLINE, make_decided_file, make_locked_file
from tests.factories.requests import (
    close_seal,
    make_choice,
    make_draft_request,
    make_outside_decision,
    make_owner,
    request_details,
)
from tests.factories.sourcing import NOON, make_file, make_person

PRICE, QUALITY = CriterionKind.PRICE, CriterionKind.QUALITY


@pytest.fixture(autouse=True)
def _noon(clock):
    """Requests go out at noon."""


def send(request, at=NOON):
    return services.send(request, by=request.file.owner, at=at)


def test_a_draft_keeps_its_criteria_in_order_and_is_recorded(session):
    file = make_file()
    request = services.draft(file, request_details(), by=file.owner, at=NOON)
    session.refresh(request)
    assert [(each.kind, each.weight) for each in request.criteria] == [(PRICE, 40), (QUALITY, 60)]
    assert trail(file)[-1].action == "request.drafted"


def test_a_file_has_one_request(session):
    file = make_file()
    services.draft(file, request_details(), by=file.owner, at=NOON)
    with pytest.raises(DomainError):
        services.draft(file, request_details(), by=file.owner, at=NOON)


def test_a_draft_is_changed_with_its_criteria(session):
    request = make_draft_request()
    criteria = [CriterionDetails(PRICE, "Price", 30), CriterionDetails(QUALITY, "Plan", 70)]
    details = request_details(goal="Other", criteria=criteria)
    services.change(request, details, seen_version=request.version, by=request.file.owner)
    session.refresh(request)
    assert (request.goal, [each.weight for each in request.criteria]) == ("Other", [30, 70])


def test_of_two_who_change_a_draft_the_second_is_told(session):
    request = make_draft_request()
    with pytest.raises(DomainError):
        services.change(request, request_details(), seen_version=request.version - 1, by=request.file.owner)


def test_of_two_who_change_only_the_weights_of_a_draft_the_second_is_told(session):
    request = make_draft_request()
    seen, weights = request.version, [CriterionDetails(PRICE, "Price", 30), CriterionDetails(QUALITY, "Plan", 70)]
    same = {name: getattr(request, name) for name in RequestDetails.__dataclass_fields__ if name != "criteria"}
    services.change(request, RequestDetails(**same, criteria=weights), seen_version=seen, by=request.file.owner)
    with pytest.raises(DomainError):
        services.change(request, RequestDetails(**same, criteria=weights), seen_version=seen, by=request.file.owner)


def test_sending_invites_every_firm_of_the_shortlist_in_one_transaction(session):
    request = make_draft_request()
    invitations = send(request)
    assert len(invitations) == 3
    assert {each.sent_at for each in invitations} == {NOON}
    waiting = session.query(OutboxMessage).filter_by(kind="sourcing.FirmInvited").all()
    assert {each.content["invitation_id"] for each in waiting} == {each.id for each in invitations}
    assert trail(request.file)[-1].action == "request.sent"


def test_what_was_sent_is_not_changed_and_not_sent_twice(session):
    request = make_draft_request()
    send(request)
    with pytest.raises(DomainError):
        send(request)
    with pytest.raises(DomainError):
        services.change(request, request_details(), seen_version=request.version, by=request.file.owner)


def test_the_letter_stays_as_it_was_sent(session):
    request = make_draft_request()
    send(request)
    kept = request.letter
    request.file.subject = "Something else"
    assert request.letter == kept
    assert "Maintenance of sports fields" in kept["subject"]


def _unsigned():
    return make_draft_request(make_decided_file())


def _without_address():
    request = make_draft_request()
    services.to_invite(request.file)[0].supplier.email = None
    return request


def _without_procedure():
    request = make_draft_request()
    session.delete(current_choice(request.file))
    return request


def _open_procedure():
    request = make_draft_request()
    make_choice(request.file, advised=Procedure.NATIONAL_OPEN, chosen=Procedure.NATIONAL_OPEN)
    return request


def _unagreed_deviation():
    request = make_draft_request()
    make_choice(request.file, chosen=Procedure.SINGLE_PRIVATE_QUOTATION, deviation_reason="Only one firm does this.")
    return request


NOT_READY = {
    "nobody signed": _unsigned,
    "no address": _without_address,
    "no procedure": _without_procedure,
    "an open procedure": _open_procedure,
    "a deviation nobody agreed to": _unagreed_deviation,
    "a deadline of now": lambda: make_draft_request(deadline=NOON),
    "an answer before today": lambda: make_draft_request(answer_by=(NOON - timedelta(days=1)).date()),
    "questions after the deadline": lambda: make_draft_request(questions_until=DEADLINE + timedelta(days=1)),
    "an open seal": lambda: make_draft_request(is_sealed=True),
    "weights of 90": lambda: make_draft_request(
        criteria=[
            AwardCriterion(place=1, kind=PRICE, name="Price", weight=40),
            AwardCriterion(place=2, kind=QUALITY, name="Plan", weight=50),
        ]
    ),
}


@pytest.mark.parametrize("case", NOT_READY)
def test_what_is_not_ready_is_not_sent(session, case):
    request = NOT_READY[case]()
    assert len(hindrances(request, NOON)) == 1
    with pytest.raises(DomainError):
        send(request)
    assert request.is_draft


def test_a_sealed_request_goes_when_its_seal_is_closed(session):
    request = make_draft_request(is_sealed=True)
    close_seal(request)
    assert hindrances(request, NOON) == []


@pytest.mark.parametrize(
    ("weights", "is_right"),
    [
        ([(PRICE, 40), (QUALITY, 60)], True),
        ([(PRICE, 100)], False),
        ([(QUALITY, 100)], False),
        ([(PRICE, 40), (QUALITY, 61)], False),
        ([(PRICE, 20), (PRICE, 20), (QUALITY, 60)], False),
        ([], False),
    ],
)
def test_criteria_are_a_price_and_qualities_that_add_up_to_100(weights, is_right):
    criteria = [CriterionDetails(kind, "Name", weight) for kind, weight in weights]
    assert (not list(flaws_of_criteria(criteria))) is is_right


# The mails


def test_every_firm_gets_one_mail_with_the_same_words_and_a_link_of_its_own(session, mailbox, client):
    request = make_draft_request()
    send(request)
    mails = mailbox()
    assert sorted(mail.recipient for mail in mails) == sorted(each.sent_to for each in request.invitations)
    assert len({mail.subject for mail in mails}) == 1


def written_mails(session):
    """As they are before they go: afterwards their words are not kept."""
    session.commit()
    while relay_one():
        pass
    return session.query(MailMessage).order_by(MailMessage.id).all()


def test_but_for_the_link_the_mails_are_the_same(session, client):
    send(make_draft_request())
    mails = written_mails(session)
    texts = {_without_link(mail.text) for mail in mails}
    assert len(mails) == 3
    assert len(texts) == 1
    assert "Mow weekly" in texts.pop()


def test_no_mail_tells_who_else_is_invited(session, client):
    request = make_draft_request()
    send(request)
    for mail in written_mails(session):
        whole = as_email(mail, "register@example.org").as_string()
        others = [each for each in request.invitations if each.sent_to != mail.recipient]
        assert len(others) == 2
        assert not [each for each in others if each.sent_to in whole or each.firm in whole]
        assert not {"cc", "bcc", "list-id"} & {name.lower() for name in as_email(mail, "a@example.org")}


def test_the_log_of_the_mail_keeps_neither_words_nor_key(session, mailbox):
    send(make_draft_request())
    assert {mail.is_passed_on for mail in mailbox()} == {True}


def test_only_the_digest_of_a_key_is_stored(session, client):
    request = make_draft_request()
    send(request)
    [mail, *_rest] = written_mails(session)
    key = _link(mail.text).rsplit("/", 1)[-1]
    stored = {getattr(each, name) for each in request.invitations for name in ("key_digest", "reference")}
    assert key not in stored
    assert client.get(f"/uitnodiging/{key}").status_code == 200
    assert key not in str([message.content for message in session.query(OutboxMessage)])


def test_a_firm_without_address_for_buyers_is_mailed_at_its_owner(session):
    request = make_draft_request(make_locked_file(1))
    [decision] = services.to_invite(request.file)
    decision.supplier.email = None
    owner = make_owner(decision.supplier, make_person())
    assert [each.sent_to for each in send(request)] == [owner.email]


def test_a_firm_from_outside_the_register_is_mailed_at_its_address(session):
    file = make_locked_file(1)
    make_outside_decision(file)
    request = make_draft_request(file)
    assert "info@gruen.example" in [each.sent_to for each in send(request)]


def test_a_mail_is_not_written_for_a_firm_whose_invitation_was_withdrawn_first(session, mailbox):
    request = make_draft_request(make_locked_file(1))
    [invitation] = send(request)
    invitation.withdrawn_at = NOON
    assert mailbox() == []


def test_the_worker_notes_which_mail_it_was(session, mailbox):
    request = make_draft_request(make_locked_file(1))
    send(request)
    [mail] = mailbox()
    assert session.query(Invitation).one().mail_id == id_of(mail)


def _link(text):
    return next(word for word in text.split() if "/uitnodiging/" in word)


def _without_link(text):
    return text.replace(_link(text), "LINK")
