"""The page of an invited firm: with a link and no account, and what it never tells."""

import re
from datetime import timedelta

import pytest

from app.audit.services import trail
from app.sourcing.requests import answering, changing, services
from app.sourcing.requests.models import Answer, DeclineReason, Question
from app.sourcing.requests.turns import counts_as_turn
from tests.app.sourcing.pages import text_of
from tests.factories.procurement import DEADLINE, make_locked_file, make_request
from tests.factories.requests import known_key, make_draft_request, make_outside_decision, make_owner
from tests.factories.sourcing import NOON, make_buyer, make_person

UNKNOWN = "/uitnodiging/" + "x" * 43


@pytest.fixture(autouse=True)
def _noon(clock):
    """Before every deadline."""


@pytest.fixture
def invitation(session):
    return make_request(make_locked_file(2)).invitations[0]


def page_of(invitation):
    return f"/uitnodiging/{known_key(invitation)}"


def decline(client, page, **values):
    return client.post(f"{page}/antwoord", data={"answer": "declined", "reason": "full", **values})


# With the link


def test_a_firm_reads_the_letter_without_an_account(client, invitation):
    page = text_of(client.get(page_of(invitation)))
    assert "Mow weekly from April to October." in page
    assert invitation.firm in page


def test_the_first_visit_is_noted_once(client, clock, invitation):
    page = page_of(invitation)
    client.get(page)
    clock(NOON + timedelta(hours=1))
    client.get(page)
    assert invitation.first_visit_at == NOON
    assert [each.action for each in trail(invitation.request.file)].count("request.visited") == 1


def test_a_program_that_only_asks_for_the_head_is_no_visit(client, invitation):
    client.head(page_of(invitation))
    assert invitation.first_visit_at is None


def test_a_firm_says_that_it_is_interested(client, invitation):
    answer = client.post(f"{page_of(invitation)}/antwoord", data={"answer": "interested"})
    assert answer.status_code == 303
    assert (invitation.answer, invitation.answered_at) == (Answer.INTERESTED, NOON)


def test_a_firm_declines_with_a_reason_and_that_is_no_turn(client, invitation):
    decline(client, page_of(invitation), text="Until May.")
    assert (invitation.answer, invitation.decline_reason) == (Answer.DECLINED, DeclineReason.FULL)
    assert invitation.decline_text == "Until May."
    assert not counts_as_turn(invitation)


@pytest.mark.parametrize(
    "data", [{}, {"answer": "declined"}, {"answer": "maybe"}, {"answer": "declined", "reason": "x"}]
)
def test_an_answer_that_is_not_whole_comes_back(client, invitation, data):
    answer = client.post(f"{page_of(invitation)}/antwoord", data=data)
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.text
    assert invitation.answer is None


def test_a_firm_changes_its_mind_until_the_deadline(client, clock, invitation):
    page = page_of(invitation)
    decline(client, page)
    clock(DEADLINE - timedelta(seconds=1))
    client.post(f"{page}/antwoord", data={"answer": "interested"})
    assert (invitation.answer, invitation.decline_reason, invitation.decline_text) == (Answer.INTERESTED, None, None)


def test_at_the_deadline_answers_and_questions_are_refused_and_the_page_stays(client, clock, invitation):
    page = page_of(invitation)
    clock(DEADLINE)
    assert decline(client, page).status_code == 422
    assert client.post(f"{page}/vraag", data={"question-text": "May I?"}).status_code == 422
    shown = client.get(page)
    assert shown.status_code == 200
    assert "<textarea" not in shown.text
    assert invitation.answer is None


def test_questions_end_when_the_letter_says(client, clock, session):
    [invitation] = make_request(make_locked_file(1), questions_until=NOON + timedelta(days=2)).invitations
    page = page_of(invitation)
    client.post(f"{page}/vraag", data={"question-text": "In time?"})
    clock(NOON + timedelta(days=2))
    assert client.post(f"{page}/vraag", data={"question-text": "Too late?"}).status_code == 422
    assert [question.text for question in session.query(Question)] == ["In time?"]


@pytest.mark.parametrize("text", ["", " ", "x" * 4001])
def test_a_question_without_words_or_with_too_many_comes_back(client, invitation, text):
    assert client.post(f"{page_of(invitation)}/vraag", data={"question-text": text}).status_code == 422


def test_the_eleventh_question_in_a_row_waits(client, invitation):
    page = page_of(invitation)
    answers = [client.post(f"{page}/vraag", data={"question-text": "Why?"}).status_code for _ in range(11)]
    assert answers == [303] * 10 + [429]


def test_a_firm_from_outside_the_register_answers_and_is_invited_to_register(client, session):
    file = make_locked_file(1)
    decision = make_outside_decision(file)
    [invitation] = [each for each in make_request(file).invitations if each.decision is decision]
    page = page_of(invitation)
    assert 'href="/aanmelden"' in client.get(page).text
    client.post(f"{page}/antwoord", data={"answer": "interested"})
    assert invitation.answer is Answer.INTERESTED


def test_the_page_tells_robots_caches_and_other_sites_nothing(client, invitation):
    headers = client.get(page_of(invitation)).headers
    assert "noindex" in headers["X-Robots-Tag"]
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "strict-origin"


# Through the firm's own account


def test_who_acts_for_the_firm_finds_its_invitations_and_answers(client, invitation):
    supplier = invitation.decision.supplier
    owner = make_owner(supplier, make_person())
    client.sign_in(owner)
    own = f"/uitnodiging/{invitation.reference}"
    assert own in client.get(f"/mijn-bedrijven/{supplier.id}").text
    assert decline(client, own).status_code == 303
    assert trail(invitation.request.file)[-1].actor_id == owner.id


def test_a_firm_sees_no_invitations_of_others(client, invitation):
    other = invitation.request.invitations[1]
    owner = make_owner(other.decision.supplier, make_person())
    client.sign_in(owner)
    assert invitation.reference not in client.get(f"/mijn-bedrijven/{other.decision.supplier.id}").text
    assert client.get(f"/uitnodiging/{invitation.reference}").status_code == 404


@pytest.mark.parametrize("make_visitor", [make_person, make_buyer, None])
def test_a_reference_opens_nothing_for_others(client, invitation, make_visitor):
    if make_visitor:
        client.sign_in(make_visitor())
    assert client.get(f"/uitnodiging/{invitation.reference}").status_code == 404


# What an invited firm could guess


def test_what_was_withdrawn_unknown_or_foreign_gets_the_same_page_for_the_same_work(client, count_queries, invitation):
    withdrawn, foreign = page_of(invitation), f"/uitnodiging/{invitation.request.invitations[1].reference}"
    changing.withdraw_invitation(invitation, reason="Closed.", by=invitation.request.file.owner, at=NOON)
    seen = []
    for address in (UNKNOWN, UNKNOWN, UNKNOWN, withdrawn, foreign):
        with count_queries() as statements:
            answer = client.get(address)
        page = answer.text.replace(address, "ADDRESS")
        seen.append((answer.status_code, page, [*answer.headers.keys()], len(statements)))
    assert seen[2] == seen[3] == seen[4]  # the first two make the cookie and the count of this visitor
    assert seen[2][0] == 404


def test_pages_say_the_same_whether_two_or_six_firms_are_invited(client, session):
    shown = []
    for firms in (2, 6):
        request = make_request(make_locked_file(firms))
        invitation = request.invitations[0]
        address = page_of(invitation)
        page = client.get(address).text.replace(address, "ADDRESS")
        page = page.replace(invitation.firm, "FIRM").replace(request.file.number, "NUMBER")
        shown.append(re.sub(r'value="[^"]{40,}"', "", page))
    assert shown[0] == shown[1]


def test_the_page_costs_the_same_whether_two_or_six_firms_are_invited(client, session, count_queries):
    numbers = []
    for firms in (2, 6):
        address = page_of(make_request(make_locked_file(firms)).invitations[0])
        client.get(address)
        with count_queries() as statements:
            client.get(address)
        numbers.append(len(statements))
    assert numbers[0] == numbers[1]
    assert numbers[0] <= 15


def test_no_page_of_a_firm_names_another_firm_or_a_number_of_a_row(client, invitation):
    other = invitation.request.invitations[1]
    question = answering.ask(other, f"We at {other.firm} ask: may grass stay?", by=None, at=NOON)
    owner = invitation.request.file.owner
    answering.publish_answer(question, published="May the grass stay?", answer="Yes.", by=owner, at=NOON)
    page = client.get(page_of(invitation)).text
    assert "May the grass stay?" in page
    assert other.firm not in page
    assert not re.findall(r'(?:href|action|id|name)="[^"]*\d+"', _own_part(page))


def test_a_question_that_waits_is_seen_by_who_asked_alone(client, invitation):
    other = invitation.request.invitations[1]
    client.post(f"{page_of(other)}/vraag", data={"question-text": "Secret plan?"})
    assert "Secret plan?" in client.get(page_of(other)).text
    assert "Secret plan?" not in client.get(page_of(invitation)).text


def test_addresses_are_random_and_in_no_order(session):
    request = make_draft_request(make_locked_file(5))
    invitations = services.send(request, by=request.file.owner, at=NOON)
    references = [each.reference for each in invitations]
    assert len({*references}) == 5
    assert all(len(each) >= 20 and not each.isdecimal() for each in references)


def test_guessing_keys_is_slowed_down(client, session):
    statuses = [client.get(UNKNOWN).status_code for _ in range(21)]
    assert statuses == [404] * 20 + [429]


def _own_part(page):
    """Without options of the answer, which are numbered on every page alike."""
    main = page[page.index("<main") : page.index("</main>")]
    return re.sub(r'id="(?:answer|reason)-\d"', "", main)
