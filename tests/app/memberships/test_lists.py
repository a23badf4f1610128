"""A member list from upload to memberships, in the browser of the board."""

import io
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from app.core.db import session as db
from app.memberships.importing.models import ListStatus, Match, MemberList, MemberRow
from app.memberships.importing.worker import work_on_oldest
from app.memberships.kinds import EndedBy
from app.memberships.models import Membership
from tests.conftest import NOON
from tests.factories.accounts import make_board_member
from tests.factories.importing import csv_bytes, xlsx_file
from tests.factories.memberships import SINCE, make_membership
from tests.factories.organisations import make_association, make_region
from tests.factories.suppliers import make_listed

TODAY = NOON.date()
HEADERS = ["Naam", "KvK-nummer", "E-mail", "Postcode", "Lid sinds", "Lid tot"]
COLUMNS = dict(zip(["name", "kvk_number", "email", "postcode", "since", "until"], HEADERS, strict=True))


@pytest.fixture
def association(clock, session):
    make_region()
    return make_association()


@pytest.fixture
def board(client, association):
    client.sign_in(make_board_member(association))
    return client


def row(name="x", number="", email="", since="", until=""):
    return [name, number, email, "", since, until]


def give(board, association, *rows, content=None):
    """Upload, with the columns as proposed; the worker has looked it over. Returns the address of the list."""
    given = content or csv_bytes(HEADERS, *rows)
    answer = board.post(lists_of(association), data={"file": (io.BytesIO(given), "leden.csv")})
    assert answer.status_code == 303, answer.text
    columns = answer.location
    assert board.get(columns).status_code == 200
    assert board.post(columns, data=COLUMNS).status_code == 303
    assert work_on_oldest()
    return columns.removesuffix("/kolommen")


def lists_of(association):
    return f"/verenigingen/{association.id}/leden/lijsten"


def process(board, address):
    answer = board.post(f"{address}/verwerken")
    assert answer.status_code == 303
    return board.get(answer.location)


def members_of(association):
    found = db.scalars(select(Membership).where(Membership.association_id == association.id))
    return {each.supplier_id: each for each in found}


def kept_rows():
    return {row.name: row for row in db.scalars(select(MemberRow))}


def test_nothing_is_written_before_the_board_has_looked(board, association):
    firm = make_listed()
    address = give(board, association, row(firm.name, firm.kvk_number, since="2019"))
    assert members_of(association) == {}
    assert firm.display_name in board.get(f"{address}?deel=gevonden").text
    process(board, address)
    assert members_of(association)[firm.id].starts_on == date(2019, 1, 1)


def test_a_workbook_is_read_too(board, association, tmp_path):
    firm = make_listed()
    path = xlsx_file(tmp_path / "leden.xlsx", HEADERS, [firm.name, firm.kvk_number, None, None, None, None])
    process(board, give(board, association, content=path.read_bytes()))
    assert members_of(association)[firm.id].starts_on == TODAY


def test_a_doubtful_row_waits_until_somebody_chooses_also_afterwards(board, association):
    firm = make_listed(name="De Heg bv")
    address = give(board, association, row("De Heg"))
    process(board, address)
    assert members_of(association) == {}
    assert f'value="{firm.id}"' in board.get(f"{address}?deel=twijfel").text
    board.post(f"{address}/kiezen", data={f"row-{kept_rows()['De Heg'].id}": firm.id})
    assert list(members_of(association)) == [firm.id]


@pytest.mark.parametrize("answer", ["another firm", "-1", "x", "9" * 30])
def test_only_a_candidate_can_be_chosen(board, association, answer):
    make_listed(name="De Heg bv")
    other = make_listed(name="Iets anders")
    address = give(board, association, row("De Heg"))
    chosen = str(other.id) if answer == "another firm" else answer
    board.post(f"{address}/kiezen", data={f"row-{kept_rows()['De Heg'].id}": chosen, "row-x": "1"})
    assert kept_rows()["De Heg"].supplier_id is None


def test_bad_rows_are_named_while_the_good_ones_go_on(board, association):
    firm = make_listed()
    address = give(board, association, row(firm.name, firm.kvk_number), row("Firma", "12", since="31-2-2020"))
    lines = board.get(f"{address}/fouten.csv").text.splitlines()[1:]
    assert [line.split(";")[:3] for line in lines] == [["3", "Lid sinds", "31-2-2020"], ["3", "KvK-nummer", "12"]]
    process(board, address)
    assert list(members_of(association)) == [firm.id]


def test_a_citizen_service_number_is_in_no_row_report_or_file(board, association, app):
    secret = "111222333"
    address = give(
        board,
        association,
        row(f"Jansen {secret}"),
        row("De Heg", f"NL{secret}B01"),
        row("Goed", until=f"1112.22.333 {secret}"),
    )
    shown = [board.get(f"{address}?deel=fout").text, board.get(f"{address}/fouten.csv").text]
    kept = [str(vars(each)) for model in (MemberRow, MemberList) for each in db.scalars(select(model))]
    assert len(kept) == 1  # no row was good
    assert not [text for text in shown + kept if secret in text or "1112.22.333" in text]
    assert not app.extensions["storage"].has(f"member-lists/{address.rpartition('/')[2]}.csv")


def test_giving_the_same_list_again_changes_nothing(board, association):
    firm = make_listed()
    for _ in range(2):
        process(board, give(board, association, row(firm.name, firm.kvk_number, since="2019")))
    assert len(db.scalars(select(Membership)).all()) == 1


def test_a_last_day_in_the_list_counts(board, association):
    membership = make_membership(association)
    process(board, give(board, association, row(number=membership.supplier.kvk_number, until="2026-01-31")))
    assert (membership.ends_on, membership.ended_by) == (date(2026, 1, 31), EndedBy.BOARD)


def test_a_member_since_long_ago_keeps_its_first_day(board, association):
    membership = make_membership(association)
    process(board, give(board, association, row(number=membership.supplier.kvk_number, since="1999")))
    assert membership.starts_on == SINCE


@pytest.mark.parametrize("ended_by", [EndedBy.FIRM, EndedBy.DISPUTE])
def test_what_the_firm_itself_ended_no_list_starts_again(board, association, ended_by):
    membership = make_membership(association, ends_on=TODAY - timedelta(days=3), ended_by=ended_by)
    process(board, give(board, association, row(number=membership.supplier.kvk_number)))
    assert [each.ended_by for each in db.scalars(select(Membership))] == [ended_by]


def test_who_is_no_longer_on_the_list_is_proposed_and_ends_only_when_ticked(board, association):
    stays, goes, forgotten = (make_membership(association) for _ in range(3))
    address = give(board, association, row(number=stays.supplier.kvk_number))
    process(board, address)
    page = board.get(f"{address}?deel=ontbreekt").text
    assert f'name="membership" value="{goes.id}"' in page
    assert f'name="membership" value="{stays.id}"' not in page
    ticked = {"membership": [goes.id, stays.id], "ends_on": TODAY.isoformat()}
    assert board.post(f"{address}/beeindigen", data=ticked).status_code == 303
    assert [each.ends_on for each in (stays, goes, forgotten)] == [None, TODAY, None]


def test_a_candidate_of_an_open_row_is_not_proposed_for_ending(board, association):
    maybe = make_membership(association, make_listed(name="De Heg bv"))
    other = make_listed(name="Iets anders")
    address = give(board, association, row("De Heg"), row(other.name, other.kvk_number))
    process(board, address)
    assert f'name="membership" value="{maybe.id}"' not in board.get(f"{address}?deel=ontbreekt").text


def test_who_was_found_is_kept_without_address_and_who_was_not_with_it(board, association):
    firm = make_listed()
    known = row(firm.name, firm.kvk_number, "a@pad.example")
    process(board, give(board, association, known, row("Het Pad", email="b@pad.example")))
    assert {name: each.email for name, each in kept_rows().items()} == {firm.name: None, "Het Pad": "b@pad.example"}
    assert kept_rows()["Het Pad"].match is Match.NONE


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"naam\nA\x00\n", b"naam\n"])
def test_a_file_that_cannot_be_read_comes_back_as_an_error_of_the_field(board, association, content):
    answer = board.post(lists_of(association), data={"file": (io.BytesIO(content), "leden.csv")})
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.text
    assert db.scalars(select(MemberList)).all() == []


def test_a_file_that_turns_out_bad_halfway_stops_the_list_and_says_why(board, association):
    content = csv_bytes(["Naam"], ["De Heg"]) + b'"open\n' + b"x" * 200_000
    columns = board.post(lists_of(association), data={"file": (io.BytesIO(content), "x.csv")}).location
    board.post(columns, data={"name": "Naam"})
    work_on_oldest()
    made = db.scalars(select(MemberList)).one()
    assert (made.status, bool(made.failure)) == (ListStatus.FAILED, True)
    assert board.get(columns.removesuffix("/kolommen")).status_code == 200
