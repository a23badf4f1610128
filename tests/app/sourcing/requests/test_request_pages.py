"""The pages of a request inside its file, as a browser without script sees them."""

from datetime import timedelta

import pytest

from app.accounts.models import Role
from app.sourcing.requests import answering, queries
from app.sourcing.requests.models import CriterionKind, RequestForQuotation
from app.sourcing.roles.kinds import FileRoleKind
from tests.app.sourcing.pages import text_of, url
from tests.factories.procurement import make_declaration, make_locked_file, make_request, make_role_in
from tests.factories.requests import known_key, make_draft_request
from tests.factories.sourcing import DE_BILT, NOON, ZEIST, make_buyer, make_person

REQUEST = {
    "goal": "Fields that can be played on all winter.",
    "requirements": "Mow weekly.",
    "budget_band": "",
    "award_rule": "Best ratio.",
    "price_weight": "40",
    "qualities-0-name": "Plan of work",
    "qualities-0-weight": "60",
    "answer_by": "2026-03-27",
    "questions_until": "2026-03-25T12:00",
    "questions_to": "inkoop@example.org",
    "deadline": "2026-04-06T12:00",
    "is_sealed": "y",
    "language": "nl",
}


@pytest.fixture(autouse=True)
def _noon(clock):
    """Before every deadline."""


@pytest.fixture
def file(session):
    return make_locked_file()


@pytest.fixture
def owner(client, file):
    client.sign_in(file.owner)
    return file.owner


# Who gets in

READ = ["/uitvraag", "/uitvraag/vragen"]
WRITE = ["/uitvraag/versturen", "/uitvraag/herinneren", "/uitvraag/verlengen", "/uitvraag/intrekken"]


@pytest.mark.parametrize("page", READ)
def test_buyers_of_the_municipality_and_its_controller_read(client, file, page):
    make_request(file)
    for reader in (make_buyer(), make_person(Role.CONTROLLER, municipality_code=ZEIST)):
        client.sign_in(reader)
        assert client.get(url(file) + page).status_code == 200


@pytest.mark.parametrize("page", READ)
def test_a_buyer_of_another_municipality_finds_nothing(client, file, page):
    make_request(file)
    client.sign_in(make_buyer(DE_BILT))
    assert client.get(url(file) + page).status_code == 404


@pytest.mark.parametrize("page", [*WRITE, "/uitvraag/opstellen"])
def test_a_buyer_of_another_municipality_changes_nothing(client, file, page):
    make_request(file)
    client.sign_in(make_buyer(DE_BILT))
    assert client.post(url(file) + page).status_code == 404


@pytest.mark.parametrize("page", WRITE)
def test_a_buyer_who_is_neither_owner_nor_deputy_sends_nothing(client, file, page):
    make_request(file)
    client.sign_in(make_buyer())
    assert client.post(url(file) + page).status_code == 404


def test_an_owner_with_an_interest_sends_nothing(client, file, owner):
    make_draft_request(file)
    make_declaration(file, owner, has_interest=True)
    assert client.post(url(file, "uitvraag/versturen")).status_code == 404


def test_a_deputy_sends(client, file):
    request, deputy = make_draft_request(file), make_buyer()
    make_role_in(file, FileRoleKind.DEPUTY, deputy)
    client.sign_in(deputy)
    assert client.post(url(file, "uitvraag/versturen")).status_code == 303
    assert request.sent_by_id == deputy.id


def test_an_invitation_or_question_is_not_found_through_another_file(client, file, owner):
    other = make_request(make_locked_file(owner=owner))
    make_request(file)
    question = answering.ask(other.invitations[0], "Why?", by=None, at=NOON)
    for part in (f"bedrijven/{other.invitations[0].id}/intrekken", f"vragen/{question.id}"):
        assert client.get(url(file, "uitvraag", part)).status_code == 404


# Drafting


def test_a_buyer_writes_a_request_with_moments_in_dutch_time(client, file, owner, session):
    answer = client.post(url(file, "uitvraag/opstellen"), data=REQUEST)
    request = session.query(RequestForQuotation).one()
    assert answer.location == url(file, "uitvraag")
    assert request.deadline.isoformat() == "2026-04-06T10:00:00+00:00"  # summer time
    assert request.questions_until.isoformat() == "2026-03-25T11:00:00+00:00"  # winter time
    kinds = [(each.kind, each.name, each.weight) for each in request.criteria]
    assert kinds == [(CriterionKind.PRICE, "Prijs", 40), (CriterionKind.QUALITY, "Plan of work", 60)]


def test_a_draft_comes_back_into_its_form_and_is_changed(client, file, owner, session):
    client.post(url(file, "uitvraag/opstellen"), data=REQUEST)
    page = client.get(url(file, "uitvraag/opstellen")).text
    assert 'value="2026-04-06T12:00"' in page
    request = session.query(RequestForQuotation).one()
    assert f'name="version" type="hidden" value="{request.version}"' in page
    client.post(url(file, "uitvraag/opstellen"), data={**REQUEST, "goal": "Other", "version": request.version})
    session.refresh(request)
    assert (request.goal, len(request.criteria)) == ("Other", 2)


def test_a_change_after_somebody_elses_is_told(client, file, owner, session):
    client.post(url(file, "uitvraag/opstellen"), data=REQUEST)
    answer = client.post(url(file, "uitvraag/opstellen"), data={**REQUEST, "goal": "Other", "version": "0"})
    assert answer.status_code == 422
    assert session.query(RequestForQuotation).one().goal != "Other"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("goal", " "),
        ("requirements", ""),
        ("award_rule", ""),
        ("price_weight", ""),
        ("price_weight", "0"),
        ("price_weight", "-40"),
        ("price_weight", "41"),
        ("price_weight", "100"),
        ("price_weight", "forty"),
        ("qualities-0-name", ""),
        ("qualities-0-weight", ""),
        ("qualities-0-weight", "61"),
        ("qualities-0-weight", "-60"),
        ("answer_by", "soon"),
        ("questions_until", "2026-04-07T12:00"),
        ("questions_to", "nobody"),
        ("deadline", ""),
        ("deadline", "2026-03-16T11:59"),
        ("deadline", "2026-02-30T12:00"),
        ("language", "fr"),
        ("goal", "x" * 8001),
    ],
)
def test_a_request_that_is_not_right_comes_back_filled_in(client, file, owner, session, field, value):
    answer = client.post(url(file, "uitvraag/opstellen"), data={**REQUEST, field: value})
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.text
    assert session.query(RequestForQuotation).count() == 0


def test_a_draft_says_what_is_missing_and_what_could_be_plainer(client, file, owner):
    request = make_draft_request(file, goal="De velden dienen te allen tijde bespeelbaar te zijn.", is_sealed=True)
    page = text_of(client.get(url(file, "uitvraag")))
    assert "drie mensen" in page or "Three people" in page
    assert "te allen tijde" in page
    assert request.is_draft


# Sending and after


def test_the_owner_sends_and_sees_what_became_of_it(client, file, owner):
    request = make_draft_request(file)
    client.post(url(file, "uitvraag/versturen"))
    page = text_of(client.get(url(file, "uitvraag")))
    assert all(each.firm in page for each in request.invitations)
    assert client.post(url(file, "uitvraag/versturen")).status_code == 422
    assert client.get(url(file, "uitvraag/opstellen")).status_code == 303


def test_the_deadline_is_moved_from_the_page(client, file, owner):
    request = make_request(file)
    new = {"deadline": "2026-04-20T12:00", "reason": "Drawing came late."}
    assert client.post(url(file, "uitvraag/verlengen"), data=new).status_code == 303
    assert request.deadline.isoformat() == "2026-04-20T10:00:00+00:00"
    assert client.post(url(file, "uitvraag/verlengen"), data=new).status_code == 422


def test_one_firm_and_then_the_request_are_withdrawn_with_reason(client, file, owner):
    request = make_request(file)
    invitation = request.invitations[0]
    page = url(file, "uitvraag/bedrijven", invitation.id, "intrekken")
    assert client.get(page).status_code == 200
    assert client.post(page, data={"reason": " "}).status_code == 422
    client.post(page, data={"reason": "Insolvent."})
    assert invitation.withdrawal_reason == "Insolvent."
    client.post(url(file, "uitvraag/intrekken"), data={"reason": "No money."})
    assert request.withdrawal_reason == "No money."
    assert client.get(url(file, "uitvraag")).status_code == 200


def test_a_mail_that_came_back_is_sent_to_another_address(client, file, owner):
    invitation = make_request(file).invitations[0]
    invitation.delivered_at = NOON
    answer = client.post(url(file, "uitvraag/bedrijven", invitation.id, "teruggekomen"))
    assert invitation.undeliverable_at == NOON
    assert client.post(answer.location, data={"address": "nobody"}).status_code == 422
    client.post(answer.location, data={"address": "right@example.org"})
    assert (invitation.sent_to, invitation.undeliverable_at) == ("right@example.org", None)


def test_a_mail_that_was_read_did_not_come_back(client, file, owner):
    invitation = make_request(file).invitations[0]
    client.get(f"/uitnodiging/{known_key(invitation)}")
    assert client.post(url(file, "uitvraag/bedrijven", invitation.id, "teruggekomen")).status_code == 422


def test_a_question_is_answered_from_the_page(client, file, owner):
    request = make_request(file)
    question = answering.ask(request.invitations[0], "We of De Heg ask: may grass stay?", by=None, at=NOON)
    page = url(file, "uitvraag/vragen", question.id)
    assert "De Heg" in client.get(page).text
    assert client.post(page, data={"published": "May grass stay?", "answer": ""}).status_code == 422
    client.post(page, data={"published": "May grass stay?", "answer": "Yes."})
    assert [each.published for each in queries.published_questions(request)] == ["May grass stay?"]
    assert "May grass stay?" in client.get(url(file, "uitvraag/vragen")).text


def test_the_overview_says_what_to_do_next(client, file, owner, clock):
    assert url(file, "uitvraag/opstellen") in client.get(url(file)).text
    request = make_request(file)
    answering.ask(request.invitations[0], "Why?", by=None, at=NOON)
    assert url(file, "uitvraag/vragen") in client.get(url(file)).text
    clock(request.deadline + timedelta(seconds=1))
    assert url(file, "uitvraag/vragen") not in client.get(url(file)).text


def test_the_page_asks_the_database_as_much_for_three_firms_as_for_nine(client, owner, count_queries):
    numbers = []
    for firms in (3, 9):
        file = make_locked_file(firms, owner=owner)
        make_request(file)
        client.get(url(file, "uitvraag"))
        with count_queries() as statements:
            client.get(url(file, "uitvraag"))
        numbers.append(len(statements))
    assert numbers[0] == numbers[1]
    assert numbers[0] <= 18
