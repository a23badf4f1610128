"""indexes that hold all that a report of the region and the facts of rotation count"""

from alembic import op

revision = "0038_counting_indexes"
down_revision = "0037_registrations"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_supplier_places", "supplier", ["status", "municipality_code"])
    op.create_index("ix_longlist_entry_firm", "longlist_entry", ["supplier_id", "longlist_id"])
    op.drop_index(op.f("ix_longlist_entry_supplier_id"), "longlist_entry")


def downgrade() -> None:
    op.create_index(op.f("ix_longlist_entry_supplier_id"), "longlist_entry", ["supplier_id"])
    op.drop_index("ix_longlist_entry_firm", "longlist_entry")
    op.drop_index("ix_supplier_places", "supplier")
