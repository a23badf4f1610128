"""privacy"""

import sqlalchemy as sa
from alembic import op

revision = "0010_privacy"
down_revision = "0009_teams"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "consent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("wording", sa.String(), nullable=False),
        sa.Column("wording_version", sa.Integer(), nullable=False),
        sa.Column("how", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_how", sa.String(), nullable=True),
        sa.CheckConstraint(
            "withdrawn_at IS NULL OR given_at IS NOT NULL", name=op.f("ck_consent_given_before_withdrawn")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_consent_user_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
    )
    in_force = sa.text("given_at IS NOT NULL AND withdrawn_at IS NULL")
    with op.batch_alter_table("consent", schema=None) as batch_op:
        batch_op.create_index("ix_consent_address", ["email", "purpose"], unique=False)
        batch_op.create_index(batch_op.f("ix_consent_user_id"), ["user_id"], unique=False)
        batch_op.create_index(
            "uq_consent_in_force",
            ["email", "purpose"],
            unique=True,
            sqlite_where=in_force,
            postgresql_where=in_force,
        )

    op.create_table(
        "retention_run",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("night", sa.Date(), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("removed", sa.Integer(), nullable=False),
        sa.Column("error", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_retention_run")),
    )

    with op.batch_alter_table("import_batch", schema=None) as batch_op:
        batch_op.add_column(sa.Column("emptied_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("import_batch", schema=None) as batch_op:
        batch_op.drop_column("emptied_at")

    op.drop_table("retention_run")
    op.drop_table("consent")
