"""What organisers see of those who registered, and do for them."""

from datetime import timedelta
from html import unescape
from io import BytesIO

import pytest
from openpyxl import load_workbook

from app.audit.models import AuditEntry
from app.core.db import session as db
from app.events.models import EventOrganiser, EventQuestion, EventStatus, QuestionKind
from app.events.registering.managing import queries
from app.events.registering.managing.queries import Asked
from app.events.registering.models import Answer, EventMessage
from app.events.registering.models import RegistrationState as State
from app.organisations.bodies import Body
from tests.conftest import NOON
from tests.factories import save
from tests.factories.accounts import make_board_member, make_desk_member, make_user
from tests.factories.events import make_event, make_registration
from tests.factories.organisations import make_association

ALL = Asked(seen=None)


def text_of(response):
    return unescape(response.get_data(as_text=True))


def page_of(client, event, **query):
    return text_of(client.get(f"/bijeenkomsten/beheer/{event.id}/inschrijvingen", query_string=query))


@pytest.fixture
def event(session):
    return make_event(seats=2)


@pytest.fixture
def desk(client):
    client.sign_in(make_desk_member())
    return client


def test_who_leads_sees_everybody_and_finds_by_name_state_and_association(desk, event):
    club = make_association()
    make_registration(event, name="Anna Appel", association_id=club.id)
    make_registration(event, State.WAITLISTED, name="Bea Beer")
    assert all(name in page_of(desk, event) for name in ("Anna Appel", "Bea Beer"))
    for query in ({"q": "appel"}, {"staat": "registered"}, {"vereniging": club.id}):
        page = page_of(desk, event, **query)
        assert "Anna Appel" in page
        assert "Bea Beer" not in page


@pytest.mark.parametrize("number", ["x", "-1", str(2**70)])
def test_an_association_that_cannot_be_filters_nothing(desk, event, number):
    make_registration(event, name="Anna Appel")
    assert "Anna Appel" in page_of(desk, event, vereniging=number)


def test_a_co_organiser_sees_own_members_and_the_total_of_all(client, session, event):
    ours, theirs = make_association(), make_association()
    save(EventOrganiser(event_id=event.id, association_id=ours.id, body_key=Body(ours.id).key))
    make_registration(event, name="Van Ons", association_id=ours.id)
    make_registration(event, name="Van Hen", association_id=theirs.id)
    make_registration(event, name="Van Niemand")
    client.sign_in(make_board_member(ours))
    page = page_of(client, event)
    assert "Van Ons" in page
    assert "Van Hen" not in page
    assert "Van Niemand" not in page
    assert theirs.name in page  # in the totals
    file = client.get(f"/bijeenkomsten/beheer/{event.id}/inschrijvingen.csv").get_data(as_text=True)
    assert "Van Ons" in file
    assert "Van Hen" not in file


def test_a_co_organiser_neither_cancels_nor_writes_to_all(client, session, event):
    ours = make_association()
    save(EventOrganiser(event_id=event.id, association_id=ours.id, body_key=Body(ours.id).key))
    member = make_registration(event, association_id=ours.id)
    client.sign_in(make_board_member(ours))
    assert client.post(f"/bijeenkomsten/beheer/inschrijvingen/{member.id}/annuleren").status_code == 404
    assert client.get(f"/bijeenkomsten/beheer/{event.id}/bericht").status_code == 404
    assert client.get(f"/deur/{event.id}").status_code == 404


def test_the_board_of_another_association_sees_nothing(client, session, event):
    client.sign_in(make_board_member())
    assert client.get(f"/bijeenkomsten/beheer/{event.id}/inschrijvingen").status_code == 404


def test_cancelling_somebody_is_noted_told_and_frees_the_seat(desk, event, mailbox):
    one = make_registration(event, seats=2)
    two = make_registration(event, State.WAITLISTED)
    assert desk.post(f"/bijeenkomsten/beheer/inschrijvingen/{one.id}/annuleren").status_code == 303
    assert (one.state, two.state) == (State.CANCELLED, State.OFFERED)
    assert db.query(AuditEntry).filter_by(action="registration.cancelled").count() == 1
    assert [mail.recipient for mail in mailbox()] == [one.email, two.email]


def test_only_the_first_who_waits_gets_a_seat_by_hand(desk, event):
    offered = make_registration(event, State.OFFERED)
    first, second = (make_registration(event, State.WAITLISTED) for _each in range(2))
    answers = [
        desk.post(f"/bijeenkomsten/beheer/inschrijvingen/{each.id}/plaats").status_code
        for each in (second, first, second, offered)
    ]
    assert answers == [422, 303, 422, 303]


def test_somebody_who_called_is_added_and_told(desk, event, mailbox):
    form = {"name": "Bel Ler", "email": "bel@example.nl", "language": "nl"}
    assert desk.post(f"/bijeenkomsten/beheer/{event.id}/inschrijvingen/toevoegen", data=form).status_code == 303
    assert [mail.recipient for mail in mailbox()] == ["bel@example.nl"]


def test_nobody_is_added_to_a_draft(desk, session, mailbox):
    draft = make_event(status=EventStatus.DRAFT)
    form = {"name": "Cor Citroen", "email": "cor@example.nl", "language": "nl"}
    desk.post(f"/bijeenkomsten/beheer/{draft.id}/inschrijvingen/toevoegen", data=form)
    assert (queries.rows_of(draft, ALL), mailbox()) == ([], [])


def test_a_message_is_read_over_with_its_number_of_readers_before_it_goes(desk, session, mailbox):
    event = make_event(seats=1)
    comes, waits = make_registration(event), make_registration(event, State.WAITLISTED)
    make_registration(event, State.CANCELLED)
    path, form = f"/bijeenkomsten/beheer/{event.id}/bericht", {"subject": "Parkeren", "text": "Achter het huis."}
    preview = text_of(desk.post(path, data={**form, "to_waiting": "y"}, headers={"Accept-Language": "en"}))
    assert "This goes to 2 people" in preview or "2 mensen" in preview
    assert mailbox() == []
    desk.post(path, data={**form, "send": "1"})
    assert [mail.recipient for mail in mailbox()] == [comes.email]
    desk.post(path, data={**form, "to_waiting": "y", "send": "1"})
    assert [mail.recipient for mail in mailbox()][1:] == [comes.email, waits.email]
    assert [sent.recipients for sent in db.query(EventMessage).order_by(EventMessage.id)] == [1, 2]


def ask(event, kind, question):
    return save(EventQuestion(event_id=event.id, kind=kind, question=question))


def answer(registration, question, text, rank=0):
    save(Answer(registration_id=registration.id, question_id=question.id, rank=rank, answer=text))


def test_the_caterer_gets_numbers_without_names_of_those_who_come(desk, event):
    diet = ask(event, QuestionKind.DIET, "Dieet?")
    one, two = make_registration(event, name="Anna Appel"), make_registration(event)
    answer(one, diet, "Vegan")
    answer(one, diet, "vegan ", rank=1)
    answer(two, diet, "noten")
    answer(make_registration(event, State.WAITLISTED), diet, "vegan")
    assert queries.answers_in_numbers(event, diet) == [("Vegan", 2), ("noten", 1)]
    page = text_of(desk.get(f"/bijeenkomsten/beheer/{event.id}/antwoorden"))
    assert "Vegan" in page
    assert "Anna" not in page


def test_a_co_organiser_reads_what_own_members_typed_and_the_choices_of_all(client, session, event):
    ours = make_association()
    save(EventOrganiser(event_id=event.id, association_id=ours.id, body_key=Body(ours.id).key))
    member, other = make_registration(event, association_id=ours.id), make_registration(event)
    diet, choice = ask(event, QuestionKind.DIET, "Dieet?"), ask(event, QuestionKind.CHOICE, "Welke zaal?")
    for registration, text in ((member, "vegan"), (other, "noten, zegt Bea Beer")):
        answer(registration, diet, text)
        answer(registration, choice, "Eik")
    client.sign_in(make_board_member(ours))
    page = text_of(client.get(f"/bijeenkomsten/beheer/{event.id}/antwoorden"))
    assert ("vegan" in page, "Bea Beer" in page) == (True, False)
    assert '<td class="number">2</td>' in page


def test_the_file_holds_answers_but_no_diets_and_runs_no_formula(desk, event):
    diet, choice = ask(event, QuestionKind.DIET, "Dieet?"), ask(event, QuestionKind.TEXT, "Wat wilt u weten?")
    one = make_registration(event, name='=HYPERLINK("x")')
    answer(one, diet, "noten")
    answer(one, choice, "+alles")
    response = desk.get(f"/bijeenkomsten/beheer/{event.id}/inschrijvingen.xlsx")
    rows = [[cell.value for cell in row] for row in load_workbook(BytesIO(response.data)).active.iter_rows()]
    assert rows[0][-1] == "Wat wilt u weten?"
    assert rows[1][1] == '\'=HYPERLINK("x")'
    assert rows[1][-1] == "'+alles"
    assert not any("noten" in str(cell) for row in rows for cell in row)
    assert db.query(AuditEntry).filter_by(action="registration.exported").count() == 1


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_file_of_names_asks_again_who_is_there(clock, desk, event, ending):
    clock(NOON + timedelta(minutes=11))
    path = f"/bijeenkomsten/beheer/{event.id}/inschrijvingen"
    assert [desk.get(path).status_code, desk.get(f"{path}.{ending}").status_code] == [200, 303]
    assert db.query(AuditEntry).filter_by(action="registration.exported").count() == 0


def test_a_visitor_of_the_site_sees_no_list(client, session, event):
    client.sign_in(make_user())
    assert client.get(f"/bijeenkomsten/beheer/{event.id}/inschrijvingen").status_code == 404


@pytest.mark.parametrize("ending", ["?blad=2", ".csv", ".xlsx"])
def test_a_list_or_file_of_many_takes_as_few_queries_as_one_of_few(desk, event, count_queries, ending):
    for _each in range(60):
        make_registration(event)
    with count_queries() as queries:
        assert desk.get(f"/bijeenkomsten/beheer/{event.id}/inschrijvingen{ending}").status_code == 200
    assert len(queries) <= 24
