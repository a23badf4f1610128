"""administration"""

import sqlalchemy as sa
from alembic import op

revision = "0011_administration"
down_revision = "0010_privacy"
branch_labels = None
depends_on = None

CHANGED_BY_PEOPLE = ("region", "region_municipality", "association")


def upgrade() -> None:
    with op.batch_alter_table("user_account", schema=None) as batch_op:
        batch_op.add_column(sa.Column("blocked_at", sa.DateTime(timezone=True), nullable=True))

    for table in CHANGED_BY_PEOPLE:
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(sa.Column("version", sa.Integer(), server_default="1", nullable=False))


def downgrade() -> None:
    for table in CHANGED_BY_PEOPLE:
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_column("version")

    with op.batch_alter_table("user_account", schema=None) as batch_op:
        batch_op.drop_column("blocked_at")
