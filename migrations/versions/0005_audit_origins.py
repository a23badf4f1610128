"""audit_origins: from where an act came, the heads that left, and a chain that proves a part of itself

No release has used the first form of the chain and none of its heads ever left a database, so it is linked anew here,
once: each digest now covers the digest of what an entry says instead of the fields themselves. An installation whose
chain is already broken keeps that visible: an entry that did not fit before is given a digest that does not fit.
"""

import hashlib
import json
from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0005_audit_origins"
down_revision = "0004_saved_searches"
branch_labels = None
depends_on = None

START = "0" * 64


def upgrade() -> None:
    op.create_table(
        "audit_origin",
        sa.Column("entry_number", sa.Integer(), nullable=False),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("network", sa.String(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["entry_number"], ["audit_entry.number"], name=op.f("fk_audit_origin_entry_number")),
        sa.PrimaryKeyConstraint("entry_number", name=op.f("pk_audit_origin")),
    )
    op.create_table(
        "audit_head",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("stored_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_audit_head")),
    )
    # Its default stays: SQLite changes a column by making the table anew, which rows that point at it forbid.
    op.add_column("audit_entry", sa.Column("origin_digest", sa.String(), server_default="", nullable=False))
    _link(_first_form, _second_form)
    with op.batch_alter_table("audit_entry", schema=None) as batch_op:
        batch_op.drop_index("ix_audit_entry_object")
        batch_op.create_index("ix_audit_entry_object", ["object_type", "object_id", "number"], unique=False)
        batch_op.create_index("ix_audit_entry_action", ["action", "number"], unique=False)
        batch_op.create_index("ix_audit_entry_actor", ["actor_id", "number"], unique=False)
        batch_op.create_index("ix_audit_entry_at", ["at"], unique=False)


def downgrade() -> None:
    _link(_second_form, _first_form)
    with op.batch_alter_table("audit_entry", schema=None) as batch_op:
        batch_op.drop_index("ix_audit_entry_at")
        batch_op.drop_index("ix_audit_entry_actor")
        batch_op.drop_index("ix_audit_entry_action")
        batch_op.drop_index("ix_audit_entry_object")
        batch_op.create_index("ix_audit_entry_object", ["object_type", "object_id"], unique=False)

    op.drop_column("audit_entry", "origin_digest")
    op.drop_table("audit_head")
    op.drop_table("audit_origin")


def _link(before, after) -> None:
    """Give each entry its digest of the other form, in order."""
    connection = op.get_bind()
    table = sa.table(
        "audit_entry",
        *(sa.column(name) for name in ("number", "action", "actor_id", "object_type", "object_id", "values_digest")),
        *(sa.column(name) for name in ("previous", "digest", "origin_digest")),
        sa.column("at", sa.DateTime(timezone=True)),
    )
    change = (
        sa.update(table)
        .where(table.c.number == sa.bindparam("entry"))
        .values(previous=sa.bindparam("new_previous"), digest=sa.bindparam("new_digest"))
    )
    expected, previous = START, START
    for row in connection.execute(sa.select(table).order_by(table.c.number)).all():
        fits = row.previous == expected and row.digest == before(row, row.previous)
        expected = row.digest
        digest = after(row, previous) if fits else hashlib.sha256(f"broken {row.number}".encode()).hexdigest()
        connection.execute(change, {"entry": row.number, "new_previous": previous, "new_digest": digest})
        previous = digest


def _first_form(row, previous: str) -> str:
    return _digest([previous, *_fields(row)])


def _second_form(row, previous: str) -> str:
    return _digest([previous, _digest([*_fields(row), row.origin_digest])])


def _fields(row) -> list:
    at: datetime = row.at.replace(tzinfo=UTC) if row.at.tzinfo is None else row.at.astimezone(UTC)
    moment = at.isoformat(timespec="microseconds")
    return [row.number, moment, row.action, row.actor_id, row.object_type, row.object_id, row.values_digest]


def _digest(content: list) -> str:
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
