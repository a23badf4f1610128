"""trade_words"""

import sqlalchemy as sa
from alembic import op

revision = "0003_trade_words"
down_revision = "0002_procurement_files"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "trade_word",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("word", sa.String(length=60), nullable=False),
        sa.Column("codes", sa.String(length=400), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trade_word")),
        sa.UniqueConstraint("word", name=op.f("uq_trade_word_word")),
    )


def downgrade() -> None:
    op.drop_table("trade_word")
