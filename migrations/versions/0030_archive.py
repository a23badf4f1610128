"""how often the worker began an export, and which files were destroyed"""

import sqlalchemy as sa
from alembic import op

revision = "0030_archive"
down_revision = "0029_invitations"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("file_export") as table:
        table.add_column(sa.Column("attempts", sa.Integer(), nullable=False, server_default="0"))
    op.create_table(
        "destroyed_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality_code", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("retention_class", sa.String(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("destroyed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["municipality_code"], ["municipality.code"], name=op.f("fk_destroyed_file_municipality_code")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_destroyed_file")),
    )
    op.create_index(op.f("ix_destroyed_file_municipality_code"), "destroyed_file", ["municipality_code"])


def downgrade() -> None:
    op.drop_table("destroyed_file")
    with op.batch_alter_table("file_export") as table:
        table.drop_column("attempts")
