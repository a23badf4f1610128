"""Appeal against a refusal: never judged by who decided before."""

from datetime import timedelta

import pytest

from app.accounts.models import Role
from app.approvals.appeals import services
from app.approvals.appeals.policies import is_for_committee, may_appeal, may_judge_appeal
from app.approvals.models import ApplicationStatus, ReasonCode
from app.core.errors import DomainError
from app.memberships.services import declare_interest
from app.suppliers.kinds import ClaimSource, ProfileStatus
from tests.factories.accounts import make_board_member, make_desk_member, make_role, make_user
from tests.factories.approvals import make_refused
from tests.factories.organisations import make_association
from tests.factories.suppliers import NOON
from tests.factories.teams import make_invitation

pytestmark = pytest.mark.usefixtures("clock", "session")
S = ApplicationStatus
TERM = timedelta(days=42)


def refused_by_board():
    association = make_association()
    return make_refused(make_board_member(association), association=association)


def appealed(application):
    services.appeal(application, "Wij zijn wel een bedrijf.", by=application.submitted_by, at=NOON)
    return application


def test_an_appeal_goes_from_the_board_to_the_desk():
    application = appealed(refused_by_board())
    assert (application.status, application.association) == (S.APPEALED, None)


def test_an_appeal_is_in_time_up_to_and_including_the_last_day(clock):
    application = refused_by_board()
    clock(NOON + TERM)
    assert may_appeal(application.submitted_by, application)
    clock(NOON + TERM + timedelta(days=1))
    assert not may_appeal(application.submitted_by, application)


def test_an_appeal_that_comes_too_late_is_refused(clock):
    application = refused_by_board()
    clock(NOON + TERM + timedelta(days=1))
    with pytest.raises(DomainError, match="termijn"):
        appealed(application)


def test_only_the_firm_appeals():
    application = refused_by_board()
    assert [may_appeal(person, application) for person in (None, make_user(), make_desk_member())] == [False] * 3


def test_an_appeal_against_a_board_is_judged_by_the_desk_but_not_by_who_decided_before():
    association = make_association()
    both = make_board_member(association)
    make_role(both, Role.DESK)
    application = appealed(make_refused(both, association=association))
    assert not is_for_committee(application)
    assert [may_judge_appeal(person, application) for person in (both, make_desk_member())] == [False, True]


@pytest.mark.parametrize(("days", "judges"), [(29, False), (31, True)])
def test_who_decided_does_not_bring_the_judge_of_it_to_the_desk(days, judges):
    association = make_association()
    both = make_board_member(association)
    colleague = make_desk_member()
    make_invitation(
        both, email=colleague.email, role=Role.DESK, municipality_code=None, accepted_at=NOON - timedelta(days=days)
    )
    application = appealed(make_refused(both, association=association))
    assert may_judge_appeal(colleague, application) is judges


def test_whoever_was_brought_to_the_desk_by_somebody_else_judges():
    colleague = make_desk_member()
    make_invitation(make_desk_member(), email=colleague.email, role=Role.DESK, municipality_code=None, accepted_at=NOON)
    assert may_judge_appeal(colleague, appealed(refused_by_board()))


def test_an_appeal_against_the_desk_is_for_the_committee_and_the_desk_notes_what_it_decided():
    desk = make_desk_member()
    application = appealed(make_refused(desk))
    assert is_for_committee(application)
    services.dismiss(application, by=desk, code=ReasonCode.OTHER, reason="De commissie volgt het loket.", at=NOON)
    assert (application.status, application.decisions[-1].by_committee) == (S.REFUSED_FOR_GOOD, True)


def test_nobody_with_an_interest_judges_an_appeal():
    application, desk = appealed(refused_by_board()), make_desk_member()
    declare_interest(desk, application.supplier, at=NOON)
    assert not may_judge_appeal(desk, application)


def test_a_firm_that_is_right_is_listed_by_the_desk():
    application = appealed(refused_by_board())
    seen = application.supplier.version
    services.uphold(application, by=make_desk_member(), reason="Gegrond.", seen_version=seen, at=NOON)
    assert application.supplier.status is ProfileStatus.LISTED
    assert application.supplier.verified_source is ClaimSource.DESK


def test_all_decisions_are_kept():
    application = appealed(refused_by_board())
    services.dismiss(application, by=make_desk_member(), code=ReasonCode.OTHER, reason="Ongegrond.", at=NOON)
    assert [each.status for each in application.decisions] == [S.REFUSED, S.REFUSED_FOR_GOOD]


def test_the_firm_and_the_desk_get_a_mail_and_later_the_firm_hears_the_outcome(mailbox):
    desk, application = make_desk_member(), appealed(refused_by_board())
    assert {mail.recipient for mail in mailbox()} == {desk.email, application.submitted_by.email}
    services.dismiss(application, by=desk, code=ReasonCode.OTHER, reason="Ongegrond, want leeg.", at=NOON)
    assert "Ongegrond, want leeg." in mailbox()[-1].text


@pytest.mark.parametrize(("outcome", "said"), [("uphold", "staat nu in het register"), ("dismiss", "blijft staan")])
def test_the_board_that_refused_hears_what_became_of_it(mailbox, outcome, said):
    association, desk = make_association(), make_desk_member()
    board_member = make_board_member(association, language="nl")
    application = appealed(make_refused(board_member, association=association))
    if outcome == "uphold":
        seen = application.supplier.version
        services.uphold(application, by=desk, reason="Zie bijlage 3.", seen_version=seen, at=NOON)
    else:
        services.dismiss(application, by=desk, code=ReasonCode.OTHER, reason="Zie bijlage 3.", at=NOON)
    [mail] = [mail for mail in mailbox() if mail.recipient == board_member.email]
    assert said in mail.text
    assert "Zie bijlage 3." in mail.text


def test_of_a_committees_word_on_the_desk_no_board_hears(mailbox):
    desk = make_desk_member()
    application, board_member = appealed(make_refused(desk)), make_board_member(make_association())
    services.dismiss(application, by=desk, code=ReasonCode.OTHER, reason="Ongegrond.", at=NOON)
    assert board_member.email not in {mail.recipient for mail in mailbox()}


def test_the_firm_appeals_on_its_page(client):
    application = refused_by_board()
    client.sign_in(application.submitted_by)
    assert "27 april 2026" in client.get(f"/mijn-aanvragen/{application.id}").text
    client.post(f"/mijn-aanvragen/{application.id}/bezwaar", data={"appeal-text": "Wij zijn er wel."})
    assert application.status is S.APPEALED


def test_after_the_term_there_is_no_form(client, clock):
    application = refused_by_board()
    clock(NOON + TERM + timedelta(days=1))
    client.sign_in(application.submitted_by)
    assert "appeal-text" not in client.get(f"/mijn-aanvragen/{application.id}").text
    answer = client.post(f"/mijn-aanvragen/{application.id}/bezwaar", data={"appeal-text": "Toch."})
    assert answer.status_code == 404


def test_the_desk_judges_an_appeal_on_the_page(client):
    application = appealed(refused_by_board())
    client.sign_in(make_desk_member())
    assert "Wij zijn wel een bedrijf." in client.get(f"/aanvragen/{application.id}").text
    form = {"uphold-note": "Gegrond.", "uphold-seen_version": str(application.supplier.version)}
    client.post(f"/aanvragen/{application.id}/bezwaar-gegrond", data=form)
    assert application.status is S.APPROVED


def test_a_judgment_on_appeal_needs_grounds(client):
    application = appealed(refused_by_board())
    client.sign_in(make_desk_member())
    answer = client.post(f"/aanvragen/{application.id}/bezwaar-ongegrond", data={"dismiss-code": "other"})
    assert answer.status_code == 422
    assert 'id="dismiss-reason-error"' in answer.text


def test_who_refused_cannot_approve_an_appeal_through_the_ordinary_door(client):
    desk = make_desk_member()
    application = appealed(make_refused(desk))
    client.sign_in(desk)
    seen = {"approve-seen_version": str(application.supplier.version)}
    assert client.post(f"/aanvragen/{application.id}/goedkeuren", data=seen).status_code == 409
