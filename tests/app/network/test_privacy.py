"""Names on the network's pages go in time, and show on "your data"."""

from datetime import UTC, datetime, timedelta

from app.core.clock import today
from app.network import privacy
from app.network.models import BoardSeat, NetworkPage, PageKey
from app.network.services import write_page
from tests.factories.accounts import make_desk_member, make_user
from tests.factories.network import make_seat, make_signatory
from tests.factories.organisations import make_association


def test_a_seat_that_ended_goes_after_the_term(session, clock):
    association = make_association()
    for days in (10, 20):
        day = today() - timedelta(days=days)
        make_seat(association.id, f"{days}", starts_on=day, ends_on=day)
    make_seat(association.id, "still")
    before = datetime.combine(today() - timedelta(days=15), datetime.min.time(), UTC)
    assert privacy.count_ended(before) == 1
    assert privacy.remove_ended(before, 100) == 1
    assert {seat.name for seat in session.query(BoardSeat)} == {"10", "still"}


def test_what_stands_under_a_name_is_shown_and_said_to_stay(session, clock):
    user = make_user(name="Jan de Boer")
    make_seat(make_association().id, "Jan de Boer")
    make_signatory("Jan de Boer")
    assert [each["position"] for each in privacy.collect(user)] == ["Gemeente", "voorzitter"]
    assert len(privacy.erase(user)) == 1


def test_a_page_stays_without_its_writer(session, clock):
    user = make_desk_member()
    write_page(PageKey.CONTACT, "nl", "Bel ons.", seen_version=0, by=user, at=datetime.now(UTC))
    assert privacy.erase(user) == []
    session.expire_all()
    assert session.get(NetworkPage, ("contact", "nl")).changed_by_id is None
