"""twins"""

import sqlalchemy as sa
from alembic import op

revision = "0021_twins"
down_revision = "0020_ledger"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "twin_key",
        sa.Column("supplier_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["supplier_id"], ["supplier.id"], name=op.f("fk_twin_key_supplier_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("supplier_id", "key", name=op.f("pk_twin_key")),
    )
    op.create_index(op.f("ix_twin_key_key"), "twin_key", ["key"])
    op.create_table(
        "twin_check",
        sa.Column("supplier_id", sa.Integer(), nullable=False),
        sa.Column("supplier_version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["supplier_id"], ["supplier.id"], name=op.f("fk_twin_check_supplier_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("supplier_id", name=op.f("pk_twin_check")),
    )
    op.create_table(
        "twin_pair",
        sa.Column("low_id", sa.Integer(), nullable=False),
        sa.Column("high_id", sa.Integer(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("dismissed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("dismissed_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("low_id < high_id", name=op.f("ck_twin_pair_each_pair_once")),
        sa.ForeignKeyConstraint(["low_id"], ["supplier.id"], name=op.f("fk_twin_pair_low_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["high_id"], ["supplier.id"], name=op.f("fk_twin_pair_high_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["dismissed_by_id"], ["user_account.id"], name=op.f("fk_twin_pair_dismissed_by_id")),
        sa.PrimaryKeyConstraint("low_id", "high_id", name=op.f("pk_twin_pair")),
    )
    op.create_index(op.f("ix_twin_pair_high_id"), "twin_pair", ["high_id"])
    op.create_index(op.f("ix_twin_pair_score"), "twin_pair", ["score"])


def downgrade() -> None:
    op.drop_table("twin_pair")
    op.drop_table("twin_check")
    op.drop_table("twin_key")
