"""The queue of changes, one change with its marks, and deciding."""

import pytest
from sqlalchemy import select

from app.audit.services import trail
from app.memberships.models import Membership
from app.memberships.services import declare_interest
from app.suppliers.kinds import ProfileStatus
from app.suppliers.revisions.models import RevisionStatus
from app.suppliers.revisions.services import withdraw
from tests.factories.accounts import make_board_member, make_desk_member, make_user
from tests.factories.organisations import make_association
from tests.factories.revisions import make_approved, make_live, make_proposal
from tests.factories.suppliers import NOON, make_draft

pytestmark = pytest.mark.usefixtures("clock")

QUEUE = "/aanvragen/wijzigingen"
REASON = {"no-reason": "Het handelsregister zegt iets anders."}


def address(revision, what=""):
    return f"{QUEUE}/{revision.id}{what and '/'}{what}"


def seen(revision, prefix="seen"):
    return {f"{prefix}-seen_version": str(revision.version)}


@pytest.fixture
def desk(client):
    person = make_desk_member()
    client.sign_in(person)
    return person


# Who looks at it


def test_the_board_that_approved_the_firm_looks_at_its_changes_and_the_desk_does_not(client):
    association = make_association()
    waiting = make_proposal(make_approved(association))
    client.sign_in(make_board_member(association))
    assert address(waiting) in client.get(QUEUE).text
    client.sign_in(make_desk_member())
    assert address(waiting) not in client.get(QUEUE).text
    assert client.post(address(waiting, "accepteren"), data=seen(waiting)).status_code == 404


def test_without_a_board_or_a_membership_the_desk_looks_at_it(client, desk, session):
    without_board, without_membership = make_association(), make_association()
    make_board_member(without_membership)
    left = make_approved(without_membership)
    changes = [make_live(make_approved(without_board)), make_live(left), make_live(make_approved())]
    membership = session.scalars(select(Membership).where(Membership.supplier_id == left.id)).one()
    membership.ends_on = membership.starts_on
    html = client.get(QUEUE).text
    assert all(address(each) in html for each in changes)


def test_somebody_with_an_interest_does_not_find_it_and_cannot_decide(client, desk):
    waiting = make_proposal()
    declare_interest(desk, waiting.supplier, at=NOON)
    assert address(waiting) not in client.get(QUEUE).text
    assert "nl-button--negative" not in client.get(address(waiting)).text
    assert client.post(address(waiting, "accepteren"), data=seen(waiting)).status_code == 404


def test_a_board_hands_a_change_over_to_the_desk_which_hears_of_it(client, mailbox):
    association = make_association()
    waiting = make_proposal(make_approved(association))
    member = make_board_member(association)
    declare_interest(member, waiting.supplier, at=NOON)
    client.sign_in(member)
    desk = make_desk_member()
    client.post(address(waiting, "overdragen"))
    client.sign_in(desk)
    assert address(waiting) in client.get(QUEUE).text
    assert [mail.recipient for mail in mailbox()] == [desk.email]


def test_the_firm_itself_does_not_see_the_queue(client):
    waiting = make_proposal()
    client.sign_in(waiting.made_by)
    assert client.get(address(waiting)).status_code == 404


def test_what_a_firm_without_a_page_changed_waits_for_its_next_application(client, desk):
    waiting = make_proposal(make_approved(status=ProfileStatus.WITHDRAWN))
    assert address(waiting) not in client.get(QUEUE).text
    assert client.post(address(waiting, "accepteren"), data=seen(waiting)).status_code == 404


# One change


def test_the_words_that_changed_are_marked_and_said_to_who_cannot_see_marks(client, desk):
    change = make_live(after={"description_nl": "Wij leggen daken aan en onderhouden plantsoenen en sportvelden."})
    html = client.get(address(change)).text
    assert '<del><span class="visually-hidden">' in html
    assert "tuinen" in html.partition("<del>")[2].partition("</del>")[0]
    assert "daken" in html.partition("<ins>")[2].partition("</ins>")[0]


def test_looking_at_a_change_is_noted(client, desk):
    change = make_live()
    client.get(address(change))
    assert [entry.action for entry in trail(change)] == ["revision.seen"]


def test_a_proposal_is_accepted_as_it_was_seen(client, desk):
    waiting = make_proposal(after={"name": "De Linde bv"})
    client.post(address(waiting, "accepteren"), data=seen(waiting))
    assert (waiting.status, waiting.supplier.name) == (RevisionStatus.ACCEPTED, "De Linde bv")


def test_what_changed_after_the_page_was_opened_is_not_accepted(client, desk):
    waiting = make_proposal(after={"name": "De Linde bv"})
    data = seen(waiting)
    waiting.after = {"name": "De Eik bv"}
    answer = client.post(address(waiting, "accepteren"), data=data)
    assert answer.location == address(waiting)
    assert waiting.status is RevisionStatus.PROPOSED


def test_a_number_that_another_profile_took_meanwhile_is_said_clearly(client, desk):
    waiting = make_proposal(after={"kvk_number": "12345678"})
    make_draft(kvk_number="12345678")
    answer = client.post(address(waiting, "accepteren"), data=seen(waiting))
    assert "alert" in client.get(answer.location).text
    assert waiting.status is RevisionStatus.PROPOSED


@pytest.mark.parametrize(("make", "what"), [(make_proposal, "afwijzen"), (make_live, "terugzetten")])
def test_saying_no_takes_a_reason(client, desk, make, what):
    change = make()
    answer = client.post(address(change, what), data=seen(change, "no"))
    assert answer.status_code == 422
    assert 'id="no-reason-error"' in answer.text
    assert change.is_open


def test_a_rejected_proposal_is_told_to_the_firm(client, desk, mailbox):
    waiting = make_proposal()
    client.post(address(waiting, "afwijzen"), data={**REASON, **seen(waiting, "no")})
    [mail] = mailbox()
    assert mail.recipient == waiting.made_by.email
    assert REASON["no-reason"] in mail.text


def test_what_is_put_back_is_told_to_the_firm(client, desk, mailbox):
    change = make_live(after={"website": "https://nieuw.example"})
    client.post(address(change, "terugzetten"), data={**REASON, **seen(change, "no")})
    assert change.supplier.website is None
    assert [mail.recipient for mail in mailbox()] == [change.made_by.email]


def test_somebody_who_is_second_is_told_so(client, desk, session):
    waiting = make_proposal()
    withdraw(waiting, by=waiting.made_by, at=NOON)
    session.flush()
    answer = client.post(address(waiting, "accepteren"), data=seen(waiting))
    assert answer.location == address(waiting)
    assert waiting.status is RevisionStatus.WITHDRAWN


# Many at once


def test_changes_that_are_ticked_are_noted_as_in_order_and_others_wait(client, desk):
    first, second, foreign = make_live(), make_live(), make_live(_of_a_board())
    stale = make_live()
    boxes = [f"{each.id}:{each.version}" for each in (first, foreign)] + [f"{stale.id}:{stale.version + 1}", "x:y"]
    client.post(f"{QUEUE}/gezien", data={"revision": boxes})
    statuses = [each.status for each in (first, second, foreign, stale)]
    assert statuses == [RevisionStatus.ACKNOWLEDGED, *[RevisionStatus.LIVE] * 3]


def _of_a_board():
    association = make_association()
    make_board_member(association)
    return make_approved(association)


def test_a_page_of_the_queue_takes_as_many_queries_for_many_changes_as_for_few(client, desk, count_queries):
    def cost():
        with count_queries() as queries:
            client.get(QUEUE)
        return len(queries)

    for _each in range(2):
        make_live(after={"description_nl": "Wij maaien."})
        make_proposal()
    client.get(QUEUE)
    few = cost()
    for _each in range(8):
        make_live(after={"description_nl": "Wij maaien."})
        make_proposal()
    assert cost() <= few


# Mails to those who judge


def test_who_judges_hears_of_a_proposal_and_who_has_an_interest_does_not(client, mailbox):
    association, owner = make_association(), make_user()
    member, tied = make_board_member(association), make_board_member(association)
    firm = make_approved(association, owner)
    declare_interest(tied, firm, at=NOON)
    client.sign_in(owner)
    identity = {"kvk_number": firm.kvk_number, "legal_form": "bv", "name": "De Linde bv"}
    client.post(f"/aanmelden/{firm.id}/bedrijf", data=identity)
    assert [mail.recipient for mail in mailbox()] == [member.email]
