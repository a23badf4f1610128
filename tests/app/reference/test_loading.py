"""Loading the reference lists into the database."""

from sqlalchemy import func, select

from app.reference import queries, services
from app.reference.models import CpvCode, Municipality, PostcodeArea, ReferenceRelease
from tests.conftest import NOON


def test_every_row_of_the_files_is_in_the_database(session):
    counts = [session.scalar(select(func.count()).select_from(each)) for each in (Municipality, PostcodeArea, CpvCode)]
    assert counts == [342, 4083, 9454]


def test_loading_unchanged_files_does_nothing(session):
    assert services.load(at=NOON) == {}


def test_loading_changed_files_overwrites_rows_and_adds_none(session):
    session.get(Municipality, "GM0355").name = "Zaaist"
    session.get(ReferenceRelease, "reference").checksum = "of another release"
    counts = services.load(at=NOON)
    session.expire_all()
    assert session.get(Municipality, "GM0355").name == "Zeist"
    assert session.scalar(select(func.count()).select_from(CpvCode)) == counts["cpv_code"]


def test_a_release_remembers_when_it_was_loaded(session):
    session.get(ReferenceRelease, "reference").checksum = "of another release"
    services.load(at=NOON)
    session.flush()
    assert queries.release().loaded_at == NOON
