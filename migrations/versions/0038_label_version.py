"""of two people who rename a label at once, the second is told"""

import sqlalchemy as sa
from alembic import op

revision = "0038_label_version"
down_revision = "0037_registrations"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("text_label") as label:
        label.add_column(sa.Column("version", sa.Integer(), server_default="1", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("text_label") as label:
        label.drop_column("version")
