"""A longlist that was frozen before a merge stays what it was."""

from datetime import timedelta

from app.core.db import session as db
from app.sourcing.queries import entries_of
from app.suppliers.twins.merging import merge
from app.suppliers.twins.queries import successor_of
from tests.conftest import NOON
from tests.factories.accounts import make_desk_member
from tests.factories.sourcing import make_file, make_longlist
from tests.factories.suppliers import make_listed


def test_a_longlist_names_the_profile_that_went_by_the_id_and_version_of_then(session, clock):
    stays, goes = make_listed(), make_listed(name="Tuinen De Heg")
    longlist = make_longlist(make_file(), goes)
    frozen = [(entry.supplier_id, entry.supplier_version_id, entry.firm) for entry in entries_of(longlist)]
    merge(stays, goes, taken=(), by=make_desk_member(), at=NOON + timedelta(days=1))
    db.flush()
    db.expire_all()
    [entry] = entries_of(longlist)
    assert [(entry.supplier_id, entry.supplier_version_id, entry.firm)] == frozen
    assert frozen[0][0] == goes.id
    assert successor_of(entry.supplier) is stays
