"""newsletters: an issue has its own turn, its bounces, and counts that stay"""

import sqlalchemy as sa
from alembic import op

revision = "0041_newsletter_turns"
down_revision = "0040_seats"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("newsletter_issue", sa.Column("due_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("newsletter_issue", sa.Column("failures", sa.Integer(), server_default="0", nullable=False))
    op.add_column("newsletter_issue", sa.Column("counts", sa.JSON(), server_default="{}", nullable=False))
    op.add_column("newsletter_recipient", sa.Column("bounced_at", sa.DateTime(timezone=True), nullable=True))
    op.drop_index("ix_newsletter_recipient_turn", "newsletter_recipient")
    columns = ["issue_id", "status", "due_at", "id"]
    op.create_index("ix_newsletter_recipient_turn", "newsletter_recipient", columns, unique=False)


def downgrade() -> None:
    op.drop_index("ix_newsletter_recipient_turn", "newsletter_recipient")
    op.create_index("ix_newsletter_recipient_turn", "newsletter_recipient", ["status", "id"], unique=False)
    op.drop_column("newsletter_recipient", "bounced_at")
    for column in ("counts", "failures", "due_at"):
        op.drop_column("newsletter_issue", column)
