"""authority"""

import sqlalchemy as sa
from alembic import op

revision = "0017_authority"
down_revision = "0016_review"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "access_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("supplier_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "asked",
                "accepted",
                "declined",
                "disputed",
                "kept",
                "taken_over",
                name="accessstatus",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("disputed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("claim", sa.String(), nullable=True),
        sa.Column("defence", sa.String(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["answered_by_id"], ["user_account.id"], name=op.f("fk_access_request_answered_by_id")),
        sa.ForeignKeyConstraint(["decided_by_id"], ["user_account.id"], name=op.f("fk_access_request_decided_by_id")),
        sa.ForeignKeyConstraint(["supplier_id"], ["supplier.id"], name=op.f("fk_access_request_supplier_id")),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_access_request_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_request")),
    )
    with op.batch_alter_table("access_request", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_access_request_status"), ["status"], unique=False)
        batch_op.create_index(batch_op.f("ix_access_request_supplier_id"), ["supplier_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_access_request_user_id"), ["user_id"], unique=False)

    op.create_table(
        "authority_letter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("supplier_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("firm", sa.String(), nullable=False),
        sa.Column("street", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("code_digest", sa.String(), nullable=False),
        sa.Column("sealed_code", sa.String(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("posted_on", sa.Date(), nullable=True),
        sa.Column("posted_by_id", sa.Integer(), nullable=True),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["posted_by_id"], ["user_account.id"], name=op.f("fk_authority_letter_posted_by_id")),
        sa.ForeignKeyConstraint(["supplier_id"], ["supplier.id"], name=op.f("fk_authority_letter_supplier_id")),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_authority_letter_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_authority_letter")),
    )
    with op.batch_alter_table("authority_letter", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_authority_letter_supplier_id"), ["supplier_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_authority_letter_user_id"), ["user_id"], unique=False)

    op.create_table(
        "authority_proof",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("supplier_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column(
            "way",
            sa.Enum(
                "letter",
                "eherkenning",
                "checked",
                "mail_at_domain",
                "to_be_checked",
                name="authority",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("shown_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("checked_by_id", sa.Integer(), nullable=True),
        sa.Column(
            "means",
            sa.Enum("phone", "extract", "known", name="checkmeans", native_enum=False, length=40),
            nullable=True,
        ),
        sa.Column("note", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["checked_by_id"], ["user_account.id"], name=op.f("fk_authority_proof_checked_by_id")),
        sa.ForeignKeyConstraint(["supplier_id"], ["supplier.id"], name=op.f("fk_authority_proof_supplier_id")),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_authority_proof_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_authority_proof")),
    )
    with op.batch_alter_table("authority_proof", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_authority_proof_supplier_id"), ["supplier_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_authority_proof_user_id"), ["user_id"], unique=False)

    op.create_table(
        "editor_invitation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("supplier_id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("role", sa.Enum("owner", "editor", name="editorrole", native_enum=False, length=40), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("invited_by_id", sa.Integer(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["invited_by_id"], ["user_account.id"], name=op.f("fk_editor_invitation_invited_by_id")
        ),
        sa.ForeignKeyConstraint(["supplier_id"], ["supplier.id"], name=op.f("fk_editor_invitation_supplier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_editor_invitation")),
    )
    with op.batch_alter_table("editor_invitation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_editor_invitation_email"), ["email"], unique=False)
        batch_op.create_index(batch_op.f("ix_editor_invitation_invited_by_id"), ["invited_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_editor_invitation_supplier_id"), ["supplier_id"], unique=False)

    with op.batch_alter_table("mail_message", schema=None) as batch_op:
        batch_op.add_column(sa.Column("reply_to", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("is_passed_on", sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("mail_message", schema=None) as batch_op:
        batch_op.drop_column("is_passed_on")
        batch_op.drop_column("reply_to")

    with op.batch_alter_table("editor_invitation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_editor_invitation_supplier_id"))
        batch_op.drop_index(batch_op.f("ix_editor_invitation_invited_by_id"))
        batch_op.drop_index(batch_op.f("ix_editor_invitation_email"))

    op.drop_table("editor_invitation")
    with op.batch_alter_table("authority_proof", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_authority_proof_user_id"))
        batch_op.drop_index(batch_op.f("ix_authority_proof_supplier_id"))

    op.drop_table("authority_proof")
    with op.batch_alter_table("authority_letter", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_authority_letter_user_id"))
        batch_op.drop_index(batch_op.f("ix_authority_letter_supplier_id"))

    op.drop_table("authority_letter")
    with op.batch_alter_table("access_request", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_access_request_user_id"))
        batch_op.drop_index(batch_op.f("ix_access_request_supplier_id"))
        batch_op.drop_index(batch_op.f("ix_access_request_status"))

    op.drop_table("access_request")
