"""events, their programme, organisers and questions"""

import sqlalchemy as sa
from alembic import op

revision = "0036_events"
down_revision = "0035_news"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "event_calendar_key",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_event_calendar_key_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_event_calendar_key")),
        sa.UniqueConstraint("key", name=op.f("uq_event_calendar_key_key")),
    )
    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column(
            "status",
            sa.Enum("draft", "published", "cancelled", name="eventstatus", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column(
            "kind",
            sa.Enum(
                "theme meeting",
                "drinks",
                "company visit",
                "general meeting",
                "fair",
                "other",
                name="eventkind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("introduction", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column(
            "audience",
            sa.Enum("everybody", "firms", "members", name="audience", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("postcode", sa.String(), nullable=False),
        sa.Column("town", sa.String(), nullable=False),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("online_url", sa.String(), nullable=False),
        sa.Column("price_member", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("price_other", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("price_note", sa.String(), nullable=False),
        sa.Column("takes_registrations", sa.Boolean(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=True),
        sa.Column("seats_per_firm", sa.Integer(), nullable=True),
        sa.Column("most_guests", sa.Integer(), nullable=False),
        sa.Column("opens_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancel_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("offer_hours", sa.Integer(), nullable=False),
        sa.Column("shows_who_comes", sa.Boolean(), nullable=False),
        sa.Column("contact_email", sa.String(), nullable=False),
        sa.Column("report_text", sa.String(), nullable=False),
        sa.Column("report_url", sa.String(), nullable=False),
        sa.Column("attendance", sa.Integer(), nullable=True),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancel_reason", sa.String(), nullable=False),
        sa.Column("names_purged_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("picture_id", sa.Integer(), nullable=True),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("association_id", sa.Integer(), nullable=True),
        sa.Column("municipality_code", sa.String(length=6), nullable=True),
        sa.CheckConstraint("association_id IS NULL OR municipality_code IS NULL", name=op.f("ck_event_one_body")),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_event_ends_after_start")),
        sa.CheckConstraint("most_guests >= 0", name=op.f("ck_event_guests_counted")),
        sa.CheckConstraint("offer_hours > 0", name=op.f("ck_event_time_to_accept")),
        sa.CheckConstraint("seats IS NULL OR seats > 0", name=op.f("ck_event_some_seats")),
        sa.CheckConstraint("seats_per_firm IS NULL OR seats_per_firm > 0", name=op.f("ck_event_some_seats_per_firm")),
        sa.ForeignKeyConstraint(["association_id"], ["association.id"], name=op.f("fk_event_association_id")),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["user_account.id"], name=op.f("fk_event_made_by_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["municipality_code"], ["municipality.code"], name=op.f("fk_event_municipality_code")),
        sa.ForeignKeyConstraint(["picture_id"], ["text_picture.id"], name=op.f("fk_event_picture_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
        sa.UniqueConstraint("uid", name=op.f("uq_event_uid")),
    )
    op.create_index(op.f("ix_event_association_id"), "event", ["association_id"], unique=False)
    op.create_index(op.f("ix_event_made_by_id"), "event", ["made_by_id"], unique=False)
    op.create_index(op.f("ix_event_municipality_code"), "event", ["municipality_code"], unique=False)
    op.create_index(op.f("ix_event_picture_id"), "event", ["picture_id"], unique=False)
    op.create_index("ix_event_shown", "event", ["status", "starts_at"], unique=False)
    op.create_table(
        "event_label",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("label_key", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_event_label_event_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["label_key"], ["text_label.key"], name=op.f("fk_event_label_label_key")),
        sa.PrimaryKeyConstraint("event_id", "label_key", name=op.f("pk_event_label")),
    )
    op.create_index(op.f("ix_event_label_label_key"), "event_label", ["label_key"], unique=False)
    op.create_table(
        "event_organiser",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("body_key", sa.String(), nullable=False),
        sa.Column("association_id", sa.Integer(), nullable=True),
        sa.Column("municipality_code", sa.String(length=6), nullable=True),
        sa.CheckConstraint(
            "association_id IS NULL OR municipality_code IS NULL", name=op.f("ck_event_organiser_one_body")
        ),
        sa.ForeignKeyConstraint(["association_id"], ["association.id"], name=op.f("fk_event_organiser_association_id")),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_event_organiser_event_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["municipality_code"], ["municipality.code"], name=op.f("fk_event_organiser_municipality_code")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_organiser")),
        sa.UniqueConstraint("event_id", "body_key", name=op.f("uq_event_organiser_event_id_body_key")),
    )
    op.create_index(op.f("ix_event_organiser_association_id"), "event_organiser", ["association_id"], unique=False)
    op.create_index(
        op.f("ix_event_organiser_municipality_code"), "event_organiser", ["municipality_code"], unique=False
    )
    op.create_table(
        "event_partner",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Enum("host", "sponsor", name="partnerkind", native_enum=False, length=40), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("supplier_id", sa.Integer(), nullable=True),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_event_partner_event_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["supplier_id"], ["supplier.id"], name=op.f("fk_event_partner_supplier_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_partner")),
    )
    op.create_index(op.f("ix_event_partner_event_id"), "event_partner", ["event_id"], unique=False)
    op.create_index(op.f("ix_event_partner_supplier_id"), "event_partner", ["supplier_id"], unique=False)
    op.create_table(
        "event_photo",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("picture_id", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_event_photo_event_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["picture_id"], ["text_picture.id"], name=op.f("fk_event_photo_picture_id")),
        sa.PrimaryKeyConstraint("event_id", "picture_id", name=op.f("pk_event_photo")),
    )
    op.create_index(op.f("ix_event_photo_picture_id"), "event_photo", ["picture_id"], unique=False)
    op.create_table(
        "event_question",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind", sa.Enum("text", "choice", "diet", name="questionkind", native_enum=False, length=40), nullable=False
        ),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("choices", sa.String(), nullable=False),
        sa.Column("is_required", sa.Boolean(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_event_question_event_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_question")),
    )
    op.create_index(op.f("ix_event_question_event_id"), "event_question", ["event_id"], unique=False)
    op.create_table(
        "event_session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("room", sa.String(), nullable=False),
        sa.Column("speakers", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.CheckConstraint("ends_at IS NULL OR ends_at > starts_at", name=op.f("ck_event_session_ends_after_start")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_event_session_event_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_session")),
    )
    op.create_index(op.f("ix_event_session_event_id"), "event_session", ["event_id"], unique=False)
    op.create_table(
        "event_theme",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("theme_key", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_event_theme_event_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["theme_key"], ["theme.key"], name=op.f("fk_event_theme_theme_key")),
        sa.PrimaryKeyConstraint("event_id", "theme_key", name=op.f("pk_event_theme")),
    )
    op.create_index(op.f("ix_event_theme_theme_key"), "event_theme", ["theme_key"], unique=False)


def downgrade() -> None:
    op.drop_table("event_theme")
    op.drop_table("event_session")
    op.drop_table("event_question")
    op.drop_table("event_photo")
    op.drop_table("event_partner")
    op.drop_table("event_organiser")
    op.drop_table("event_label")
    op.drop_table("event")
    op.drop_table("event_calendar_key")
