"""saved_searches"""

import sqlalchemy as sa
from alembic import op

revision = "0004_saved_searches"
down_revision = "0003_trade_words"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "demand_question",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("trades", sa.String(), nullable=False),
        sa.Column("places", sa.String(), nullable=False),
        sa.Column("narrowed", sa.Boolean(), nullable=False),
        sa.Column("trade_group", sa.String(length=8), nullable=True),
        sa.Column("handled_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_demand_question")),
        sa.UniqueConstraint(
            "words", "trades", "places", "narrowed", name=op.f("uq_demand_question_words_trades_places_narrowed")
        ),
    )
    with op.batch_alter_table("demand_question", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_demand_question_trade_group"), ["trade_group"], unique=False)

    op.create_table(
        "demand_count",
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("hits", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("authority", sa.String(length=6), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.CheckConstraint("hits BETWEEN 0 AND 2", name=op.f("ck_demand_count_hits_are_few")),
        sa.ForeignKeyConstraint(["question_id"], ["demand_question.id"], name=op.f("fk_demand_count_question_id")),
        sa.PrimaryKeyConstraint("question_id", "day", "hits", "authority", name=op.f("pk_demand_count")),
    )
    with op.batch_alter_table("demand_count", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_demand_count_day"), ["day"], unique=False)

    op.create_table(
        "saved_search",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("question", sa.JSON(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column(
            "frequency", sa.Enum("daily", "weekly", name="frequency", native_enum=False, length=40), nullable=False
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("mailed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("told", sa.JSON(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["user_account.id"], name=op.f("fk_saved_search_owner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_search")),
        sa.UniqueConstraint("owner_id", "key", name=op.f("uq_saved_search_owner_id_key")),
    )
    with op.batch_alter_table("saved_search", schema=None) as batch_op:
        batch_op.create_index("ix_saved_search_due", ["due_at"], unique=False)

    with op.batch_alter_table("mail_message", schema=None) as batch_op:
        batch_op.add_column(sa.Column("unsubscribe_url", sa.String(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("mail_message", schema=None) as batch_op:
        batch_op.drop_column("unsubscribe_url")

    with op.batch_alter_table("saved_search", schema=None) as batch_op:
        batch_op.drop_index("ix_saved_search_due")

    op.drop_table("saved_search")
    with op.batch_alter_table("demand_count", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_demand_count_day"))

    op.drop_table("demand_count")
    with op.batch_alter_table("demand_question", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_demand_question_trade_group"))

    op.drop_table("demand_question")
