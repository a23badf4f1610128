"""what texts for the public share: pictures, labels, words to be found by"""

import sqlalchemy as sa
from alembic import op

revision = "0032_texts"
down_revision = "0031_planning"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "found_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("dated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_found_text")),
    )
    op.create_index("uq_found_text_thing", "found_text", ["kind", "number"], unique=True)
    op.create_table(
        "text_label",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name_nl", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_text_label")),
    )
    op.create_table(
        "found_word",
        sa.Column("stem", sa.String(), nullable=False),
        sa.Column("text_id", sa.Integer(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["text_id"], ["found_text.id"], name=op.f("fk_found_word_text_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("stem", "text_id", name=op.f("pk_found_word")),
    )
    op.create_index("ix_found_word_text_id", "found_word", ["text_id"], unique=False)
    op.create_table(
        "text_picture",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("mimetype", sa.String(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("alt", sa.String(), nullable=False),
        sa.Column("credit", sa.String(), nullable=False),
        sa.Column("added_by_id", sa.Integer(), nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("alt <> ''", name=op.f("ck_text_picture_described")),
        sa.ForeignKeyConstraint(
            ["added_by_id"], ["user_account.id"], name=op.f("fk_text_picture_added_by_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_text_picture")),
        sa.UniqueConstraint("name", name=op.f("uq_text_picture_name")),
    )
    op.create_index(op.f("ix_text_picture_added_by_id"), "text_picture", ["added_by_id"], unique=False)


def downgrade() -> None:
    op.drop_table("text_picture")
    op.drop_table("found_word")
    op.drop_table("text_label")
    op.drop_table("found_text")
