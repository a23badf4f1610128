"""memberships"""

import sqlalchemy as sa
from alembic import op

revision = "0019_memberships"
down_revision = "0018_renewal"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "association_page",
        sa.Column("association_id", sa.Integer(), nullable=False),
        sa.Column("who_may_join", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_association_page_association_id")
        ),
        sa.PrimaryKeyConstraint("association_id", name=op.f("pk_association_page")),
    )
    op.create_table(
        "member_list",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("association_id", sa.Integer(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "uploaded", "checking", "checked", "finished", "failed", name="liststatus", native_enum=False, length=40
            ),
            nullable=False,
        ),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("stored_as", sa.String(), nullable=True),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failure", sa.String(), nullable=True),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("refused", sa.Integer(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("problems", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["association_id"], ["association.id"], name=op.f("fk_member_list_association_id")),
        sa.ForeignKeyConstraint(["created_by_id"], ["user_account.id"], name=op.f("fk_member_list_created_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_list")),
    )
    with op.batch_alter_table("member_list", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_member_list_association_id"), ["association_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_member_list_status"), ["status"], unique=False)

    op.create_table(
        "member_invitation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("association_id", sa.Integer(), nullable=False),
        sa.Column("mark", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("firm_name", sa.String(), nullable=True),
        sa.Column("contact_name", sa.String(), nullable=True),
        sa.Column("kvk_number", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("vouched_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("vouched_by_id", sa.Integer(), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("registered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("objected_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("supplier_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_member_invitation_association_id")
        ),
        sa.ForeignKeyConstraint(["supplier_id"], ["supplier.id"], name=op.f("fk_member_invitation_supplier_id")),
        sa.ForeignKeyConstraint(
            ["vouched_by_id"], ["user_account.id"], name=op.f("fk_member_invitation_vouched_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_invitation")),
        sa.UniqueConstraint("association_id", "mark", name=op.f("uq_member_invitation_association_id_mark")),
    )
    with op.batch_alter_table("member_invitation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_member_invitation_mark"), ["mark"], unique=False)
        batch_op.create_index(batch_op.f("ix_member_invitation_supplier_id"), ["supplier_id"], unique=False)

    op.create_table(
        "member_row",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("list_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kvk_number", sa.String(), nullable=True),
        sa.Column("website", sa.String(), nullable=True),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("contact_name", sa.String(), nullable=True),
        sa.Column("postcode", sa.String(), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column(
            "match", sa.Enum("sure", "doubtful", "none", name="match", native_enum=False, length=40), nullable=False
        ),
        sa.Column("candidates", sa.JSON(), nullable=False),
        sa.Column("is_chosen", sa.Boolean(), nullable=False),
        sa.Column("is_done", sa.Boolean(), nullable=False),
        sa.Column("supplier_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["list_id"], ["member_list.id"], name=op.f("fk_member_row_list_id")),
        sa.ForeignKeyConstraint(["supplier_id"], ["supplier.id"], name=op.f("fk_member_row_supplier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_row")),
    )
    with op.batch_alter_table("member_row", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_member_row_email"), ["email"], unique=False)
        batch_op.create_index(batch_op.f("ix_member_row_list_id"), ["list_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_member_row_supplier_id"), ["supplier_id"], unique=False)

    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "ended_by",
                sa.Enum("board", "firm", "dispute", name="endedby", native_enum=False, length=40),
                nullable=True,
            )
        )


def downgrade() -> None:
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.drop_column("ended_by")

    with op.batch_alter_table("member_row", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_member_row_supplier_id"))
        batch_op.drop_index(batch_op.f("ix_member_row_list_id"))
        batch_op.drop_index(batch_op.f("ix_member_row_email"))

    op.drop_table("member_row")
    with op.batch_alter_table("member_invitation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_member_invitation_supplier_id"))
        batch_op.drop_index(batch_op.f("ix_member_invitation_mark"))

    op.drop_table("member_invitation")
    with op.batch_alter_table("member_list", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_member_list_status"))
        batch_op.drop_index(batch_op.f("ix_member_list_association_id"))

    op.drop_table("member_list")
    op.drop_table("association_page")
