"""newsletters: subscriptions, issues, recipients"""

import sqlalchemy as sa
from alembic import op

revision = "0034_newsletters"
down_revision = "0033_network"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "newsletter_subscription",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("bounces", sa.Integer(), nullable=False),
        sa.Column("bounced_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_newsletter_subscription")),
        sa.UniqueConstraint("email", name=op.f("uq_newsletter_subscription_email")),
    )
    op.create_table(
        "followed_body",
        sa.Column("subscription_id", sa.Integer(), nullable=False),
        sa.Column("body_key", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["subscription_id"],
            ["newsletter_subscription.id"],
            name=op.f("fk_followed_body_subscription_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("subscription_id", "body_key", name=op.f("pk_followed_body")),
    )
    op.create_table(
        "followed_topic",
        sa.Column("subscription_id", sa.Integer(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["subscription_id"],
            ["newsletter_subscription.id"],
            name=op.f("fk_followed_topic_subscription_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("subscription_id", "topic", name=op.f("pk_followed_topic")),
    )
    op.create_table(
        "newsletter_issue",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("introduction", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column(
            "status",
            sa.Enum("draft", "sending", "sent", "stopped", name="issuestatus", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("association_id", sa.Integer(), nullable=True),
        sa.Column("municipality_code", sa.String(length=6), nullable=True),
        sa.CheckConstraint(
            "association_id IS NULL OR municipality_code IS NULL", name=op.f("ck_newsletter_issue_one_body")
        ),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_newsletter_issue_association_id")
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["user_account.id"], name=op.f("fk_newsletter_issue_made_by_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["municipality_code"], ["municipality.code"], name=op.f("fk_newsletter_issue_municipality_code")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_newsletter_issue")),
    )
    op.create_index(op.f("ix_newsletter_issue_association_id"), "newsletter_issue", ["association_id"], unique=False)
    op.create_index(op.f("ix_newsletter_issue_made_by_id"), "newsletter_issue", ["made_by_id"], unique=False)
    op.create_index(
        op.f("ix_newsletter_issue_municipality_code"), "newsletter_issue", ["municipality_code"], unique=False
    )
    op.create_table(
        "newsletter_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("issue_id", sa.Integer(), nullable=False),
        sa.Column("section", sa.String(), nullable=False),
        sa.Column("section_order", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("introduction", sa.String(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("topics", sa.String(), nullable=False),
        sa.Column("association_id", sa.Integer(), nullable=True),
        sa.Column("municipality_code", sa.String(length=6), nullable=True),
        sa.CheckConstraint(
            "association_id IS NULL OR municipality_code IS NULL", name=op.f("ck_newsletter_item_one_body")
        ),
        sa.ForeignKeyConstraint(["association_id"], ["association.id"], name=op.f("fk_newsletter_item_association_id")),
        sa.ForeignKeyConstraint(
            ["issue_id"], ["newsletter_issue.id"], name=op.f("fk_newsletter_item_issue_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["municipality_code"], ["municipality.code"], name=op.f("fk_newsletter_item_municipality_code")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_newsletter_item")),
        sa.UniqueConstraint("issue_id", "section", "number", name=op.f("uq_newsletter_item_issue_id_section_number")),
    )
    op.create_index(op.f("ix_newsletter_item_association_id"), "newsletter_item", ["association_id"], unique=False)
    op.create_index(op.f("ix_newsletter_item_issue_id"), "newsletter_item", ["issue_id"], unique=False)
    op.create_index(
        op.f("ix_newsletter_item_municipality_code"), "newsletter_item", ["municipality_code"], unique=False
    )
    op.create_table(
        "newsletter_recipient",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("issue_id", sa.Integer(), nullable=False),
        sa.Column("subscription_id", sa.Integer(), nullable=True),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "waiting",
                "sending",
                "sent",
                "failed",
                "unknown",
                "skipped",
                name="recipientstatus",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("bounced_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("error", sa.String(), nullable=True),
        sa.CheckConstraint("attempts >= 0", name=op.f("ck_newsletter_recipient_counted")),
        sa.ForeignKeyConstraint(
            ["issue_id"], ["newsletter_issue.id"], name=op.f("fk_newsletter_recipient_issue_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["subscription_id"],
            ["newsletter_subscription.id"],
            name=op.f("fk_newsletter_recipient_subscription_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_newsletter_recipient")),
        sa.UniqueConstraint("issue_id", "email", name=op.f("uq_newsletter_recipient_issue_id_email")),
    )
    op.create_index(op.f("ix_newsletter_recipient_email"), "newsletter_recipient", ["email"], unique=False)
    op.create_index(
        op.f("ix_newsletter_recipient_subscription_id"), "newsletter_recipient", ["subscription_id"], unique=False
    )
    op.create_index(
        "ix_newsletter_recipient_turn", "newsletter_recipient", ["issue_id", "status", "due_at", "id"], unique=False
    )


def downgrade() -> None:
    op.drop_table("newsletter_recipient")
    op.drop_table("newsletter_item")
    op.drop_table("newsletter_issue")
    op.drop_table("followed_topic")
    op.drop_table("followed_body")
    op.drop_table("newsletter_subscription")
