"""Who speaks for a body writes its newsletters: choose, look, test, send, and see what came of it."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.core.clock import now
from app.newsletters.issues.queries import counts_of, number_of_readers
from app.newsletters.models import Issue, IssueStatus, RecipientStatus
from app.organisations.bodies import REGION, Body
from tests.app.newsletters.conftest import line
from tests.factories.accounts import make_administrator, make_board_member, make_buyer, make_desk_member, make_user
from tests.factories.newsletters import make_issue, make_item, make_reader, make_recipient, make_sending_issue
from tests.factories.organisations import make_association, make_region

FORM = {"body": "regio", "subject": "Zomernieuws", "introduction": "Er is **veel**.", "language": "nl"}
FORM["since"] = "2026-03-01"


@pytest.fixture(autouse=True)
def region(session, clock):
    make_region()


@pytest.fixture
def desk(client, session):
    member = make_desk_member()
    client.sign_in(member)
    return member


def path_of(issue, page=""):
    return f"/nieuwsbrief/beheer/{issue.id}{page}"


def version_of(session, issue):
    session.refresh(issue)
    return {"version": issue.version}


def test_a_new_issue_of_the_region_begins_with_all_that_is_offered(client, session, desk, offered):
    offered += [line(1), line(2, Body(make_association().id), "energie")]
    assert client.post("/nieuwsbrief/beheer/nieuw", data=FORM).status_code == 303
    [issue] = session.scalars(select(Issue))
    assert [(item.number, item.topics) for item in issue.items] == [(1, ""), (2, "energie")]
    assert issue.status is IssueStatus.DRAFT


def test_that_of_an_association_begins_with_its_own(client, session, offered):
    association = make_association()
    client.sign_in(make_board_member(association))
    offered += [line(1), line(2, Body(association.id))]
    client.post("/nieuwsbrief/beheer/nieuw", data={**FORM, "body": Body(association.id).key})
    [issue] = session.scalars(select(Issue))
    assert [item.number for item in issue.items] == [2]


def test_nobody_writes_for_a_body_they_do_not_speak_for(client, session):
    client.sign_in(make_board_member(make_association()))
    assert client.post("/nieuwsbrief/beheer/nieuw", data=FORM).status_code == 422
    assert session.scalars(select(Issue)).all() == []


@pytest.mark.parametrize("make_stranger", [make_user, make_administrator, make_board_member, make_buyer])
def test_an_issue_of_the_region_is_the_desks(client, session, make_stranger):
    issue = make_issue()
    client.sign_in(make_stranger())
    for page in ("", "/wijzigen", "/inhoud", "/voorbeeld", "/versturen", "/verzendlijst"):
        assert client.get(path_of(issue, page)).status_code == 404


@pytest.mark.parametrize(
    "wrong",
    [
        {"subject": ""},
        {"subject": "x" * 151},
        {"subject": "\r\n"},
        {"introduction": "x" * 20_001},
        {"language": "de"},
        {"since": "2026-02-30"},
        {"since": "2031-01-01"},
        {"since": "0001-01-01"},
        {"since": ""},
        {"body": "vereniging-999999"},
    ],
)
def test_a_form_with_a_mistake_makes_no_issue(client, session, desk, wrong):
    assert client.post("/nieuwsbrief/beheer/nieuw", data={**FORM, **wrong}).status_code == 422
    assert session.scalars(select(Issue)).all() == []


def test_a_subject_stays_on_one_line(client, session, desk):
    client.post("/nieuwsbrief/beheer/nieuw", data={**FORM, "subject": "Zomer\r\nBcc: allen@example.nl"})
    assert session.scalars(select(Issue)).one().subject == "Zomer Bcc: allen@example.nl"


def test_lines_are_left_out_and_put_in_order(client, session, desk, offered):
    offered += [line(1), line(2), line(3)]
    issue = make_issue()
    form = {"take-sample-1": "1", "place-sample-1": "9", "take-sample-3": "1", "place-sample-3": "2", "take-x-5": "1"}
    assert client.get(path_of(issue, "/inhoud")).status_code == 200
    client.post(path_of(issue, "/inhoud"), data={**form, **version_of(session, issue)})
    assert [item.number for item in issue.items] == [3, 1]


def test_a_line_that_is_no_longer_offered_stays_until_it_is_left_out(client, session, desk, offered):
    issue = make_issue()
    item = make_item(issue)
    number = item.number
    assert item.title in client.get(path_of(issue, "/inhoud")).get_data(as_text=True)
    form = {f"take-sample-{number}": "1", f"place-sample-{number}": "²", **version_of(session, issue)}
    client.post(path_of(issue, "/inhoud"), data=form)
    assert [each.number for each in issue.items] == [number]
    client.post(path_of(issue, "/inhoud"), data=version_of(session, issue))
    assert issue.items == []


def test_of_two_who_change_it_at_the_same_time_the_second_is_told(client, session, desk, offered):
    issue = make_issue()
    seen = version_of(session, issue)
    assert client.post(path_of(issue, "/inhoud"), data=seen).status_code == 303
    answer = client.post(path_of(issue, "/wijzigen"), data={**FORM, **seen, "subject": "Anders"})
    assert answer.status_code == 422
    assert issue.subject != "Anders"


def test_the_preview_shows_html_and_text_as_the_reader_gets_it(client, session, desk, offered):
    issue = make_issue(introduction="Er is **veel** <script>alert(1)</script> [x](javascript:alert(1)).")
    make_item(issue)
    page = client.get(path_of(issue, "/voorbeeld")).get_data(as_text=True)
    assert "&lt;strong&gt;veel&lt;/strong&gt;" in page
    assert "Er is **veel**" in page
    assert "&lt;script" not in page.split("srcdoc")[1].split(">")[0]
    assert "href=&#34;javascript" not in page


def test_a_test_mail_goes_to_who_asks_and_to_nobody_else(client, session, desk, mailbox):
    make_reader()
    client.post(path_of(make_issue(), "/proefmail"))
    [mail] = mailbox()
    assert (mail.recipient, mail.unsubscribe_url) == (desk.email, None)
    assert mail.subject.endswith(": Nieuws uit de regio")


def test_before_it_goes_the_number_of_readers_is_shown(client, session, desk):
    make_reader()
    make_reader(topics=["iets-anders"])
    issue = make_issue()
    assert number_of_readers(issue) == 2
    make_item(issue, topics="energie")
    assert number_of_readers(issue) == 1
    page = client.get(path_of(issue, "/versturen")).get_data(as_text=True)
    assert "1 reader" in page or "1 lezer" in page


def test_it_goes_out_and_can_be_read_on_the_site(client, session, desk, mailbox):
    reader = make_reader()
    issue = make_issue(subject="Zomernieuws")
    assert client.get(f"/nieuwsbrief/archief/{issue.id}").status_code == 404
    assert client.post(path_of(issue, "/versturen"), data=version_of(session, issue)).status_code == 303
    assert [mail.recipient for mail in mailbox()] == [reader.email]
    client.sign_out()
    assert "Zomernieuws" in client.get("/nieuwsbrief/archief").get_data(as_text=True)
    assert "<strong>nieuws</strong>" in client.get(f"/nieuwsbrief/archief/{issue.id}").get_data(as_text=True)


def test_sending_twice_sends_once(client, session, desk, mailbox):
    make_reader()
    issue = make_issue()
    seen = version_of(session, issue)
    assert [client.post(path_of(issue, "/versturen"), data=seen).status_code for _ in range(2)] == [303, 422]
    assert len(mailbox()) == 1


@pytest.mark.parametrize(("words", "readers"), [("", 1), (" \n", 1), ("Nieuws", 0)])
def test_nothing_and_to_nobody_is_not_sent(client, session, desk, words, readers):
    for _ in range(readers):
        make_reader()
    issue = make_issue(introduction=words)
    assert client.post(path_of(issue, "/versturen"), data=version_of(session, issue)).status_code == 422
    assert issue.status is IssueStatus.DRAFT


def test_what_was_withdrawn_since_it_was_taken_in_does_not_go_out(client, session, desk, offered, withdrawn):
    make_reader()
    issue = make_issue()
    item = make_item(issue)
    withdrawn.add(item.number)
    answer = client.post(path_of(issue, "/versturen"), data=version_of(session, issue))
    assert (answer.status_code, issue.status) == (422, IssueStatus.DRAFT)
    assert item.title in answer.get_data(as_text=True)
    withdrawn.clear()
    assert client.post(path_of(issue, "/versturen"), data=version_of(session, issue)).status_code == 303


def test_what_went_out_changes_no_more(client, session, desk):
    issue = make_sending_issue(make_reader())
    for page in ("/wijzigen", "/inhoud", "/weggooien"):
        assert client.post(path_of(issue, page), data={**FORM, **version_of(session, issue)}).status_code == 422


def test_it_is_stopped_half_way_and_goes_on(client, session, desk):
    issue = make_sending_issue(make_reader())
    assert client.post(path_of(issue, "/hervatten")).status_code == 422
    assert client.post(path_of(issue, "/stoppen")).status_code == 303
    assert issue.status is IssueStatus.STOPPED
    assert client.get(f"/nieuwsbrief/archief/{issue.id}").status_code == 404
    assert client.post(path_of(issue, "/stoppen")).status_code == 422
    client.post(path_of(issue, "/hervatten"))
    assert issue.status is IssueStatus.SENDING


def test_progress_is_fetched_as_a_part_of_the_page_until_it_is_done(client, session, desk):
    issue = make_sending_issue(make_reader())
    part = client.get(path_of(issue), headers={"HX-Request": "true"}).get_data(as_text=True)
    assert part.lstrip().startswith('<div id="progress-of-issue"')
    assert "hx-get" in part
    issue.status, issue.finished_at = IssueStatus.SENT, now()
    assert "hx-get" not in client.get(path_of(issue), headers={"HX-Request": "true"}).get_data(as_text=True)


def test_a_server_that_is_away_is_told_on_the_page(client, session, desk):
    issue = make_sending_issue(make_reader(), failures=2)
    issue.due_at = now() + timedelta(minutes=2)
    assert "12:02" in client.get(path_of(issue)).get_data(as_text=True)


def test_the_list_shows_what_came_of_each_and_can_be_narrowed(client, session, desk):
    issue = make_sending_issue(make_reader("wacht@example.nl"))
    make_recipient(issue, make_reader("kreeg@example.nl"), status=RecipientStatus.SENT, sent_at=now())
    back = make_reader("terug@example.nl")
    make_recipient(issue, back, status=RecipientStatus.SENT, sent_at=now(), bounced_at=now(), error="5.1.1")
    page = client.get(path_of(issue, "/verzendlijst")).get_data(as_text=True)
    assert all(address in page for address in ("wacht@", "kreeg@", "terug@", "5.1.1"))
    assert "kreeg@" not in client.get(path_of(issue, "/verzendlijst?stand=waiting")).get_data(as_text=True)
    assert "wacht@" not in client.get(path_of(issue, "/verzendlijst?stand=bounced")).get_data(as_text=True)
    assert client.get(path_of(issue, "/verzendlijst?stand=onzin")).status_code == 200
    assert counts_of(issue) == {"waiting": 1, "sent": 2, "bounced": 1}


def test_a_draft_is_thrown_away(client, session, desk):
    issue = make_issue()
    make_item(issue)
    assert client.post(path_of(issue, "/weggooien")).status_code == 303
    assert session.scalars(select(Issue)).all() == []


def test_everybody_sees_the_issues_of_their_own_bodies_only(client, session):
    association = make_association()
    make_issue(subject="Van de regio")
    make_issue(Body(association.id), subject="Van ons")
    make_issue(Body(make_association().id), subject="Van anderen")
    client.sign_in(make_board_member(association))
    page = client.get("/nieuwsbrief/beheer").get_data(as_text=True)
    assert [words in page for words in ("Van ons", "Van de regio", "Van anderen")] == [True, False, False]


def test_however_many_readers_there_are_a_handful_of_queries_counts_them(session, count_queries):
    for _ in range(20):
        make_reader(topics=["energie"])
    issue = make_issue()
    make_item(issue, REGION, topics="energie")
    session.expire_all()
    with count_queries() as queries:
        assert number_of_readers(issue) == 20
    assert len(queries) <= 8
