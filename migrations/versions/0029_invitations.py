"""the letter of a request, where invitations went and what became of them, questions as published"""

import sqlalchemy as sa
from alembic import op

revision = "0029_invitations"
down_revision = "0028_shortlist_justification"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("request_for_quotation") as batch:
        batch.add_column(sa.Column("language", sa.String(), server_default="nl", nullable=False))
        batch.add_column(sa.Column("letter", sa.JSON(), nullable=True))
    with op.batch_alter_table("invitation") as batch:
        batch.add_column(sa.Column("reference", sa.String(), nullable=False))
        batch.add_column(sa.Column("sent_to", sa.String(), nullable=True))
        batch.add_column(sa.Column("delivered_at", sa.DateTime(timezone=True), nullable=True))
        batch.create_unique_constraint(op.f("uq_invitation_reference"), ["reference"])
    with op.batch_alter_table("request_question") as batch:
        batch.add_column(sa.Column("published", sa.String(), nullable=True))
    op.create_table(
        "invitation_key",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("invitation_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["invitation_id"], ["invitation.id"], name=op.f("fk_invitation_key_invitation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation_key")),
        sa.UniqueConstraint("sha256", name=op.f("uq_invitation_key_sha256")),
    )
    op.create_index(op.f("ix_invitation_key_invitation_id"), "invitation_key", ["invitation_id"])


def downgrade() -> None:
    op.drop_table("invitation_key")
    with op.batch_alter_table("request_question") as batch:
        batch.drop_column("published")
    with op.batch_alter_table("invitation") as batch:
        batch.drop_constraint(op.f("uq_invitation_reference"), type_="unique")
        batch.drop_column("delivered_at")
        batch.drop_column("sent_to")
        batch.drop_column("reference")
    with op.batch_alter_table("request_for_quotation") as batch:
        batch.drop_column("letter")
        batch.drop_column("language")
