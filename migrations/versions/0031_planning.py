"""who wants mail about a planned purchase, and when its followers heard that it went out"""

import sqlalchemy as sa
from alembic import op

revision = "0031_planning"
down_revision = "0030_archive"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("planned_purchase", sa.Column("told_out_at", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("planned_interest") as interest:
        interest.add_column(sa.Column("wants_mail", sa.Boolean(), server_default=sa.true(), nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("planned_interest") as interest:
        interest.drop_column("wants_mail")
    op.drop_column("planned_purchase", "told_out_at")
