"""who registers for an event, who came, and files that go along with a mail"""

import sqlalchemy as sa
from alembic import op

revision = "0037_registrations"
down_revision = "0036_events"
branch_labels = None
depends_on = None

COUNTS = sa.text("undone_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "event_message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("to_waiting", sa.Boolean(), nullable=False),
        sa.Column("recipients", sa.Integer(), nullable=False),
        sa.Column("sent_by_id", sa.Integer(), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_event_message_event_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["sent_by_id"], ["user_account.id"], name=op.f("fk_event_message_sent_by_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_message")),
    )
    op.create_index(op.f("ix_event_message_event_id"), "event_message", ["event_id"], unique=False)
    op.create_index(op.f("ix_event_message_sent_by_id"), "event_message", ["sent_by_id"], unique=False)
    op.create_table(
        "event_registration",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "registered",
                "waitlisted",
                "offered",
                "cancelled",
                "attended",
                "no-show",
                name="registrationstate",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("firm", sa.String(), nullable=False),
        sa.Column("supplier_id", sa.Integer(), nullable=True),
        sa.Column("association_id", sa.Integer(), nullable=True),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("may_be_named", sa.Boolean(), nullable=False),
        sa.Column("is_walk_in", sa.Boolean(), nullable=False),
        sa.Column("registered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("offered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("offered_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by_us", sa.Boolean(), nullable=False),
        sa.Column("lapsed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("offer_reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(state = 'offered') = (offered_until IS NOT NULL)", name=op.f("ck_event_registration_offer_with_term")
        ),
        sa.CheckConstraint("seats > 0", name=op.f("ck_event_registration_some_seats")),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_event_registration_association_id")
        ),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_event_registration_event_id")),
        sa.ForeignKeyConstraint(
            ["supplier_id"], ["supplier.id"], name=op.f("fk_event_registration_supplier_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_event_registration_user_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_registration")),
        sa.UniqueConstraint("event_id", "place", name=op.f("uq_event_registration_event_id_place")),
        sa.UniqueConstraint("key", name=op.f("uq_event_registration_key")),
    )
    op.create_index(
        op.f("ix_event_registration_association_id"), "event_registration", ["association_id"], unique=False
    )
    op.create_index(op.f("ix_event_registration_email"), "event_registration", ["email"], unique=False)
    op.create_index("ix_event_registration_offered_until", "event_registration", ["offered_until"], unique=False)
    op.create_index("ix_event_registration_state", "event_registration", ["event_id", "state"], unique=False)
    op.create_index(op.f("ix_event_registration_supplier_id"), "event_registration", ["supplier_id"], unique=False)
    op.create_index(op.f("ix_event_registration_user_id"), "event_registration", ["user_id"], unique=False)
    op.create_table(
        "event_answer",
        sa.Column("registration_id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["question_id"], ["event_question.id"], name=op.f("fk_event_answer_question_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["registration_id"],
            ["event_registration.id"],
            name=op.f("fk_event_answer_registration_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("registration_id", "question_id", "rank", name=op.f("pk_event_answer")),
    )
    op.create_index(op.f("ix_event_answer_question_id"), "event_answer", ["question_id"], unique=False)
    op.create_table(
        "event_check_in",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("registration_id", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("mark", sa.String(), nullable=False),
        sa.Column("came_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["by_id"], ["user_account.id"], name=op.f("fk_event_check_in_by_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_event_check_in_event_id")),
        sa.ForeignKeyConstraint(
            ["registration_id"],
            ["event_registration.id"],
            name=op.f("fk_event_check_in_registration_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_check_in")),
        sa.UniqueConstraint("event_id", "mark", name=op.f("uq_event_check_in_event_id_mark")),
    )
    op.create_index(op.f("ix_event_check_in_by_id"), "event_check_in", ["by_id"], unique=False)
    op.create_index("ix_event_check_in_came_at", "event_check_in", ["event_id", "came_at"], unique=False)
    op.create_index(
        "uq_event_check_in_person",
        "event_check_in",
        ["registration_id", "rank"],
        unique=True,
        sqlite_where=COUNTS,
        postgresql_where=COUNTS,
    )
    op.create_table(
        "event_guest",
        sa.Column("registration_id", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["registration_id"],
            ["event_registration.id"],
            name=op.f("fk_event_guest_registration_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("registration_id", "rank", name=op.f("pk_event_guest")),
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
    op.drop_table("event_guest")
    op.drop_table("event_check_in")
    op.drop_table("event_answer")
    op.drop_table("event_registration")
    op.drop_table("event_message")
