"""Who gets which mail."""

from datetime import date

import pytest

from app.approvals import services
from app.approvals.models import ReasonCode
from app.suppliers.kinds import EditorRole
from app.suppliers.models import SupplierEditor
from tests.factories.accounts import make_board_member, make_desk_member, make_user
from tests.factories.approvals import make_application
from tests.factories.organisations import make_association
from tests.factories.suppliers import NOON, make_complete_draft

pytestmark = pytest.mark.usefixtures("clock")


def sent_to(mailbox):
    return {mail.recipient: mail for mail in mailbox()}


def test_handing_in_tells_the_board_and_the_firm(session, mailbox):
    association = make_association()
    member, owner = make_board_member(association), make_user()
    services.submit(make_complete_draft(owner), association, by=owner, at=NOON)
    mails = sent_to(mailbox)
    assert set(mails) == {member.email, owner.email}
    assert "30 maart 2026" in mails[owner.email].text


def test_handing_in_at_the_desk_tells_the_desk(session, mailbox):
    desk, owner = make_desk_member(), make_user()
    services.submit(make_complete_draft(owner), None, by=owner, at=NOON)
    assert set(sent_to(mailbox)) == {desk.email, owner.email}


def test_a_board_member_whose_term_has_ended_gets_no_mail(session, mailbox):
    association = make_association()
    former, owner = make_board_member(association), make_user()
    former.roles[0].ends_on = date(2026, 3, 15)
    services.submit(make_complete_draft(owner), association, by=owner, at=NOON)
    assert former.email not in sent_to(mailbox)


def test_a_board_member_gets_no_mail_to_judge_a_firm_of_their_own(session, mailbox):
    association = make_association()
    member = make_board_member(association)
    colleague = make_board_member(association)
    services.submit(make_complete_draft(member), association, by=member, at=NOON)
    assert sorted(mail.recipient for mail in mailbox()) == sorted([member.email, colleague.email])


def test_approval_is_mailed_to_everybody_who_acts_for_the_firm_with_the_public_page(session, mailbox):
    application = make_application()
    colleague = make_user()
    editor = SupplierEditor(user=colleague, role=EditorRole.EDITOR, since=NOON)
    application.supplier.editors.append(editor)
    session.flush()
    version = application.supplier.version
    desk = make_desk_member()
    services.open_for_review(application, by=desk)
    services.approve(application, by=desk, reason="", seen_version=version, at=NOON)
    mails = sent_to(mailbox)
    assert set(mails) == {application.submitted_by.email, colleague.email}
    assert f"http://localhost/leveranciers/{application.supplier_id}/" in mails[colleague.email].text


@pytest.mark.parametrize("decide", [services.send_back, services.refuse])
def test_a_return_and_a_refusal_are_mailed_with_their_reason(session, mailbox, decide):
    application = make_application()
    desk = make_desk_member()
    services.open_for_review(application, by=desk)
    decide(application, by=desk, code=ReasonCode.OTHER, reason="Het adres klopt niet.", at=NOON)
    (mail,) = mailbox()
    assert "Het adres klopt niet." in mail.text


def test_handing_over_tells_the_desk_and_the_firm(session, mailbox):
    application = make_application(association=make_association())
    desk = make_desk_member()
    services.hand_to_desk(application, by=make_user(), at=NOON)
    assert set(sent_to(mailbox)) == {desk.email, application.submitted_by.email}


def test_a_mail_is_in_the_language_of_its_reader(session, mailbox):
    owner = make_user(language="en")
    services.submit(make_complete_draft(owner), None, by=owner, at=NOON)
    (mail,) = mailbox()
    assert mail.subject.startswith("We have received your application")
