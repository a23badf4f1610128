"""Two files of real firms. They may not be shipped, so these tests run only where they lie beside the project."""

import pytest

from app.core.db import session
from app.suppliers.importing.problems import Fault
from app.suppliers.kinds import ProfileStatus
from app.suppliers.models import Supplier
from tests.conftest import SHARED_DATA
from tests.factories.importing import import_file

pytestmark = [pytest.mark.realdata, pytest.mark.usefixtures("session")]


def test_award_winners_import_with_their_country():
    tally = import_file(SHARED_DATA / "suppliers_ted_nl_be.csv")
    assert tally.actions["created"] == 221
    assert tally.faults[Fault.POSTCODE, "postcode", True] == 3
    assert session.query(Supplier).filter_by(country="BE").count() == 73


def test_award_winners_imported_twice_change_nothing():
    import_file(SHARED_DATA / "suppliers_ted_nl_be.csv")
    assert import_file(SHARED_DATA / "suppliers_ted_nl_be.csv").actions["unchanged"] == 221


def test_twenty_four_thousand_firms_import_with_their_odd_places():
    tally = import_file(SHARED_DATA / "companies_rdw_2017.csv", ProfileStatus.LISTED)
    assert (tally.done, tally.actions["created"]) == (24_003, 23_974)
    assert tally.faults == {(Fault.TOWN, "place", False): 237, (Fault.DUPLICATE, "name", True): 29}
