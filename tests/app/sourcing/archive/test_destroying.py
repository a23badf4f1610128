"""After its term a file goes with all its parts, found from the tables; what is not part of it stays."""

from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from sqlalchemy import JSON, func, insert, select

from app.audit.models import AuditEntry
from app.audit.services import trail
from app.audit.verifying import verify
from app.core.clock import now
from app.core.db import session as db
from app.core.model import Base
from app.core.storage import storage
from app.privacy import retention
from app.sourcing.archive.destroying import count_ended, destroy
from app.sourcing.archive.models import DestroyedFile
from app.sourcing.kinds import Category, FileStatus
from app.sourcing.models import ProcurementFile
from app.sourcing.parts import belongs_to, owned_tables
from app.sourcing.planning.models import PlannedPurchase, SizeBand
from app.sourcing.policy.models import ProcurementPolicy
from app.suppliers.models import Supplier, SupplierVersion
from tests.factories import next_number, save
from tests.factories.exports import ask
from tests.factories.procurement import make_award, make_contract, make_policy, make_quotation, make_request
from tests.factories.sourcing import NOON

DAY = timedelta(days=1)
LAST_DAY = date(2026, 3, 16)


def make_whole_file():
    """With a row in every table of which rows are part of a file."""
    make_policy()
    request = make_request()
    first = request.invitations[0]
    make_quotation(first, stored_as=stored("quotations/a"))
    make_contract(make_award(first))
    export = ask(request.file)
    export.stored_as = stored("file-exports/a")
    for table in owned_tables():
        if rows_of(table, request.file) == 0:
            fill(table, request.file)
    return request.file


def stored(name):
    storage().put(name, BytesIO(b"sealed"))
    return name


def fill(table, file):
    """One row, with the first row of each table that it cannot be without."""
    values = {column.name: value_for(column, file) for column in table.columns if is_needed(column)}
    for check, value in FOR_CHECKS.get(table.name, {}).items():
        values[check] = value(file) if callable(value) else value
    db.execute(insert(table).values(**values))


def is_needed(column):
    return not column.nullable and not column.primary_key and column.server_default is None


def first_id(table, file):
    statement = select(*table.primary_key).limit(1)
    return db.scalar(statement.where(belongs_to(table, file)) if table in owned_tables() else statement)


def value_for(column, file):
    for key in column.foreign_keys:
        return first_id(key.column.table, file)
    kind = column.type.python_type
    if getattr(column.type, "enums", None):
        return column.type.enums[0]
    if isinstance(column.type, JSON):
        return {}
    if kind is str:
        return f"text {next_number()}"
    samples = {bool: False, int: 1, float: 1.0, Decimal: Decimal(1), date: LAST_DAY, bytes: b"x"}
    return samples.get(kind, NOON)


# What the checks of a table ask for besides.
FOR_CHECKS = {
    "reasons_request": {"file_id": lambda file: file.id},
    "candidate_note": {"supplier_id": lambda file: first_id(Base.metadata.tables["supplier"], file)},
    "decision_letter": {"outcome_id": lambda file: first_id(Base.metadata.tables["file_outcome"], file)},
}


def rows_of(table, file):
    return db.scalar(select(func.count()).select_from(table).where(belongs_to(table, file)))


@pytest.fixture
def file(session, clock):
    file = make_whole_file()
    file.status, file.destroy_on, file.retention_class = FileStatus.CLOSED, LAST_DAY, "4.2"
    session.flush()
    return file


@pytest.fixture
def tonight(session, clock):
    """The work of the night so many days after the last day of the term."""

    def run(days=2):
        session.commit()
        clock(NOON + days * DAY)
        while retention.remove_next():
            pass
        session.expire_all()

    return run


def all_rows():
    return {table.name: db.scalar(select(func.count()).select_from(table)) for table in owned_tables()}


def test_every_table_of_the_feature_with_a_link_to_a_file_is_found(session):
    names = {table.name for table in owned_tables()}
    assert {"procurement_file", "lot", "longlist_entry", "invitation", "quotation_score", "performance_note"} <= names
    assert not {"planned_purchase", "supplier", "supplier_version", "procurement_policy", "mail_message"} & names


def test_no_row_is_left_of_it(file, tonight):
    before = all_rows()
    tonight()
    assert min(before.values()) >= 1
    assert all_rows() == dict.fromkeys(before, 0)


def test_what_was_stored_for_it_goes(file, tonight):
    names = "quotations/a", "file-exports/a"
    assert [storage().has(name) for name in names] == [True, True]
    tonight()
    assert [storage().has(name) for name in names] == [False, False]


def test_another_file_stays_as_it_was(file, tonight):
    other = make_whole_file()
    before = {table.name: rows_of(table, other) for table in owned_tables()}
    tonight()
    assert {table.name: rows_of(table, other) for table in owned_tables()} == before


def test_what_is_no_part_of_it_stays_and_a_planned_purchase_loses_its_link(file, tonight):
    plan = save(
        PlannedPurchase(
            municipality_code=file.municipality_code,
            subject="Fields",
            category=Category.SERVICES,
            cpv_code=file.cpv_code,
            year=2026,
            quarter=1,
            size_band=SizeBand.SMALL,
            created_at=NOON,
            created_by_id=file.owner_id,
            file_id=file.id,
        )
    )
    counted = {
        model: db.scalar(select(func.count(model.id))) for model in (Supplier, SupplierVersion, ProcurementPolicy)
    }
    tonight()
    assert plan.file_id is None
    assert {model: db.scalar(select(func.count(model.id))) for model in counted} == counted


def test_one_line_stays_that_says_number_when_and_class(file, tonight):
    number = file.number
    tonight()
    [tombstone] = db.scalars(select(DestroyedFile))
    assert (tombstone.number, tombstone.retention_class, tombstone.due_on) == (number, "4.2", LAST_DAY)
    act = trail(tombstone)[-1]
    assert (act.action, act.actor_id, act.at) == ("file.destroyed", None, now())
    assert act.values.content == {"number": number, "retention_class": "4.2"}


def test_what_its_acts_said_is_erased_and_the_chain_is_whole(file, tonight):
    tonight()
    acts = db.scalars(select(AuditEntry).where(AuditEntry.object_type == "procurement_file")).all()
    assert acts
    assert {(act.values, act.origin) for act in acts} == {(None, None)}
    assert verify().broken is None


@pytest.mark.parametrize(
    ("change", "days"),
    [
        ({"hold_reason": "Lawsuit."}, 400),
        ({"status": FileStatus.OPEN}, 400),
        ({"destroy_on": None}, 400),
        ({}, 0),
        ({}, 0.45),
    ],
)
def test_a_file_stays_while_it_is_held_open_without_a_term_or_within_it(file, tonight, change, days):
    for name, value in change.items():
        setattr(file, name, value)
    file_id = file.id
    tonight(days)
    assert db.get(ProcurementFile, file_id) is not None


def test_counting_changes_nothing(file):
    assert [count_ended(NOON - DAY), count_ended(NOON + DAY)] == [0, 1]
    assert db.scalar(select(func.count(ProcurementFile.id))) == 1


def test_destroying_can_be_done_again_after_it_was_broken_off(file, monkeypatch):
    storage().remove("quotations/a")
    destroy(file, at=now())
    assert db.scalar(select(func.count(ProcurementFile.id))) == 0
