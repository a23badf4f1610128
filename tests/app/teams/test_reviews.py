"""The quarterly review: what there is to look at, keeping and ending, and the reminders."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.accounts.models import Role
from app.accounts.policies import holds
from app.core.db import transaction
from app.core.errors import DomainError
from app.teams.models import AccessDecision
from app.teams.reviews import services
from app.teams.reviews.quarters import first_day_of, quarter_of
from app.teams.reviews.queries import review_of, reviews
from tests.conftest import NOON
from tests.factories.accounts import make_administrator, make_board_member, make_buyer, make_controller, make_role
from tests.factories.accounts import make_user as make_person
from tests.factories.organisations import make_association, make_region
from tests.factories.teams import BUNNIK, ZEIST_TEAM

TODAY = NOON.date()
NEXT_QUARTER = datetime(2026, 4, 1, 6, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _at_noon(clock, session):
    """A quarter depends on the day."""


@given(st.dates(date(1970, 1, 1), date(2200, 1, 1)))
def test_a_day_lies_in_the_quarter_that_began_last(day):
    begin = first_day_of(quarter_of(day))
    assert begin <= day < begin + timedelta(days=92)
    assert quarter_of(begin) == quarter_of(day)


@pytest.mark.parametrize(
    ("day", "quarter"),
    [(date(2026, 3, 31), "2026-Q1"), (date(2026, 4, 1), "2026-Q2"), (date(2026, 12, 31), "2026-Q4")],
)
def test_quarters_begin_in_january_april_july_and_october(day, quarter):
    assert quarter_of(day) == quarter


def test_roles_from_before_the_quarter_are_looked_at(session):
    buyer = make_buyer()
    assert [each.assignment for each in review_of(ZEIST_TEAM, TODAY).open] == buyer.roles


def test_a_role_given_in_this_quarter_has_just_been_thought_about(session):
    make_role(make_person(), Role.BUYER, municipality_code="GM0355", starts_on=date(2026, 1, 1))
    assert review_of(ZEIST_TEAM, TODAY).subjects == ()


def keep(assignment, by, at=NOON):
    with transaction():
        services.keep(assignment, by=by, at=at)


def end(assignment, by):
    with transaction():
        services.end(assignment, by=by, at=NOON)


def test_keeping_and_ending_fill_the_review(session):
    controller, kept, ended = make_controller(), make_buyer(), make_buyer()
    keep(kept.roles[0], controller)
    end(ended.roles[0], controller)
    review = review_of(ZEIST_TEAM, TODAY)
    assert (review.done, len(review.open)) == (2, 1)
    assert (holds(kept, Role.BUYER), holds(ended, Role.BUYER)) == (True, False)


def test_it_is_kept_who_decided(session):
    controller, buyer = make_controller(), make_buyer()
    keep(buyer.roles[0], controller)
    [decision] = session.query(AccessDecision)
    assert (decision.decided_by, decision.decided_at, decision.verdict) == (controller, NOON, "kept")


def test_a_role_is_looked_at_once_a_quarter(session):
    controller, buyer = make_controller(), make_buyer()
    keep(buyer.roles[0], controller)
    with pytest.raises(DomainError):
        end(buyer.roles[0], controller)
    assert holds(buyer, Role.BUYER)


def test_the_next_quarter_it_is_looked_at_again(session):
    controller, buyer = make_controller(), make_buyer()
    keep(buyer.roles[0], controller)
    assert buyer.roles[0] in [each.assignment for each in review_of(ZEIST_TEAM, NEXT_QUARTER.date()).open]


def test_a_role_that_ended_meanwhile_is_not_kept(session):
    buyer = make_buyer()
    buyer.roles[0].ended_at = NOON
    session.flush()
    with pytest.raises(DomainError):
        keep(buyer.roles[0], make_controller())


def test_all_reviews_take_two_queries_however_many_teams_there_are(session, count_queries):
    for code in ("GM0355", BUNNIK, "GM0352"):
        keep(make_buyer(code).roles[0], make_controller(code))
        make_board_member()
    session.expire_all()
    with count_queries() as queries:
        assert len(reviews(TODAY)) == 6
    assert len(queries) == 2


def recipients(mails):
    return sorted(mail.recipient for mail in mails)


def test_without_a_region_nobody_is_reminded(session, mailbox):
    make_buyer()
    make_controller()
    assert mailbox() == []


def test_whoever_is_nearest_to_the_roles_is_reminded_once(session, mailbox):
    make_region()
    controller, _buyers = make_controller(), [make_buyer(), make_buyer()]
    administrator = make_administrator()
    assert recipients(mailbox()) == sorted([controller.email, administrator.email])


def test_fellow_members_of_a_board_look_at_each_other(session, mailbox):
    make_region()
    association = make_association()
    members = [make_board_member(association), make_board_member(association)]
    assert recipients(mailbox()) == sorted(member.email for member in members)


def test_one_mail_names_all_teams_of_a_person(session, mailbox):
    make_region()
    controller = make_controller()
    make_role(controller, Role.CONTROLLER, municipality_code=BUNNIK)
    make_buyer()
    make_buyer(BUNNIK)
    [mail] = mailbox()
    assert "Zeist: 1" in mail.text
    assert "Bunnik: 1" in mail.text


def test_no_second_mail_before_two_weeks_and_no_third_at_all(session, mailbox, clock):
    make_region()
    make_controller()
    make_administrator()
    numbers = []
    for days in (0, 13, 14, 15):  # of the quarter that has begun
        clock(NOON + timedelta(days=days))
        numbers.append(len(mailbox()))
    assert numbers == [1, 1, 2, 2]


def test_a_skipped_day_loses_no_reminder(session, mailbox, clock):
    make_region()
    make_administrator()
    mailbox()
    clock(datetime(2026, 3, 31, 20, tzinfo=UTC))
    assert len(mailbox()) == 2


def test_the_next_quarter_begins_with_a_new_mail(session, mailbox, clock):
    make_region()
    make_administrator()
    mailbox()
    clock(NEXT_QUARTER)
    assert len(mailbox()) == 2


def test_when_all_was_looked_at_nobody_is_reminded(session, mailbox):
    make_region()
    administrator = make_administrator()
    keep(administrator.roles[0], administrator)
    assert mailbox() == []
