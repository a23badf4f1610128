"""Searching inside a file and freezing a search."""

from datetime import date, timedelta

import pytest

from app.audit.services import trail
from app.core.errors import DomainError
from app.search.freezing import deserialise
from app.sourcing import queries
from app.sourcing.details import Asked
from app.sourcing.longlists import services as longlists
from app.suppliers.kinds import ProfileStatus
from search_index.engine import EngineUnavailable
from search_index.query import Filter
from tests.factories.sourcing import (
    GARDENING,
    NOON,
    PAINTING,
    a_query,
    change_profile,
    engine_with,
    make_file,
    make_listed_firm,
    make_longlist,
)


def freeze(file, engine, **question):
    return longlists.freeze(file, a_query(**question), "all firms", engine, by=file.owner, at=NOON)


def test_the_seed_is_the_same_all_day_and_another_the_next_day():
    day = date(2026, 3, 16)
    assert longlists.seed_of(7, day) == longlists.seed_of(7, day)
    assert longlists.seed_of(7, day) != longlists.seed_of(7, day + timedelta(days=1))


def test_every_file_has_a_seed_of_its_own():
    seeds = {longlists.seed_of(file_id, date(2026, 3, 16)) for file_id in range(100)}
    assert len(seeds) == 100


def test_a_logged_search_can_be_asked_again(session):
    file, query = make_file(), a_query(text="hovenier", filters=(Filter("cpv", ("77310000",)),))
    asked = Asked(query, "firms for “hovenier”", total=4, relaxed=False, position=12)
    search = longlists.log_search(file, asked, by=file.owner, at=NOON)
    assert deserialise(search.question) == query
    assert (search.total, search.index_position) == (4, 12)
    assert trail(file)[-1].action == "file.searched"


def test_a_longlist_keeps_every_hit_in_the_order_of_the_engine(session):
    firms = [make_listed_firm() for _ in range(5)]
    engine = engine_with(*firms)
    longlist = freeze(make_file(), engine)
    entries = queries.entries_of(longlist)
    assert [entry.rank for entry in entries] == [1, 2, 3, 4, 5]
    assert [entry.supplier_id for entry in entries] == [hit.id for hit in engine.all_hits(a_query())]


def test_a_longlist_holds_only_what_the_search_finds(session):
    gardener, painter = make_listed_firm(GARDENING), make_listed_firm(PAINTING)
    longlist = freeze(make_file(), engine_with(gardener, painter), filters=(Filter("cpv", ("77000000",)),))
    assert [entry.supplier_id for entry in queries.entries_of(longlist)] == [gardener.id]


def test_a_longlist_keeps_the_version_that_the_public_saw(session):
    firm = make_listed_firm(name="Groen BV")
    longlist = make_longlist(make_file(), firm)
    change_profile(firm, name="Groener BV")
    (entry,) = queries.entries_of(longlist)
    assert (entry.firm, entry.supplier_version.number) == ("Groen BV", 1)


def test_what_changed_since_is_known(session):
    same, changed, gone = (make_listed_firm() for _ in range(3))
    longlist = make_longlist(make_file(), same, changed, gone)
    change_profile(changed, town="Driebergen")
    gone.move_to(ProfileStatus.WITHDRAWN)
    session.flush()
    standing = queries.standing_now(longlist)
    assert standing[same.id] == queries.Standing(is_listed=True, number=1)
    assert standing[changed.id] == queries.Standing(is_listed=True, number=2)
    assert not standing[gone.id].is_listed


def test_a_firm_that_left_after_the_index_looked_is_not_frozen(session):
    stays, leaves = make_listed_firm(), make_listed_firm()
    engine = engine_with(stays, leaves)
    leaves.move_to(ProfileStatus.WITHDRAWN)
    longlist = freeze(make_file(), engine)
    assert [entry.supplier_id for entry in queries.entries_of(longlist)] == [stays.id]
    assert longlist.search.total == 1


def test_a_longlist_is_recorded_with_its_search(session):
    file = make_file()
    make_longlist(file, make_listed_firm())
    assert [entry.action for entry in trail(file)] == ["file.opened", "file.searched", "longlist.frozen"]


def test_a_search_that_finds_nothing_is_not_frozen(session):
    with pytest.raises(DomainError, match="geen bedrijven"):
        freeze(make_file(), engine_with())


def test_a_search_that_finds_too_many_is_not_frozen(session, monkeypatch):
    monkeypatch.setattr(longlists, "MOST_FIRMS", 2)
    with pytest.raises(DomainError, match="vindt 3 bedrijven"):
        freeze(make_file(), engine_with(*(make_listed_firm() for _ in range(3))))


def test_without_an_index_nothing_is_frozen(session):
    class Away:
        def position(self):
            raise EngineUnavailable

    with pytest.raises(DomainError, match="kan nu even niet"):
        freeze(make_file(), Away())


def test_fewer_than_three_candidates_is_a_thin_market():
    assert [longlists.is_thin(number) for number in (0, 2, 3)] == [True, True, False]
