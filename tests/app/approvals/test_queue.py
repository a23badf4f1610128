"""The queue in one look, and deciding plain cases together."""

from datetime import date, timedelta

import pytest
from sqlalchemy import update

from app.approvals.models import Application, ApplicationStatus
from app.approvals.queue import queries
from app.approvals.queue.bulk import Ticked
from app.approvals.queue.plain import is_plain, weigh
from app.approvals.queue.queries import Only, counts
from app.approvals.services import open_for_review
from app.core import slots
from app.memberships.services import declare_interest
from app.suppliers.kinds import ProfileStatus
from tests.factories import next_number, save
from tests.factories.accounts import make_board_member, make_desk_member, make_user
from tests.factories.approvals import make_application
from tests.factories.organisations import make_association
from tests.factories.suppliers import NOON, make_complete_draft, make_draft

pytestmark = pytest.mark.usefixtures("clock", "session")
S = ApplicationStatus
TODAY = NOON.date()


def make_plain(name="De Heg", **values):
    """Handed in by somebody with a mail address at the domain of the firm."""
    domain = f"heg{next_number()}.example"
    owner = make_user(email=f"noor{next_number()}@{domain}")
    supplier = make_complete_draft(owner, name=name, trade_name=None, website=f"https://{domain}")
    return make_application(supplier, **values)


def weigh_all():
    while weigh():
        pass


def ticks_in(client, person, address="/aanvragen"):
    client.sign_in(person)
    return client.get(address).text.count('name="nr"')


def approve_together(client, *cases):
    data = {"case": [f"{each.id}:{each.supplier.version}" for each in cases]}
    return client.post("/aanvragen/tegelijk", data=data).text


def test_counts_say_what_waits_what_is_due_and_what_was_decided():
    desk = make_desk_member()
    make_application(due_on=TODAY - timedelta(days=1))
    make_application(due_on=TODAY + timedelta(days=3))
    make_application(due_on=TODAY - timedelta(days=1), status=S.MORE_INFORMATION)
    open_for_review(make_application(), by=desk)
    for days in (29, 31):
        make_application(status=S.REFUSED, decided_at=NOON - timedelta(days=days))
    found = counts(desk, TODAY)
    shown = {only: found.by_filter[only] for only in Only}
    assert shown == {Only.ALL: 4, Only.MINE: 1, Only.OVERDUE: 1, Only.PLAIN: 0, Only.QUESTIONS: 1}
    assert (found.soon, found.decided, found.recently) == (1, 2, 1)


@pytest.mark.parametrize("only", list(Only))
def test_each_filter_shows_as_many_as_it_counts(session, only):
    desk = make_desk_member()
    make_plain()
    weigh_all()
    make_application(due_on=TODAY - timedelta(days=1))
    make_application(status=S.MORE_INFORMATION)
    open_for_review(make_application(), by=desk)
    shown = session.scalars(queries.waiting_for(desk, TODAY, only, "")).unique().all()
    assert len(shown) == counts(desk, TODAY).by_filter[only] > 0


@pytest.mark.parametrize(("typed", "found"), [("heg", True), ("HAAG", False), ("%", False), ("_", False)])
def test_a_firm_is_found_by_a_part_of_its_name(client, typed, found):
    make_application(make_complete_draft(name="De Heg", trade_name=None))
    client.sign_in(make_desk_member())
    assert ("De Heg" in client.get("/aanvragen", query_string={"q": typed}).text) is found


def test_an_unknown_filter_shows_everything(client):
    make_application(make_complete_draft(name="De Heg"))
    client.sign_in(make_desk_member())
    assert "De Heg" in client.get("/aanvragen?toon=onzin").text


def test_the_number_of_queries_does_not_grow_with_the_queue(client, count_queries):
    association = make_association()
    client.sign_in(make_board_member(association))
    numbers = []
    for _round in range(2):
        for _number in range(5):
            make_plain(association=association)
        weigh_all()
        with count_queries() as asked:
            client.get("/aanvragen")
        numbers.append(len(asked))
    assert numbers[0] == numbers[1] <= 15


def test_queues_of_other_parts_have_a_tab(client, app, monkeypatch):
    link = slots.Link("approvals.decided", "Elders", count=lambda _person: 4217)
    monkeypatch.setitem(app.extensions["slots"], slots.REVIEW_TABS, [link])
    client.sign_in(make_desk_member())
    html = client.get("/aanvragen").text
    assert "Elders" in html
    assert "4217" in html


def test_a_complete_firm_that_shows_its_authority_is_plain():
    assert is_plain(make_plain())


def test_nothing_that_shows_authority_makes_it_no_plain_case():
    assert not is_plain(make_application())


def test_what_is_not_complete_is_no_plain_case():
    assert not is_plain(make_application(make_draft()))


def test_a_warning_makes_it_no_plain_case(app, monkeypatch):
    warning = slots.Panel("approvals/_home_step.html", lambda _supplier: {"text": "Lijkt op een ander bedrijf."})
    monkeypatch.setitem(app.extensions["slots"], slots.REVIEW_WARNINGS, [warning])
    assert not is_plain(make_plain())


def test_the_worker_weighs_each_case_once_a_day_and_again_when_the_profile_changes(session):
    application = make_plain()
    assert weigh()
    assert not weigh()
    application.supplier.staff = 9
    session.flush()
    assert weigh()


def test_weighing_takes_no_turn_from_somebody_who_decides(session):
    application = make_plain()
    before = application.version
    weigh_all()
    session.refresh(application)
    assert (application.is_plain, application.version) == (True, before)


def test_plain_cases_can_be_ticked(client):
    make_plain()
    make_application()
    weigh_all()
    assert ticks_in(client, make_desk_member()) == 1


def test_what_changed_since_it_was_weighed_cannot_be_ticked(client):
    application = make_plain()
    weigh_all()
    application.supplier.staff = 9
    assert ticks_in(client, make_desk_member()) == 0


def test_what_a_colleague_has_in_hand_cannot_be_ticked(client):
    open_for_review(make_plain(), by=make_desk_member())
    weigh_all()
    assert ticks_in(client, make_desk_member()) == 0


def test_a_firm_with_a_tie_cannot_be_ticked(client):
    application, desk = make_plain(), make_desk_member()
    declare_interest(desk, application.supplier, at=NOON)
    weigh_all()
    assert ticks_in(client, desk) == 0


def test_one_page_lists_what_was_ticked_and_nothing_else(client):
    mine, other = make_plain("De Heg"), make_plain("De Haag", association=make_association())
    weigh_all()
    client.sign_in(make_desk_member())
    html = client.get(f"/aanvragen/tegelijk?nr={mine.id}&nr={other.id}&nr=x&nr=99999").text
    assert "De Heg" in html
    assert "De Haag" not in html


def test_nothing_ticked_leads_back_to_the_queue(client):
    client.sign_in(make_desk_member())
    assert client.get("/aanvragen/tegelijk").location == "/aanvragen?toon=eenvoudig"


def test_all_that_was_confirmed_is_approved(client):
    cases = [make_plain(f"Heg {number}") for number in range(3)]
    client.sign_in(make_desk_member())
    assert "3 aanvragen zijn goedgekeurd" in approve_together(client, *cases)
    assert {each.supplier.status for each in cases} == {ProfileStatus.LISTED}


def test_one_that_changed_meanwhile_is_left_out_and_said(client, session):
    good, changed = make_plain("De Heg"), make_plain("De Haag")
    data = {"case": [f"{each.id}:{each.supplier.version}" for each in (good, changed)]}
    changed.supplier.staff = 9
    session.commit()
    client.sign_in(make_desk_member())
    html = client.post("/aanvragen/tegelijk", data=data).text
    assert [good.status, changed.status] == [S.APPROVED, S.SUBMITTED]
    assert "De Haag</a>: Het bedrijf heeft" in html


def test_one_that_another_decided_is_left_out_and_said(client):
    decided = make_plain("De Haag", status=S.REFUSED, decided_at=NOON)
    client.sign_in(make_desk_member())
    assert "De Haag</a>: Iemand was u net voor." in approve_together(client, decided, make_plain())
    assert decided.status is S.REFUSED


def test_one_that_is_no_longer_plain_is_left_out(client):
    difficult = make_application()
    client.sign_in(make_desk_member())
    approve_together(client, difficult)
    assert difficult.status is S.SUBMITTED


def test_one_that_a_colleague_looks_at_is_left_out(client):
    application = make_plain()
    open_for_review(application, by=make_desk_member())
    client.sign_in(make_desk_member())
    approve_together(client, application)
    assert application.status is S.IN_REVIEW


def test_the_case_of_another_board_is_not_approved(client):
    application = make_plain(association=make_association())
    client.sign_in(make_board_member())
    approve_together(client, application)
    assert application.status is S.SUBMITTED


def test_a_firm_of_ones_own_is_not_approved(client):
    application = make_plain()
    desk = make_desk_member()
    declare_interest(desk, application.supplier, at=NOON)
    client.sign_in(desk)
    approve_together(client, application)
    assert application.status is S.SUBMITTED


@pytest.mark.parametrize("text", ["", "1", "1:", ":1", "a:b", "1:2:3", "-1:2", "٣:1", "1" * 12 + ":1"])
def test_a_broken_tick_is_nothing(text):
    assert Ticked.read(text) is None


def test_what_was_found_plain_at_an_older_version_does_not_count(session):
    desk, application = make_desk_member(), make_plain()
    values = {"is_plain": True, "weighed_version": application.supplier.version - 1, "weighed_on": date(2026, 3, 16)}
    session.execute(update(Application).where(Application.id == application.id).values(values))
    assert counts(desk, TODAY).by_filter[Only.PLAIN] == 0


def test_a_withdrawn_case_stands_nowhere_in_the_queue(session):
    desk = make_desk_member()
    save(make_application(status=S.WITHDRAWN))
    assert counts(desk, TODAY).by_filter[Only.ALL] == 0
