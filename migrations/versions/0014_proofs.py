"""proofs"""

import sqlalchemy as sa
from alembic import op

revision = "0014_proofs"
down_revision = "0013_unsaved_input"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("certificate_kind", schema=None) as batch_op:
        batch_op.add_column(sa.Column("valid_months", sa.Integer(), nullable=True))

    with op.batch_alter_table("proof_document", schema=None) as batch_op:
        batch_op.add_column(sa.Column("shows", sa.String(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("proof_document", schema=None) as batch_op:
        batch_op.drop_column("shows")

    with op.batch_alter_table("certificate_kind", schema=None) as batch_op:
        batch_op.drop_column("valid_months")
