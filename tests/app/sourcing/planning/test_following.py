"""Firms follow what is planned, show interest, stop; followers get one mail each."""

from datetime import date

import pytest
from sqlalchemy import select

from app.core.quarters import Quarter
from app.mail.models import MailMessage
from app.sourcing.advice.models import PlatformNotice
from app.sourcing.planning import following, handlers, queries, services, telling, tokens
from app.sourcing.planning.messages import PlanMoved
from app.sourcing.planning.models import PlannedInterest
from tests.app.sourcing.planning.test_services import details
from tests.factories import save
from tests.factories.accounts import make_user
from tests.factories.planning import make_interest, make_plan
from tests.factories.procurement import make_request
from tests.factories.sourcing import NOON, make_buyer, make_file, make_listed_firm
from tests.factories.suppliers import make_complete_draft, make_listed


@pytest.fixture
def owner(session):
    return make_user()


@pytest.fixture
def firm(owner):
    return make_listed(owner)


def test_a_follower_is_no_interested_firm(owner, firm):
    plan = make_plan()
    following.follow(firm, plan, by=owner, at=NOON)
    assert queries.firms_interested_in(plan) == []
    assert [each.supplier for each in queries.readers_of(plan.id)] == [firm]


def test_interest_shows_once_however_often_it_is_shown(owner, firm, session):
    plan = make_plan()
    for _each in range(2):
        following.show_interest(firm, plan, by=owner, at=NOON)
    session.flush()
    assert [each.supplier for each in queries.firms_interested_in(plan)] == [firm]
    assert queries.interested_in([plan.id]) == {plan.id: 1}


def test_following_does_not_take_interest_back(owner, firm):
    plan = make_plan()
    following.show_interest(firm, plan, by=owner, at=NOON)
    following.follow(firm, plan, by=owner, at=NOON)
    assert len(queries.firms_interested_in(plan)) == 1


def test_who_stops_is_seen_no_more(owner, firm, session):
    plan = make_plan()
    following.show_interest(firm, plan, by=owner, at=NOON)
    following.stop(firm, plan, by=owner)
    session.flush()
    assert queries.firms_interested_in(plan) == queries.readers_of(plan.id) == []


def test_stopping_mail_keeps_the_interest(owner, firm, session):
    plan = make_plan()
    interest = make_interest(plan, firm)
    following.stop_mail(interest)
    session.flush()
    assert queries.readers_of(plan.id) == []
    assert queries.firms_interested_in(plan) == [interest]


def test_a_firm_that_leaves_takes_its_interest_along(owner, session):
    firm = make_complete_draft(owner)
    make_interest(make_plan(), firm)
    session.expire_all()
    session.delete(firm)
    session.flush()
    assert session.scalars(select(PlannedInterest)).all() == []


def test_another_quarter_is_mailed_to_each_follower_apart(owner, firm, mailbox):
    plan = make_plan()
    make_interest(plan, firm, noted_by_id=owner.id)
    make_interest(plan, make_listed(make_user()), is_interested=False)
    services.change(plan, details(when=Quarter(2027, 1)), seen_version=plan.version, by=make_buyer())
    mails = mailbox()
    assert len(mails) == 2
    assert len({mail.recipient for mail in mails}) == 2
    assert mails[0].recipient == owner.email
    token = (mails[0].unsubscribe_url or "").rpartition("/")[2]
    assert tokens.interest_that_stops(token) == queries.readers_of(plan.id)[0]


def test_a_change_of_words_alone_mails_nobody(owner, firm, mailbox):
    plan = make_plan()
    make_interest(plan, firm, noted_by_id=owner.id)
    services.change(plan, details(subject="Other words"), seen_version=plan.version, by=make_buyer())
    assert mailbox() == []


def test_what_moved_back_before_the_mail_went_is_not_mailed(owner, firm, session):
    plan = make_plan()
    make_interest(plan, firm, noted_by_id=owner.id)
    handlers.tell_of_move(PlanMoved(plan.id, plan.year, plan.quarter))
    assert session.scalars(select(MailMessage)).all() == []


def test_a_withdrawal_is_mailed_with_its_reason(owner, firm, mailbox):
    plan = make_plan()
    make_interest(plan, firm, noted_by_id=owner.id)
    services.withdraw(plan, "De raad besloot anders.", by=make_buyer(), at=NOON)
    [mail] = mailbox()
    assert "De raad besloot anders." in " ".join(mail.text.split())


def test_who_stopped_mail_gets_none(owner, firm, mailbox):
    plan = make_plan()
    make_interest(plan, firm, noted_by_id=owner.id, wants_mail=False)
    services.withdraw(plan, "De raad besloot anders.", by=make_buyer(), at=NOON)
    assert mailbox() == []


def test_who_acts_for_the_firm_no_more_gets_no_mail_about_it(firm, mailbox):
    plan, left = make_plan(), make_user()
    make_interest(plan, firm, noted_by_id=left.id)
    services.withdraw(plan, "De raad besloot anders.", by=make_buyer(), at=NOON)
    assert left.email not in [mail.recipient for mail in mailbox()]


@pytest.fixture
def planned_file(owner, firm):
    """A file that a follower waits for."""
    buyer = make_buyer()
    plan = make_plan()
    make_interest(plan, firm, noted_by_id=owner.id)
    file = make_file(buyer)
    services.link(plan, file, by=buyer)
    return file


def test_a_linked_file_tells_nobody_before_its_request_goes_out(planned_file, mailbox):
    make_request(planned_file, sent_at=None)
    assert not handlers.tell_next_start()
    assert mailbox() == []


def test_a_request_that_goes_out_is_told_once(planned_file, session):
    make_request(planned_file)
    session.commit()
    assert handlers.tell_next_start()
    assert not handlers.tell_next_start()
    [mail] = session.scalars(select(MailMessage)).all()
    assert planned_file.number not in mail.text


def make_notice(file, **values):
    kept = {"file_id": file.id, "checked": {}, "reference": "412345", "published_on": NOON.date()}
    return save(PlatformNotice(**{**kept, **values}, noted_at=NOON, noted_by_id=file.owner_id))


def test_a_notice_on_the_national_platform_is_told_with_its_number(planned_file, session, clock):
    make_notice(planned_file)
    session.commit()
    assert handlers.tell_next_start()
    assert not handlers.tell_next_start()
    [mail] = session.scalars(select(MailMessage)).all()
    assert "412345" in mail.text


@pytest.mark.parametrize("values", [{"reference": None}, {"published_on": None}, {"published_on": date(2026, 3, 17)}])
def test_a_notice_that_did_not_appear_yet_is_told_to_nobody(planned_file, session, clock, values):
    make_notice(planned_file, **values)
    session.commit()
    assert not handlers.tell_next_start()


def test_the_file_tells_who_showed_interest(planned_file, firm):
    section = telling.tell(planned_file)
    assert section.facts[0].value == "Maintenance of sports fields"
    [row] = section.tables[0].rows
    assert row[0] == firm.display_name


def test_a_file_from_no_plan_says_so(session):
    section = telling.tell(make_file())
    assert [fact.value for fact in section.facts] == [None]
    assert not section.tables


def test_a_link_that_was_tampered_with_stops_nothing(session):
    interest = make_interest(make_plan(), make_listed_firm())
    assert tokens.interest_that_stops(tokens.stop_token(interest)) == interest
    assert tokens.interest_that_stops(tokens.stop_token(interest)[:-1]) is None


def test_the_calendar_leaves_out_drafts_withdrawn_started_and_past_ones(session):
    coming = make_plan()
    make_plan(published_at=None)
    make_plan(withdrawn_at=NOON, withdrawal_reason="-")
    make_plan(told_out_at=NOON)
    make_plan(year=2025, quarter=4)
    found = session.scalars(queries.announced(Quarter(2026, 1), queries.Narrowed())).all()
    assert found == [coming]


def test_a_list_of_interested_firms_costs_the_same_however_long(session, count_queries):
    plan = make_plan()
    for _each in range(6):
        make_interest(plan, make_listed_firm())
    session.commit()
    session.expire_all()
    save(plan)
    with count_queries() as asked:
        assert len([each.supplier.display_name for each in queries.firms_interested_in(plan)]) == 6
    assert len(asked) <= 4
