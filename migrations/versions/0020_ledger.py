"""ledger"""

import sqlalchemy as sa
from alembic import op

revision = "0020_ledger"
down_revision = "0019_memberships"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "supplier_found",
        sa.Column("supplier_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["supplier_id"], ["supplier.id"], name=op.f("fk_supplier_found_supplier_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("supplier_id", "month", name=op.f("pk_supplier_found")),
    )


def downgrade() -> None:
    op.drop_table("supplier_found")
