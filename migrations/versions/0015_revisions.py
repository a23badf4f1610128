"""revisions"""

import sqlalchemy as sa
from alembic import op

revision = "0015_revisions"
down_revision = "0014_proofs"
branch_labels = None
depends_on = None

ONE_OF_EACH = "status IN ('proposed', 'live')"


def upgrade() -> None:
    op.create_table(
        "revision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("supplier_id", sa.Integer(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "proposed",
                "accepted",
                "rejected",
                "withdrawn",
                "live",
                "acknowledged",
                "reverted",
                name="revisionstatus",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("at_desk", sa.Boolean(), nullable=False),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["decided_by_id"], ["user_account.id"], name=op.f("fk_revision_decided_by_id")),
        sa.ForeignKeyConstraint(["made_by_id"], ["user_account.id"], name=op.f("fk_revision_made_by_id")),
        sa.ForeignKeyConstraint(
            ["supplier_id"], ["supplier.id"], name=op.f("fk_revision_supplier_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revision")),
    )
    with op.batch_alter_table("revision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_revision_supplier_id"), ["supplier_id"], unique=False)
        batch_op.create_index("ix_revision_queue", ["status", "made_at"], unique=False)
        batch_op.create_index(
            "uq_revision_open",
            ["supplier_id", "status"],
            unique=True,
            sqlite_where=sa.text(ONE_OF_EACH),
            postgresql_where=sa.text(ONE_OF_EACH),
        )


def downgrade() -> None:
    op.drop_table("revision")
