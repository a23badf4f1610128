"""What reviewers and the desk do about authority: check it, approve without it, decide disputes, change numbers."""

from datetime import date

import pytest

from app.audit.services import trail
from app.core.errors import DomainError
from app.memberships.services import declare_interest
from app.suppliers.access.models import AccessStatus
from app.suppliers.access.succession import Succession, change_number
from app.suppliers.authority import Authority, authority_of
from app.suppliers.authority.models import AuthorityProof
from app.suppliers.kinds import LegalForm, ProfileStatus
from app.suppliers.policies import edits
from tests.conftest import NOON
from tests.factories.accounts import make_board_member, make_buyer, make_desk_member
from tests.factories.approvals import make_application
from tests.factories.authority import make_dispute
from tests.factories.suppliers import make_complete_draft, make_listed

CHECK = {"means": "phone", "note": "Met mevrouw Bakker gesproken."}
SUCCESSION = {"kvk_number": "87654321", "name": "Groen Samen bv", "legal_form": "bv", "since": "2026-03-01"}


@pytest.fixture(autouse=True)
def _at_noon(clock, session):
    """Days are compared with today."""


def approval_of(application, **more):
    return {"approve-seen_version": str(application.supplier.version), **more}


def test_a_reviewer_notes_how_they_checked_it(client, session):
    application, desk = make_application(), make_desk_member()
    client.sign_in(desk)
    client.post(f"/aanvragen/{application.id}/bevoegdheid", data=CHECK)
    assert authority_of(application.supplier) is Authority.CHECKED
    assert session.query(AuthorityProof).one().checked_by is desk
    assert "Met mevrouw Bakker" in client.get(f"/aanvragen/{application.id}").text


def test_the_firm_does_not_read_the_note(client):
    application = make_application()
    client.sign_in(make_desk_member())
    client.post(f"/aanvragen/{application.id}/bevoegdheid", data=CHECK)
    client.sign_in(application.submitted_by)
    html = client.get(f"/mijn-bedrijven/{application.supplier_id}/bevoegdheid").text
    assert "Gecontroleerd" in html
    assert "mevrouw Bakker" not in html


def test_a_check_without_a_way_comes_back_with_the_note(client):
    application = make_application()
    client.sign_in(make_desk_member())
    answer = client.post(f"/aanvragen/{application.id}/bevoegdheid", data={"note": "Gebeld."})
    assert answer.status_code == 422
    assert "Gebeld." in answer.text


def test_nobody_checks_a_firm_that_they_have_an_interest_in_or_do_not_judge(client):
    application, desk = make_application(), make_desk_member()
    declare_interest(desk, application.supplier, at=NOON)
    for person in (desk, make_board_member(), make_buyer(), application.submitted_by):
        client.sign_in(person)
        assert client.post(f"/aanvragen/{application.id}/bevoegdheid", data=CHECK).status_code == 404


def test_approving_without_shown_authority_takes_a_word_of_the_reviewer(client):
    application, desk = make_application(), make_desk_member()
    client.sign_in(desk)
    address = f"/aanvragen/{application.id}/goedkeuren"
    client.post(address, data=approval_of(application))
    assert application.supplier.status is ProfileStatus.DRAFT
    client.post(address, data=approval_of(application, authority_confirmed="y"))
    assert application.supplier.status is ProfileStatus.LISTED
    assert "authority.waived" in [entry.action for entry in trail(application.supplier)]


def test_a_check_makes_that_word_needless(client):
    application = make_application()
    client.sign_in(make_desk_member())
    client.post(f"/aanvragen/{application.id}/bevoegdheid", data=CHECK)
    assert "authority_confirmed" not in client.get(f"/aanvragen/{application.id}").text
    client.post(f"/aanvragen/{application.id}/goedkeuren", data=approval_of(application))
    assert application.supplier.status is ProfileStatus.LISTED


def decide(client, request, **data):
    return client.post(f"/bevoegdheid/geschillen/{request.id}", data={"reason": "Uittreksel gezien.", **data})


def test_the_desk_sees_both_sides_and_gives_the_firm_to_who_asked(client):
    request = make_dispute(make_listed())
    client.sign_in(make_desk_member())
    assert request.supplier.display_name in client.get("/bevoegdheid/geschillen").text
    assert "Het bedrijf is van mij." in client.get(f"/bevoegdheid/geschillen/{request.id}").text
    decide(client, request, verdict="take_over", means="extract")
    assert request.status is AccessStatus.TAKEN_OVER
    assert edits(request.user, request.supplier)
    assert authority_of(request.supplier) is Authority.CHECKED
    assert request.supplier.display_name in client.get("/bevoegdheid/geschillen?lijst=besloten").text


def test_a_take_over_needs_a_check_and_a_reason_and_what_was_typed_comes_back(client):
    request = make_dispute()
    client.sign_in(make_desk_member())
    answer = decide(client, request, verdict="take_over")
    assert answer.status_code == 422
    assert "Uittreksel gezien." in answer.text
    assert request.status is AccessStatus.DISPUTED


def test_a_dispute_is_decided_once(client):
    request = make_dispute()
    client.sign_in(make_desk_member())
    decide(client, request, verdict="keep")
    decide(client, request, verdict="take_over", means="known")
    assert request.status is AccessStatus.KEPT


def test_who_has_an_interest_sees_the_dispute_and_does_not_decide(client):
    request, desk = make_dispute(), make_desk_member()
    declare_interest(desk, request.supplier, at=NOON)
    client.sign_in(desk)
    assert "U beslist niet mee" in client.get(f"/bevoegdheid/geschillen/{request.id}").text
    assert decide(client, request, verdict="keep").status_code == 404
    assert request.status is AccessStatus.DISPUTED


def test_the_desk_member_who_asks_does_not_decide(client):
    desk = make_desk_member()
    request = make_dispute(by=desk)
    client.sign_in(desk)
    assert decide(client, request, verdict="take_over", means="known").status_code == 404


def test_a_firm_that_was_taken_over_keeps_its_old_number_as_predecessor(client):
    supplier = make_listed(kvk_number="12345678", name="De Heg bv", establishment_number="000012345678")
    client.sign_in(make_desk_member())
    client.post(f"/bevoegdheid/overname/{supplier.id}", data=SUCCESSION)
    [former] = supplier.predecessors
    assert (former.kvk_number, former.name, former.since) == ("12345678", "De Heg bv", date(2026, 3, 1))
    assert (supplier.kvk_number, supplier.name) == ("87654321", "Groen Samen bv")
    assert supplier.establishment_number is None


@pytest.mark.parametrize("wrong", [{"kvk_number": "1234"}, {"since": "2099-01-01"}, {"since": "2026-02-31"}])
def test_a_wrong_number_or_day_changes_nothing(client, wrong):
    supplier = make_listed(kvk_number="12345678")
    client.sign_in(make_desk_member())
    assert client.post(f"/bevoegdheid/overname/{supplier.id}", data={**SUCCESSION, **wrong}).status_code == 422
    assert supplier.kvk_number == "12345678"


def test_a_number_of_another_profile_is_refused(session):
    supplier, other = make_listed(), make_complete_draft()
    details = Succession(other.kvk_number, "Samen bv", LegalForm.BV, date(2026, 3, 1))
    with pytest.raises(DomainError):
        change_number(supplier, details, by=make_desk_member(), at=NOON)


def test_only_the_desk_changes_a_number_and_never_of_a_firm_of_its_own(client):
    supplier, desk = make_listed(), make_desk_member()
    declare_interest(desk, supplier, at=NOON)
    for person in (desk, make_buyer(), supplier.editors[0].user):
        client.sign_in(person)
        assert client.get(f"/bevoegdheid/overname/{supplier.id}").status_code == 404
