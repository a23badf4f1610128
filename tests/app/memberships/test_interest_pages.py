"""Declaring an interest, and what it does from when to when."""

from datetime import date, timedelta

import pytest

from app.accounts.models import User
from app.core.db import session as current
from app.core.db import transaction
from app.core.errors import DomainError
from app.memberships.kinds import InterestKind
from app.memberships.models import DeclaredInterest
from app.memberships.policies import has_interest
from app.memberships.queries import suppliers_of_interest
from app.memberships.services import declare_interest, end_interest
from tests.conftest import NOON
from tests.factories.accounts import make_board_member, make_user
from tests.factories.approvals import make_application
from tests.factories.organisations import make_association
from tests.factories.suppliers import make_draft, make_listed

TODAY = NOON.date()
ONE_DAY = timedelta(days=1)
PAGE = "/account/belangen"


@pytest.fixture(autouse=True)
def _at_noon(clock, session):
    """An interest counts from a day to a day."""


def declare(user, firm, **values):
    current.flush()  # what a factory made
    with transaction():
        declare_interest(user, firm, at=NOON, **values)


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "counts"),
    [
        (None, None, True),
        (date(2020, 1, 1), TODAY, True),
        (TODAY, TODAY, True),
        (TODAY + ONE_DAY, None, False),
        (TODAY + ONE_DAY, TODAY + 2 * ONE_DAY, False),
    ],
)
def test_an_interest_counts_from_its_first_up_to_and_including_its_last_day(starts_on, ends_on, counts):
    user, firm = make_user(), make_listed()
    declare(user, firm, starts_on=starts_on, ends_on=ends_on)
    assert has_interest(user, firm) is counts
    assert suppliers_of_interest(user) == ({firm.id} if counts else set())


def test_after_the_last_day_it_is_over(clock):
    user, firm = make_user(), make_listed()
    declare(user, firm, ends_on=TODAY)
    clock(NOON + ONE_DAY)
    assert not has_interest(user, firm)
    assert suppliers_of_interest(user) == set()


def test_who_ends_an_interest_still_stands_aside_today(session):
    user, firm = make_user(), make_listed()
    declare(user, firm)
    with transaction():
        end_interest(session.query(DeclaredInterest).one(), by=user, on=TODAY, today=TODAY)
    assert has_interest(user, firm)


@pytest.mark.parametrize("values", [{"ends_on": TODAY - ONE_DAY}, {"starts_on": TODAY + ONE_DAY, "ends_on": TODAY}])
def test_an_interest_is_not_taken_back_afterwards(values):
    user, firm = make_user(), make_listed()
    with pytest.raises(DomainError):
        declare(user, firm, **values)


def test_declaring_again_replaces_what_was_declared(session):
    user, firm = make_user(), make_listed()
    declare(user, firm, ends_on=TODAY)
    declare(user, firm, kind=InterestKind.EMPLOYER)
    [interest] = session.query(DeclaredInterest)
    assert (interest.kind, interest.ends_on) == (InterestKind.EMPLOYER, None)


def test_a_firm_is_found_by_name_or_number_and_declared(client, session):
    user, firm = make_user(), make_listed(name="Schildersbedrijf Kwast bv")
    client.sign_in(user)
    for words in ("kwast", firm.kvk_number):
        assert f"{PAGE}/firma/{firm.id}" in client.get(PAGE, query_string={"q": words}).text
    assert client.post(f"{PAGE}/firma/{firm.id}", data={"kind": "employer"}).status_code == 303
    assert has_interest(session.get(User, user.id), firm)
    assert "u beslist niet mee" in client.get(PAGE).text


def test_a_firm_that_is_not_public_is_not_found(client):
    draft = make_draft(name="Schildersbedrijf Kwast bv")
    client.sign_in(make_user())
    assert f"/firma/{draft.id}" not in client.get(PAGE, query_string={"q": "kwast"}).text
    assert client.get(f"{PAGE}/firma/{draft.id}").status_code == 404


@pytest.mark.parametrize("words", ["%", "_", "\\", "' OR 1=1 --", "\x00", "x" * 5000, "😀"])
def test_odd_words_find_nothing(client, words):
    make_listed(name="Gewoon bv")
    client.sign_in(make_user())
    answer = client.get(PAGE, query_string={"q": words})
    assert answer.status_code == 200
    assert "/firma/" not in answer.text


@pytest.mark.parametrize(
    "data", [{}, {"kind": "family"}, {"kind": "owner", "starts_on": "x"}, {"kind": "owner", "ends_on": "2020-01-01"}]
)
def test_a_form_that_is_not_right_declares_nothing(client, session, data):
    firm = make_listed()
    client.sign_in(make_user())
    assert client.post(f"{PAGE}/firma/{firm.id}", data=data).status_code == 422
    assert session.query(DeclaredInterest).count() == 0


def test_an_interest_is_ended_by_its_owner_only(client, session):
    user, firm = make_user(), make_listed()
    declare(user, firm)
    client.sign_in(make_user())
    address, tomorrow = f"{PAGE}/{firm.id}/beeindigen", {"ends_on": (TODAY + ONE_DAY).isoformat()}
    assert client.post(address, data=tomorrow).status_code == 404
    client.sign_in(user)
    assert client.post(address, data={"ends_on": "2020-01-01"}).status_code == 422
    assert client.post(address, data=tomorrow).status_code == 303
    assert session.query(DeclaredInterest).one().ends_on == TODAY + ONE_DAY


def test_a_reviewer_stands_aside_on_the_page_of_the_application(client, session):
    association = make_association()
    member, colleague = make_board_member(association), make_board_member(association)
    application = make_application(association_id=association.id)
    address = f"/aanvragen/{application.id}"
    client.sign_in(member)
    assert client.post(f"{address}/terugtreden", data={}).status_code == 422
    assert client.post(f"{address}/terugtreden", data={"aside-kind": "owner"}).status_code == 303
    assert f"{address}/goedkeuren" not in client.get(address).text
    assert client.post(f"{address}/goedkeuren").status_code == 404
    client.sign_in(colleague)
    assert client.post(f"{address}/in-behandeling").status_code == 303
