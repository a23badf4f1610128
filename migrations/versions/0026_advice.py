"""articles of a policy's rules, why purchases were not split, and notices on the national platform"""

import sqlalchemy as sa
from alembic import op

revision = "0026_advice"
down_revision = "0025_outcomes"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("procurement_policy", sa.Column("articles", sa.JSON(), server_default="{}", nullable=False))
    op.add_column("procedure_choice", sa.Column("similar_sum", sa.Numeric(precision=14, scale=2), nullable=True))
    op.add_column("procedure_choice", sa.Column("splitting_reason", sa.String(), nullable=True))
    op.create_table(
        "platform_notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("checked", sa.JSON(), nullable=False),
        sa.Column("reference", sa.String(), nullable=True),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("noted_by_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["procurement_file.id"], name=op.f("fk_platform_notice_file_id")),
        sa.ForeignKeyConstraint(["noted_by_id"], ["user_account.id"], name=op.f("fk_platform_notice_noted_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_platform_notice")),
        sa.UniqueConstraint("file_id", name=op.f("uq_platform_notice_file_id")),
    )


def downgrade() -> None:
    op.drop_table("platform_notice")
    op.drop_column("procedure_choice", "splitting_reason")
    op.drop_column("procedure_choice", "similar_sum")
    op.drop_column("procurement_policy", "articles")
