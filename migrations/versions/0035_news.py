"""news of the region and its bodies"""

import sqlalchemy as sa
from alembic import op

revision = "0035_news"
down_revision = "0034_newsletters"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "news_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("introduction", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("authors", sa.String(), nullable=False),
        sa.Column("picture_id", sa.Integer(), nullable=True),
        sa.Column(
            "status",
            sa.Enum("draft", "scheduled", "published", "archived", name="newsstatus", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("publish_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("month", sa.Integer(), nullable=True),
        sa.Column("slug", sa.String(), nullable=True),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("association_id", sa.Integer(), nullable=True),
        sa.Column("municipality_code", sa.String(length=6), nullable=True),
        sa.CheckConstraint("status <> 'published' OR year IS NOT NULL", name=op.f("ck_news_item_has_an_address")),
        sa.CheckConstraint(
            "status NOT IN ('scheduled', 'published') OR publish_at IS NOT NULL", name=op.f("ck_news_item_has_a_moment")
        ),
        sa.CheckConstraint("association_id IS NULL OR municipality_code IS NULL", name=op.f("ck_news_item_one_body")),
        sa.ForeignKeyConstraint(["association_id"], ["association.id"], name=op.f("fk_news_item_association_id")),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["user_account.id"], name=op.f("fk_news_item_made_by_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["municipality_code"], ["municipality.code"], name=op.f("fk_news_item_municipality_code")
        ),
        sa.ForeignKeyConstraint(["picture_id"], ["text_picture.id"], name=op.f("fk_news_item_picture_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_news_item")),
        sa.UniqueConstraint("uid", name=op.f("uq_news_item_uid")),
        sa.UniqueConstraint("year", "month", "slug", name=op.f("uq_news_item_year_month_slug")),
    )
    op.create_index(op.f("ix_news_item_association_id"), "news_item", ["association_id"], unique=False)
    op.create_index(op.f("ix_news_item_made_by_id"), "news_item", ["made_by_id"], unique=False)
    op.create_index("ix_news_item_month", "news_item", ["year", "month"], unique=False)
    op.create_index(op.f("ix_news_item_municipality_code"), "news_item", ["municipality_code"], unique=False)
    op.create_index(op.f("ix_news_item_picture_id"), "news_item", ["picture_id"], unique=False)
    op.create_index("ix_news_item_shown", "news_item", ["status", "publish_at"], unique=False)
    op.create_table(
        "news_label",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("label_key", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["news_item.id"], name=op.f("fk_news_label_item_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["label_key"], ["text_label.key"], name=op.f("fk_news_label_label_key")),
        sa.PrimaryKeyConstraint("item_id", "label_key", name=op.f("pk_news_label")),
    )
    op.create_index(op.f("ix_news_label_label_key"), "news_label", ["label_key"], unique=False)
    op.create_table(
        "news_relation",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.CheckConstraint("item_id <> other_id", name=op.f("ck_news_relation_another")),
        sa.ForeignKeyConstraint(
            ["item_id"], ["news_item.id"], name=op.f("fk_news_relation_item_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["other_id"], ["news_item.id"], name=op.f("fk_news_relation_other_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("item_id", "other_id", name=op.f("pk_news_relation")),
    )
    op.create_index(op.f("ix_news_relation_other_id"), "news_relation", ["other_id"], unique=False)
    op.create_table(
        "news_revision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("introduction", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("authors", sa.String(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["news_item.id"], name=op.f("fk_news_revision_item_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["user_account.id"], name=op.f("fk_news_revision_made_by_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_news_revision")),
        sa.UniqueConstraint("item_id", "number", name=op.f("uq_news_revision_item_id_number")),
    )
    op.create_index(op.f("ix_news_revision_made_by_id"), "news_revision", ["made_by_id"], unique=False)
    op.create_table(
        "news_share",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("body_key", sa.String(), nullable=False),
        sa.Column("shared_by_id", sa.Integer(), nullable=True),
        sa.Column("shared_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("association_id", sa.Integer(), nullable=True),
        sa.Column("municipality_code", sa.String(length=6), nullable=True),
        sa.CheckConstraint("association_id IS NULL OR municipality_code IS NULL", name=op.f("ck_news_share_one_body")),
        sa.ForeignKeyConstraint(["association_id"], ["association.id"], name=op.f("fk_news_share_association_id")),
        sa.ForeignKeyConstraint(["item_id"], ["news_item.id"], name=op.f("fk_news_share_item_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["municipality_code"], ["municipality.code"], name=op.f("fk_news_share_municipality_code")
        ),
        sa.ForeignKeyConstraint(
            ["shared_by_id"], ["user_account.id"], name=op.f("fk_news_share_shared_by_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_news_share")),
        sa.UniqueConstraint("item_id", "body_key", name=op.f("uq_news_share_item_id_body_key")),
    )
    op.create_index(op.f("ix_news_share_association_id"), "news_share", ["association_id"], unique=False)
    op.create_index(op.f("ix_news_share_item_id"), "news_share", ["item_id"], unique=False)
    op.create_index(op.f("ix_news_share_municipality_code"), "news_share", ["municipality_code"], unique=False)
    op.create_index(op.f("ix_news_share_shared_by_id"), "news_share", ["shared_by_id"], unique=False)


def downgrade() -> None:
    op.drop_table("news_share")
    op.drop_table("news_revision")
    op.drop_table("news_relation")
    op.drop_table("news_label")
    op.drop_table("news_item")
