"""The network of the demonstration."""

from datetime import UTC, datetime

from app.network import demonstration
from app.network.models import BoardSeat, Signatory
from tests.factories.organisations import make_association, make_region


def test_boards_and_signatories_are_there(session, client, clock):
    make_region()
    make_association(key="stuwwal", name="Ondernemerskring De Stuwwal")
    demonstration.load(datetime.now(UTC))
    assert session.query(BoardSeat).count() == 3
    assert session.query(Signatory).count() == 4
    assert client.get("/netwerk").status_code == 200
