"""The index follows every change of a supplier, whoever makes it."""

from datetime import date

import pytest
from sqlalchemy import select

from app.core.db import transaction
from app.indexing import engine_of, verifying
from app.indexing.following import bring_up_to_date, follow, merge, rebuild
from app.indexing.tracking import CHANGED, mark
from app.outbox.models import OutboxMessage
from app.outbox.services import changes_after, last_position
from app.suppliers.kinds import ProfileStatus
from app.suppliers.models import Certificate, Supplier, SupplierVersion
from search_index.engines import open_engine
from search_index.language import Language
from search_index.query import SearchQuery
from tests.factories.suppliers import make_complete_draft, make_listed


@pytest.fixture(autouse=True)
def index(session):
    """An index that has followed all that happened before the test."""
    rebuild()


def follow_all():
    while follow():
        pass


def found(text):
    query = SearchQuery(text=text, today=date(2026, 3, 16))
    return {hit.id for hit in engine_of().all_hits(query)}


def test_a_listed_firm_is_found_and_a_draft_is_not(session):
    with transaction():
        listed, draft = make_listed(name="Zonnehof"), make_complete_draft(name="Zonnehof")
    follow_all()
    assert listed.id in found("zonnehof")
    assert draft.id not in found("zonnehof")


def test_a_change_of_the_profile_reaches_the_index(session):
    with transaction():
        firm = make_listed(name="Oudenaam")
    follow_all()
    with transaction():
        firm.name = "Nieuwenaam"
    follow_all()
    assert found("oudenaam") == set()
    assert found("nieuwenaam") == {firm.id}


def test_a_change_of_a_certificate_raises_the_version_of_its_firm(session):
    with transaction():
        firm = make_listed()
    before = firm.version
    with transaction():
        firm.certificates.append(Certificate(kind="vca"))
    assert firm.version > before
    follow_all()
    assert not verifying.verify()


def test_a_firm_that_is_no_longer_listed_or_is_gone_leaves_the_index(session):
    with transaction():
        lapsed, removed = make_listed(name="Vertrokken"), make_listed(name="Vertrokken")
    follow_all()
    with transaction():
        lapsed.move_to(ProfileStatus.LAPSED)
        for version in removed_versions(session, removed):
            session.delete(version)
        session.delete(removed)
    follow_all()
    assert found("vertrokken") == set()
    assert not verifying.verify()


def removed_versions(session, supplier):
    return session.scalars(select(SupplierVersion).where(SupplierVersion.supplier_id == supplier.id)).all()


def test_a_rolled_back_change_leaves_no_trace(session):
    position = last_position(CHANGED)

    def fail():
        with transaction():
            make_listed()
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert changes_after(position, CHANGED, 10) == []


def test_a_message_holds_the_id_only(session):
    with transaction():
        firm = make_listed()
    newest = select(OutboxMessage.content).where(OutboxMessage.kind == CHANGED).order_by(OutboxMessage.id.desc())
    assert session.scalar(newest.limit(1)) == {"id": firm.id}


def test_bulk_sql_is_followed_once_it_is_marked(session):
    with transaction():
        firm = make_listed(name="Eerste")
    follow_all()
    with transaction():
        changed = Supplier.__table__.update().where(Supplier.id == firm.id)
        session.execute(changed.values(name="Tweede", version=Supplier.version + 1))
        mark([firm.id])
    follow_all()
    assert found("tweede") == {firm.id}


def test_verify_names_what_differs_and_it_can_be_repaired(session):
    with transaction():
        firm = make_listed()
    assert verifying.verify().missing == (firm.id,)
    bring_up_to_date(engine_of(), [firm.id])
    assert not verifying.verify()


def test_following_again_from_the_same_place_does_no_harm(session):
    with transaction():
        firm = make_listed(name="Herhaald")
    follow_all()
    engine_of().set_position(0)
    follow_all()
    assert found("herhaald") == {firm.id}
    assert not verifying.verify()


@pytest.fixture
def engine_on_disk(app, tmp_path, monkeypatch):
    engine = open_engine("whoosh:", tmp_path / "search", Language())
    monkeypatch.setitem(app.extensions, "search engine", engine)
    yield engine
    engine.close()


def test_the_index_is_tidied_up_beside_the_following(session, engine_on_disk):
    rebuild()
    for number in range(8):
        with transaction():
            make_listed(name=f"Zonnehof {number}")
        follow_all()
    before = found("zonnehof"), engine_on_disk.status().segments
    assert merge()
    assert not merge()
    assert found("zonnehof") == before[0]
    assert engine_on_disk.status().segments < before[1]


def test_without_an_index_there_is_nothing_to_tidy_up(engine_on_disk):
    assert not merge()
