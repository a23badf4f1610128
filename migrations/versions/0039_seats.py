"""what was told to those who registered, check-ins taken back, and files that go along with a mail"""

import sqlalchemy as sa
from alembic import op

revision = "0039_seats"
down_revision = "0038_label_version"
branch_labels = None
depends_on = None

COUNTS = sa.text("undone_at IS NULL")


def upgrade() -> None:
    with op.batch_alter_table("event_registration") as table:
        table.add_column(sa.Column("lapsed_at", sa.DateTime(timezone=True), nullable=True))
        table.add_column(sa.Column("offer_reminded_at", sa.DateTime(timezone=True), nullable=True))
        table.add_column(sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("event_check_in") as table:
        table.add_column(sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True))
        table.drop_constraint("uq_event_check_in_registration_id_rank", type_="unique")
        table.create_index(
            "uq_event_check_in_person",
            ["registration_id", "rank"],
            unique=True,
            sqlite_where=COUNTS,
            postgresql_where=COUNTS,
        )
    op.create_table(
        "mail_attachment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mail_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("content_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["mail_id"], ["mail_message.id"], name=op.f("fk_mail_attachment_mail_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail_attachment")),
    )
    op.create_index(op.f("ix_mail_attachment_mail_id"), "mail_attachment", ["mail_id"], unique=False)


def downgrade() -> None:
    op.drop_table("mail_attachment")
    with op.batch_alter_table("event_check_in") as table:
        table.drop_index("uq_event_check_in_person")
        table.drop_column("undone_at")
        table.create_unique_constraint("uq_event_check_in_registration_id_rank", ["registration_id", "rank"])
    with op.batch_alter_table("event_registration") as table:
        table.drop_column("reminded_at")
        table.drop_column("offer_reminded_at")
        table.drop_column("lapsed_at")
