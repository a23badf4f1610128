"""review"""

import sqlalchemy as sa
from alembic import op

revision = "0016_review"
down_revision = "0015_revisions"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reason_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column(
            "code",
            sa.Enum(
                "checked",
                "incomplete",
                "not_a_firm",
                "wrong_details",
                "no_authority",
                "duplicate",
                "no_answer",
                "other",
                name="reasoncode",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reason_text")),
    )
    with op.batch_alter_table("reason_text", schema=None) as batch_op:
        batch_op.create_index("uq_reason_text", ["owner", "code", "language"], unique=True)

    op.create_table(
        "application_decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "submitted",
                "in_review",
                "more_information",
                "approved",
                "returned",
                "refused",
                "appealed",
                "refused_for_good",
                "withdrawn",
                name="applicationstatus",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("association_id", sa.Integer(), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "reason_code",
            sa.Enum(
                "checked",
                "incomplete",
                "not_a_firm",
                "wrong_details",
                "no_authority",
                "duplicate",
                "no_answer",
                "other",
                name="reasoncode",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("by_committee", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["application.id"],
            name=op.f("fk_application_decision_application_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_application_decision_association_id")
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["user_account.id"], name=op.f("fk_application_decision_decided_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_application_decision")),
    )
    with op.batch_alter_table("application_decision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_application_decision_application_id"), ["application_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_application_decision_decided_by_id"), ["decided_by_id"], unique=False)

    op.create_table(
        "application_message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("side", sa.Enum("firm", "reviewer", name="side", native_enum=False, length=40), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["application.id"],
            name=op.f("fk_application_message_application_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["author_id"], ["user_account.id"], name=op.f("fk_application_message_author_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_application_message")),
    )
    with op.batch_alter_table("application_message", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_application_message_application_id"), ["application_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_application_message_author_id"), ["author_id"], unique=False)

    op.create_table(
        "application_reminder",
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("kind", sa.Enum("half", "end", name="reminderkind", native_enum=False, length=40), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["application.id"],
            name=op.f("fk_application_reminder_application_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("application_id", "due_on", "kind", name=op.f("pk_application_reminder")),
    )
    op.create_table(
        "recusal",
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name=op.f("fk_recusal_application_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_recusal_user_id")),
        sa.PrimaryKeyConstraint("application_id", "user_id", name=op.f("pk_recusal")),
    )
    with op.batch_alter_table("recusal", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_recusal_user_id"), ["user_id"], unique=False)

    with op.batch_alter_table("application", schema=None) as batch_op:
        batch_op.add_column(sa.Column("paused_days", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("opened_by_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("assigned_to_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("assigned_until", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("is_plain", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("weighed_version", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("weighed_on", sa.Date(), nullable=True))
        batch_op.create_index("ix_application_decided", ["association_id", "decided_at"], unique=False)
        batch_op.create_foreign_key(batch_op.f("fk_application_opened_by_id"), "user_account", ["opened_by_id"], ["id"])
        batch_op.create_foreign_key(
            batch_op.f("fk_application_assigned_to_id"), "user_account", ["assigned_to_id"], ["id"]
        )

    # What was decided until now is the first of what is kept.
    op.execute(
        "INSERT INTO application_decision"
        " (application_id, status, association_id, decided_by_id, decided_at, reason_code, reason, by_committee)"
        " SELECT id, status, association_id, decided_by_id, decided_at, reason_code, reason, false FROM application"
        " WHERE decided_at IS NOT NULL AND reason_code IS NOT NULL"
    )


def downgrade() -> None:
    with op.batch_alter_table("application", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_application_assigned_to_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_application_opened_by_id"), type_="foreignkey")
        batch_op.drop_index("ix_application_decided")
        batch_op.drop_column("weighed_on")
        batch_op.drop_column("weighed_version")
        batch_op.drop_column("is_plain")
        batch_op.drop_column("assigned_until")
        batch_op.drop_column("assigned_to_id")
        batch_op.drop_column("opened_by_id")
        batch_op.drop_column("paused_days")

    with op.batch_alter_table("recusal", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_recusal_user_id"))

    op.drop_table("recusal")
    op.drop_table("application_reminder")
    with op.batch_alter_table("application_message", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_application_message_author_id"))
        batch_op.drop_index(batch_op.f("ix_application_message_application_id"))

    op.drop_table("application_message")
    with op.batch_alter_table("application_decision", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_application_decision_decided_by_id"))
        batch_op.drop_index(batch_op.f("ix_application_decision_application_id"))

    op.drop_table("application_decision")
    with op.batch_alter_table("reason_text", schema=None) as batch_op:
        batch_op.drop_index("uq_reason_text")

    op.drop_table("reason_text")
