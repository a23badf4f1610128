"""Handing in, the queue, and deciding."""

from datetime import date

import pytest
from sqlalchemy import select

from app.approvals.models import Application, ApplicationStatus, ReasonCode
from app.audit.services import trail
from app.memberships.services import declare_interest
from app.suppliers.kinds import LegalForm, ProfileStatus
from app.suppliers.models import Certificate
from tests.factories.accounts import make_board_member, make_buyer, make_desk_member, make_user
from tests.factories.approvals import make_application
from tests.factories.organisations import make_association
from tests.factories.suppliers import NOON, make_complete_draft, make_draft

pytestmark = pytest.mark.usefixtures("clock")

REASON = {"return-code": "incomplete", "return-reason": "Noem uw certificaten."}
REFUSAL = {"refuse-code": "not_a_firm", "refuse-reason": "Dit bedrijf bestaat niet."}


def approval_of(application):
    return {"approve-seen_version": str(application.supplier.version), "authority_confirmed": "y"}


def post(client, application, what, **data):
    return client.post(f"/aanvragen/{application.id}/{what}", data=data)


def test_a_complete_draft_is_handed_in_to_the_board_of_an_association(client, session):
    owner, association = make_user(), make_association()
    supplier = make_complete_draft(owner)
    client.sign_in(owner)
    client.post(f"/aanmelden/{supplier.id}/controleren", data={"route": str(association.id)})
    application = session.scalars(select(Application)).one()
    assert (application.association, application.due_on) == (association, date(2026, 3, 30))


def test_a_complete_draft_is_handed_in_to_the_desk(client, session):
    owner = make_user()
    supplier = make_complete_draft(owner)
    client.sign_in(owner)
    client.post(f"/aanmelden/{supplier.id}/controleren", data={"route": "desk"})
    assert session.scalars(select(Application)).one().association is None


def test_the_route_must_be_chosen(client, session):
    owner = make_user()
    client.sign_in(owner)
    answer = client.post(f"/aanmelden/{make_complete_draft(owner).id}/controleren", data={})
    assert answer.status_code == 422
    assert 'id="route-error"' in answer.text


def test_what_is_missing_is_listed_with_a_link_to_its_step(client, session):
    owner = make_user()
    supplier = make_draft(owner)
    client.sign_in(owner)
    client.post(f"/aanmelden/{supplier.id}/controleren", data={"route": "desk"})
    html = client.get(f"/aanmelden/{supplier.id}/controleren").text
    assert f'href="/aanmelden/{supplier.id}/kenmerken"' in html
    assert session.scalars(select(Application)).all() == []


def test_while_an_application_waits_it_cannot_be_handed_in_again(client, session):
    application = make_application()
    client.sign_in(application.submitted_by)
    answer = client.post(f"/aanmelden/{application.supplier_id}/controleren", data={"route": "desk"})
    assert answer.status_code == 422
    assert len(session.scalars(select(Application)).all()) == 1


def test_the_firm_withdraws_what_nobody_has_opened(client):
    application = make_application()
    client.sign_in(application.submitted_by)
    post(client, application, "intrekken")
    assert application.status is ApplicationStatus.WITHDRAWN


def test_a_board_sees_its_own_queue_only(client):
    mine, other = make_association(), make_association()
    make_application(make_complete_draft(name="Eigen bedrijf"), association=mine)
    make_application(make_complete_draft(name="Ander bedrijf"), association=other)
    client.sign_in(make_board_member(mine))
    html = client.get("/aanvragen").text
    assert "Eigen bedrijf" in html
    assert "Ander bedrijf" not in html


def test_decided_applications_stand_on_a_page_of_their_own(client):
    make_application(
        make_complete_draft(name="Oud bedrijf"),
        status=ApplicationStatus.REFUSED,
        decided_at=NOON,
        reason_code=ReasonCode.OTHER,
    )
    client.sign_in(make_desk_member())
    assert "Oud bedrijf" in client.get("/aanvragen/besloten").text
    assert "Oud bedrijf" not in client.get("/aanvragen").text


@pytest.mark.parametrize("make_person", [make_user, make_buyer])
def test_the_queue_is_for_reviewers(client, make_person):
    client.sign_in(make_person())
    assert client.get("/aanvragen").status_code == 403


def test_the_queue_takes_at_most_fifteen_queries(client, count_queries):
    association = make_association()
    for _number in range(20):
        make_application(association=association)
    client.sign_in(make_board_member(association))
    with count_queries() as queries:
        client.get("/aanvragen")
    assert len(queries) <= 15


def test_that_a_reviewer_saw_the_contact_person_is_recorded(client):
    association = make_association()
    application, reviewer = make_application(association=association), make_board_member(association)
    client.sign_in(reviewer)
    client.get(f"/aanvragen/{application.id}")
    assert ("application.seen", reviewer.id) in [(entry.action, entry.actor_id) for entry in trail(application)]


def test_an_application_takes_at_most_thirty_five_queries(client, count_queries):
    association = make_association()
    proof = Certificate(kind="vca", level="VCA*")
    application = make_application(make_complete_draft(certificates=[proof]), association=association)
    client.sign_in(make_board_member(association))
    client.get(f"/aanvragen/{application.id}")  # the first look of a day is noted in the audit trail
    with count_queries() as queries:
        client.get(f"/aanvragen/{application.id}")
    assert len(queries) <= 35


def test_reading_an_application_does_not_open_it(client):
    application = make_application()
    client.sign_in(make_desk_member())
    client.get(f"/aanvragen/{application.id}")
    assert application.status is ApplicationStatus.SUBMITTED


def test_taking_an_application_up_shows_that_it_is_being_checked(client):
    application = make_application()
    client.sign_in(make_desk_member())
    post(client, application, "in-behandeling")
    assert application.status is ApplicationStatus.IN_REVIEW


def test_the_reviewer_sees_what_of_a_sole_trader_is_not_public(client):
    application = make_application(make_complete_draft(legal_form=LegalForm.EENMANSZAAK))
    client.sign_in(make_desk_member())
    assert "Slotlaan 12" in client.get(f"/aanvragen/{application.id}").text


def test_approving_lists_the_firm(client):
    association = make_association()
    application = make_application(association=association)
    client.sign_in(make_board_member(association))
    answer = post(client, application, "goedkeuren", **approval_of(application))
    assert answer.location == "/aanvragen"
    assert application.supplier.status is ProfileStatus.LISTED


def test_a_profile_that_changed_meanwhile_is_not_approved_unseen(client):
    application = make_application()
    seen = approval_of(application)
    application.supplier.staff = 9
    client.sign_in(make_desk_member())
    answer = post(client, application, "goedkeuren", **seen)
    assert answer.location == f"/aanvragen/{application.id}"
    assert application.supplier.status is ProfileStatus.DRAFT


@pytest.mark.parametrize("version", ["", "0", "no", "1e9", "٣", "9" * 5000])
def test_a_broken_version_approves_nothing(client, version):
    application = make_application()
    client.sign_in(make_desk_member())
    answer = post(client, application, "goedkeuren", **{"approve-seen_version": version})
    assert answer.status_code == 303
    assert application.supplier.status is ProfileStatus.DRAFT


def test_returning_asks_for_a_reason_and_an_explanation(client):
    application = make_application()
    client.sign_in(make_desk_member())
    answer = post(client, application, "terugsturen", **{"return-code": "", "return-reason": "Bijna goed"})
    assert answer.status_code == 422
    assert 'id="return-code-error"' in answer.text
    assert "Bijna goed" in answer.text


def test_the_firm_reads_why_its_application_was_returned(client):
    application = make_application()
    client.sign_in(make_desk_member())
    post(client, application, "terugsturen", **REASON)
    client.sign_out()
    client.sign_in(application.submitted_by)
    assert "Noem uw certificaten." in client.get(f"/aanmelden/{application.supplier_id}/kenmerken").text


def test_a_returned_application_is_handed_in_again(client):
    application = make_application(status=ApplicationStatus.RETURNED, reason_code=ReasonCode.OTHER, reason="x")
    client.sign_in(application.submitted_by)
    client.post(f"/aanmelden/{application.supplier_id}/controleren", data={"route": "desk"})
    assert application.status is ApplicationStatus.SUBMITTED


def test_refusing_keeps_the_firm_off_the_register(client):
    application = make_application()
    client.sign_in(make_desk_member())
    post(client, application, "afwijzen", **REFUSAL)
    assert application.status is ApplicationStatus.REFUSED
    assert application.supplier.status is ProfileStatus.DRAFT


def test_of_two_who_decide_the_second_is_told_who_was_first(client):
    application = make_application()
    client.sign_in(make_desk_member())
    post(client, application, "afwijzen", **REFUSAL)
    answer = post(client, application, "goedkeuren", **approval_of(application))
    assert answer.status_code == 409
    assert application.status is ApplicationStatus.REFUSED


@pytest.mark.parametrize("what", ["in-behandeling", "goedkeuren", "terugsturen", "afwijzen"])
def test_nobody_decides_on_a_firm_of_their_own(client, what):
    association = make_association()
    member = make_board_member(association)
    application = make_application(make_complete_draft(member), association=association)
    client.sign_in(member)
    data = {**approval_of(application), **REASON, **REFUSAL}
    assert post(client, application, what, **data).status_code == 404
    assert application.status is ApplicationStatus.SUBMITTED


def test_whoever_has_an_interest_sees_no_buttons_but_can_hand_the_case_over(client):
    association = make_association()
    member = make_board_member(association)
    application = make_application(association=association)
    declare_interest(member, application.supplier, at=NOON)
    client.sign_in(member)
    html = client.get(f"/aanvragen/{application.id}").text
    assert "goedkeuren" not in html
    post(client, application, "overdragen")
    assert application.association is None


@pytest.mark.parametrize("what", ["", "/goedkeuren", "/terugsturen", "/afwijzen", "/overdragen"])
def test_the_case_of_another_board_does_not_exist(client, what):
    application = make_application(association=make_association())
    client.sign_in(make_board_member())
    answer = client.post(f"/aanvragen/{application.id}{what}") if what else client.get(f"/aanvragen/{application.id}")
    assert answer.status_code == 404
