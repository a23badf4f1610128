"""why a shortlist as a whole differs from a rule"""

import sqlalchemy as sa
from alembic import op

revision = "0028_shortlist_justification"
down_revision = "0027_told_outcomes"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "shortlist_justification",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("given_by_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_shortlist_justification_reason_given")),
        sa.ForeignKeyConstraint(["file_id"], ["procurement_file.id"], name=op.f("fk_shortlist_justification_file_id")),
        sa.ForeignKeyConstraint(
            ["given_by_id"], ["user_account.id"], name=op.f("fk_shortlist_justification_given_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shortlist_justification")),
        sa.UniqueConstraint("file_id", "kind", name=op.f("uq_shortlist_justification_file_id_kind")),
    )


def downgrade() -> None:
    op.drop_table("shortlist_justification")
