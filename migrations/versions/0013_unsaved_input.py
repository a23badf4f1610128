"""unsaved_input"""

import sqlalchemy as sa
from alembic import op

revision = "0013_unsaved_input"
down_revision = "0012_whole_profile"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "unsaved_input",
        sa.Column("supplier_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["supplier_id"], ["supplier.id"], name=op.f("fk_unsaved_input_supplier_id")),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_unsaved_input_user_id")),
        sa.PrimaryKeyConstraint("supplier_id", "user_id", "step", name=op.f("pk_unsaved_input")),
    )
    with op.batch_alter_table("unsaved_input", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_unsaved_input_user_id"), ["user_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("unsaved_input", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_unsaved_input_user_id"))

    op.drop_table("unsaved_input")
