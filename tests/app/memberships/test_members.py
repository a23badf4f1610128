"""The pages on members: for the board, for everybody, and for the firm itself."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from app.core.db import session as db
from app.memberships.kinds import EndedBy
from app.memberships.models import Membership
from app.suppliers.kinds import ProfileStatus
from tests.conftest import NOON
from tests.factories.accounts import make_board_member, make_buyer, make_desk_member, make_user
from tests.factories.memberships import make_membership
from tests.factories.organisations import make_association, make_region
from tests.factories.suppliers import make_complete_draft, make_listed

TODAY = NOON.date()
ONE_DAY = timedelta(days=1)


@pytest.fixture
def association(clock, session):
    make_region()
    return make_association(name="Ondernemers Voorbeeld")


@pytest.fixture
def board(client, association):
    client.sign_in(make_board_member(association))
    return client


def page_of(association):
    return f"/verenigingen/{association.id}/leden"


def test_the_desk_keeps_members_only_where_there_is_no_board(client, association):
    client.sign_in(make_desk_member())
    assert client.get(page_of(association)).status_code == 200
    make_board_member(association)
    assert client.get(page_of(association)).status_code == 404


@pytest.mark.parametrize("make", [make_board_member, make_buyer, make_user])
def test_nobody_else_sees_the_members(client, association, make):
    make_board_member(association)
    client.sign_in(make())
    for path in ("", "/lijsten", "/uitgenodigd", ".csv", "/toevoegen", "/pagina"):
        assert client.get(page_of(association) + path).status_code == 404


def test_a_member_is_found_by_name_and_by_number(board, association):
    shown, other = (make_membership(association, make_listed(name=name)).supplier for name in ("Kwast", "Heg"))
    for words in ("kwas", shown.kvk_number):
        text = board.get(page_of(association), query_string={"q": words}).text
        assert shown.display_name in text
        assert other.kvk_number not in text


def test_a_firm_is_added_by_its_number(board, association):
    firm = make_listed()
    address = f"{page_of(association)}/toevoegen?q={firm.kvk_number}"
    assert board.post(address, data={"supplier_id": firm.id, "since": "2024-05-01"}).status_code == 303
    [membership] = db.scalars(select(Membership))
    assert (membership.supplier_id, membership.starts_on) == (firm.id, date(2024, 5, 1))
    assert board.post(address, data={"supplier_id": firm.id, "since": "2024-05-01"}).status_code == 422


def test_a_firm_that_was_not_found_cannot_be_added(board, association):
    draft = make_complete_draft()
    address = f"{page_of(association)}/toevoegen?q={draft.kvk_number}"
    assert board.post(address, data={"supplier_id": draft.id, "since": "2024-05-01"}).status_code == 422
    assert db.scalars(select(Membership)).all() == []


def test_a_membership_ends_on_a_day_and_starts_again(board, association):
    membership = make_membership(association)
    address = f"{page_of(association)}/{membership.id}"
    assert board.post(f"{address}/beeindigen", data={"ends_on": "2019-01-01"}).status_code == 422
    yesterday = (TODAY - ONE_DAY).isoformat()
    assert board.post(f"{address}/beeindigen", data={"ends_on": yesterday}).status_code == 303
    assert membership.supplier.kvk_number in board.get(f"{page_of(association)}?toon=beeindigd").text
    assert board.post(f"{address}/hervatten").status_code == 303
    assert [each.starts_on for each in db.scalars(select(Membership).order_by(Membership.id))] == [
        membership.starts_on,
        TODAY,
    ]


def test_ending_takes_nothing_from_the_profile(board, association):
    membership = make_membership(association)
    before = membership.supplier.version
    board.post(f"{page_of(association)}/{membership.id}/beeindigen", data={"ends_on": TODAY.isoformat()})
    assert (membership.supplier.version, membership.supplier.status) == (before, ProfileStatus.LISTED)


def test_a_membership_of_another_association_is_not_behind_this_address(board, association):
    foreign = make_membership(make_association())
    assert board.get(f"{page_of(association)}/{foreign.id}/beeindigen").status_code == 404


def test_the_file_of_members_can_be_given_back(board, association):
    firm = make_membership(association, make_listed(name="=Kwast")).supplier
    text = board.get(f"{page_of(association)}.csv").text
    assert text.splitlines()[1].split(";")[:2] == ["'=Kwast", firm.kvk_number]


def test_a_long_list_takes_as_many_queries_as_a_short_one(board, association, count_queries):
    make_membership(association)
    board.get(page_of(association))
    with count_queries() as short:
        board.get(page_of(association))
    for _ in range(8):
        make_membership(association)
    with count_queries() as long:
        board.get(page_of(association))
    assert len(long) <= len(short)


def test_everybody_sees_the_listed_members_on_the_page_of_the_association(client, association):
    listed = make_membership(association, make_listed(name="Kwast")).supplier
    hidden = [
        make_membership(association, make_listed(name="Geschorst", status=ProfileStatus.SUSPENDED)),
        make_membership(association, make_listed(name="Vertrokken"), ends_on=TODAY - ONE_DAY),
        make_membership(association, make_listed(name="Betwist"), ends_on=TODAY, ended_by=EndedBy.DISPUTE),
        make_membership(make_association(), make_listed(name="Van elders")),
    ]
    text = client.get(f"/verenigingen/{association.id}").text
    assert f"/leveranciers/{listed.id}/kwast" in text
    assert not [each.supplier.name for each in hidden if each.supplier.name in text]


def test_the_board_says_who_can_become_a_member(board, association, client):
    board.post(f"{page_of(association)}/pagina", data={"who_may_join": "Bedrijven <b>in Zeist</b>"})
    client.sign_out()
    assert "Bedrijven &lt;b&gt;in Zeist" in client.get(f"/verenigingen/{association.id}").text


def test_an_association_that_left_has_no_page(client, association):
    gone = make_association(left_on=TODAY - ONE_DAY)
    client.sign_in(make_user())
    assert client.get(f"/verenigingen/{gone.id}").status_code == 404
    assert client.get("/verenigingen").status_code == 200


@pytest.mark.parametrize(("verb", "ended_by"), [("beeindigen", EndedBy.FIRM), ("betwisten", EndedBy.DISPUTE)])
def test_a_firm_ends_or_disputes_its_own_membership_and_keeps_its_profile(client, association, verb, ended_by):
    owner = make_user()
    membership = make_membership(association, make_listed(owner))
    address = f"/mijn-bedrijven/{membership.supplier_id}"
    client.sign_in(make_user())
    assert client.post(f"{address}/lidmaatschappen/{membership.id}/{verb}").status_code == 404
    client.sign_in(owner)
    assert association.name in client.get(address).text
    assert client.post(f"{address}/lidmaatschappen/{membership.id}/{verb}").status_code == 303
    assert (membership.ends_on, membership.ended_by) == (TODAY, ended_by)
    assert membership.supplier.status is ProfileStatus.LISTED
    assert client.get(address).status_code == 200


def test_the_board_cannot_note_a_firm_that_disputes_it(board, association):
    membership = make_membership(association, ends_on=TODAY - ONE_DAY, ended_by=EndedBy.DISPUTE)
    board.post(f"{page_of(association)}/{membership.id}/hervatten")
    assert len(db.scalars(select(Membership)).all()) == 1


def test_a_firm_takes_its_dispute_back_and_the_board_can_start_again(client, association):
    owner = make_user()
    disputed = {"ends_on": TODAY - ONE_DAY, "ended_by": EndedBy.DISPUTE}
    membership = make_membership(association, make_listed(owner), **disputed)
    client.sign_in(owner)
    own = f"/mijn-bedrijven/{membership.supplier_id}/lidmaatschappen/{membership.id}/toch-lid"
    assert client.post(own).status_code == 303
    client.sign_in(make_board_member(association))
    assert client.post(f"{page_of(association)}/{membership.id}/hervatten").status_code == 303
    assert len(db.scalars(select(Membership)).all()) == 2


def test_a_firm_may_belong_to_several_associations(client, association):
    owner, other = make_user(), make_association(name="Kring Elders")
    firm = make_listed(owner)
    for each in (association, other):
        make_membership(each, firm)
    client.sign_in(owner)
    text = client.get(f"/mijn-bedrijven/{firm.id}").text
    assert association.name in text
    assert other.name in text
