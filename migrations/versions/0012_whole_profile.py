"""whole_profile"""

import sqlalchemy as sa
from alembic import op

revision = "0012_whole_profile"
down_revision = "0011_administration"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "branch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("supplier_id", sa.Integer(), nullable=False),
        sa.Column("establishment_number", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("street", sa.String(), nullable=True),
        sa.Column("house_number", sa.String(), nullable=True),
        sa.Column("postcode", sa.String(), nullable=False),
        sa.Column("town", sa.String(), nullable=False),
        sa.Column("municipality_code", sa.String(length=6), nullable=True),
        sa.ForeignKeyConstraint(["municipality_code"], ["municipality.code"], name=op.f("fk_branch_municipality_code")),
        sa.ForeignKeyConstraint(["supplier_id"], ["supplier.id"], name=op.f("fk_branch_supplier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_branch")),
    )
    with op.batch_alter_table("branch", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_branch_supplier_id"), ["supplier_id"], unique=False)

    op.create_table(
        "predecessor",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("supplier_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kvk_number", sa.String(), nullable=True),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("former_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["former_id"], ["supplier.id"], name=op.f("fk_predecessor_former_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["supplier_id"], ["supplier.id"], name=op.f("fk_predecessor_supplier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_predecessor")),
    )
    with op.batch_alter_table("predecessor", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_predecessor_former_id"), ["former_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_predecessor_supplier_id"), ["supplier_id"], unique=False)

    op.create_table(
        "reference_project",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("supplier_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("client", sa.String(), nullable=False),
        sa.Column("completed_on", sa.Date(), nullable=False),
        sa.Column("description", sa.String(), nullable=True),
        sa.Column("amount", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.ForeignKeyConstraint(["supplier_id"], ["supplier.id"], name=op.f("fk_reference_project_supplier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reference_project")),
    )
    with op.batch_alter_table("reference_project", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reference_project_supplier_id"), ["supplier_id"], unique=False)

    op.create_table(
        "supplier_image",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("supplier_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.Enum("logo", "photo", name="imagerole", native_enum=False, length=40), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("mimetype", sa.String(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["supplier_id"], ["supplier.id"], name=op.f("fk_supplier_image_supplier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_supplier_image")),
        sa.UniqueConstraint("name", name=op.f("uq_supplier_image_name")),
    )
    with op.batch_alter_table("supplier_image", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_supplier_image_supplier_id"), ["supplier_id"], unique=False)

    op.create_table(
        "proof_document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("supplier_id", sa.Integer(), nullable=False),
        sa.Column("certificate_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("filename", sa.String(), nullable=False),
        sa.Column("mimetype", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("uploaded_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["certificate_id"], ["certificate.id"], name=op.f("fk_proof_document_certificate_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["supplier_id"], ["supplier.id"], name=op.f("fk_proof_document_supplier_id")),
        sa.ForeignKeyConstraint(["uploaded_by_id"], ["user_account.id"], name=op.f("fk_proof_document_uploaded_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proof_document")),
        sa.UniqueConstraint("name", name=op.f("uq_proof_document_name")),
    )
    with op.batch_alter_table("proof_document", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_proof_document_supplier_id"), ["supplier_id"], unique=False)

    with op.batch_alter_table("supplier", schema=None) as batch_op:
        batch_op.add_column(sa.Column("rsin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("languages", sa.JSON(), server_default="[]", nullable=False))
        batch_op.add_column(sa.Column("sbi_codes", sa.JSON(), server_default="[]", nullable=False))
        batch_op.add_column(sa.Column("sbi_scheme", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("full_until", sa.Date(), nullable=True))

    with op.batch_alter_table("supplier_social", schema=None) as batch_op:
        batch_op.add_column(sa.Column("places", sa.Integer(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("supplier_social", schema=None) as batch_op:
        batch_op.drop_column("places")

    with op.batch_alter_table("supplier", schema=None) as batch_op:
        batch_op.drop_column("full_until")
        batch_op.drop_column("sbi_scheme")
        batch_op.drop_column("sbi_codes")
        batch_op.drop_column("languages")
        batch_op.drop_column("rsin")

    with op.batch_alter_table("proof_document", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_proof_document_supplier_id"))

    op.drop_table("proof_document")
    with op.batch_alter_table("supplier_image", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_supplier_image_supplier_id"))

    op.drop_table("supplier_image")
    with op.batch_alter_table("reference_project", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reference_project_supplier_id"))

    op.drop_table("reference_project")
    with op.batch_alter_table("predecessor", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_predecessor_supplier_id"))
        batch_op.drop_index(batch_op.f("ix_predecessor_former_id"))

    op.drop_table("predecessor")
    with op.batch_alter_table("branch", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_branch_supplier_id"))

    op.drop_table("branch")
