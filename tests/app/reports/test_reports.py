"""Reports count what is there, a board sees its own members only, and small numbers stay hidden."""

from datetime import date

import pytest

from app.core.db import session as db
from app.memberships.services import start_membership
from app.reports import queries
from app.reports.hiding import without_small
from app.suppliers.completeness import gaps
from app.suppliers.kinds import ProfileStatus
from app.suppliers.models import Supplier
from tests.factories.accounts import make_board_member, make_buyer, make_desk_member
from tests.factories.organisations import make_association, make_region
from tests.factories.suppliers import BUNNIK, make_complete_draft, make_draft, make_listed

pytestmark = pytest.mark.usefixtures("session", "clock")

TODAY = date(2026, 3, 16)


def test_firms_are_counted_by_where_they_stand():
    make_listed()
    make_listed(status=ProfileStatus.LAPSED)
    make_complete_draft()
    make_draft()
    make_listed(status=ProfileStatus.WITHDRAWN)
    assert queries.standing(queries.everybody()) == queries.Standing(
        registered=4, complete=3, listed=1, verified=1, lapsed=1
    )


@pytest.mark.parametrize(
    "lacks", ["kvk_number", "legal_form", "postcode", "town", "service_area", "description_nl", "staff", "email", None]
)
def test_complete_means_what_the_registration_demands(lacks):
    supplier = make_complete_draft(**({lacks: None} if lacks else {}))
    counted = db.query(Supplier).filter(queries.COMPLETE).count()
    assert counted == (0 if gaps(supplier) else 1)


def test_listed_firms_are_counted_by_municipality_and_trade():
    make_listed()
    make_listed()
    make_listed(municipality_code=BUNNIK)
    assert queries.by_municipality(queries.everybody()) == [("Zeist", 2), ("Bunnik", 1)]
    [(trade, number)] = queries.by_trade(queries.everybody(), "en")
    assert (number, trade.startswith("Agricultural, forestry")) == (3, True)


def test_only_members_of_today_count_for_a_board():
    board, firm = make_association(), make_listed()
    start_membership(firm, board.id, on=date(2026, 3, 16))
    start_membership(make_listed(), board.id, on=date(2026, 3, 17))
    assert queries.standing(queries.members_of(board.id, TODAY)).listed == 1


def test_one_small_number_takes_another_along_so_that_the_total_does_not_tell_it():
    assert without_small([("Zeist", 9), ("Bunnik", 6), ("Houten", 3)]).rows == (("Zeist", 9),)
    assert without_small([("Zeist", 9), ("Bunnik", 2), ("Houten", 3)]).rows == (("Zeist", 9),)
    assert without_small([("Zeist", 9), ("Bunnik", 6)]).hidden == 0


def test_a_board_reads_about_its_own_members_only(client):
    make_region()
    own, other = make_association(), make_association()
    client.sign_in(make_board_member(own))
    html = client.get(f"/rapporten?vereniging={other.id}").text
    assert own.name in html
    assert f"Rapport: {other.name}" not in html


def test_the_desk_reads_about_all_firms_and_takes_the_numbers_along(client):
    make_region()
    make_listed()
    client.sign_in(make_desk_member())
    assert "Rapport: alle bedrijven van de regio" in client.get("/rapporten").text
    assert "Gemeente;Zeist;1" in client.get("/rapporten/rapport.csv").get_data(as_text=True)


def test_a_buyer_reads_no_reports(client):
    client.sign_in(make_buyer("GM0355"))
    assert client.get("/rapporten").status_code == 403
