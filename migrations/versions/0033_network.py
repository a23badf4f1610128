"""the pages of the network: texts, bodies, boards, signatories"""

import sqlalchemy as sa
from alembic import op

revision = "0033_network"
down_revision = "0032_texts"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "network_page",
        sa.Column(
            "key",
            sa.Enum(
                "over",
                "intentieverklaring",
                "meedoen",
                "contact",
                "toegankelijkheid",
                "colofon",
                name="pagekey",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["changed_by_id"], ["user_account.id"], name=op.f("fk_network_page_changed_by_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("key", "language", name=op.f("pk_network_page")),
    )
    op.create_index(op.f("ix_network_page_changed_by_id"), "network_page", ["changed_by_id"], unique=False)
    op.create_table(
        "board_seat",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("association_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("position", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name=op.f("ck_board_seat_ends_after_start")),
        sa.ForeignKeyConstraint(["association_id"], ["association.id"], name=op.f("fk_board_seat_association_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_board_seat")),
    )
    op.create_index(op.f("ix_board_seat_association_id"), "board_seat", ["association_id"], unique=False)
    op.create_table(
        "body_details",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_key", sa.String(), nullable=False),
        sa.Column("introduction", sa.String(), nullable=False),
        sa.Column("website", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("founded_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("association_id", sa.Integer(), nullable=True),
        sa.Column("municipality_code", sa.String(length=6), nullable=True),
        sa.CheckConstraint(
            "association_id IS NULL OR municipality_code IS NULL", name=op.f("ck_body_details_one_body")
        ),
        sa.ForeignKeyConstraint(["association_id"], ["association.id"], name=op.f("fk_body_details_association_id")),
        sa.ForeignKeyConstraint(
            ["municipality_code"], ["municipality.code"], name=op.f("fk_body_details_municipality_code")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_body_details")),
        sa.UniqueConstraint("body_key", name=op.f("uq_body_details_body_key")),
    )
    op.create_index(op.f("ix_body_details_association_id"), "body_details", ["association_id"], unique=False)
    op.create_index(op.f("ix_body_details_municipality_code"), "body_details", ["municipality_code"], unique=False)
    op.create_table(
        "signatory",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("on_behalf_of", sa.String(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("association_id", sa.Integer(), nullable=True),
        sa.Column("municipality_code", sa.String(length=6), nullable=True),
        sa.CheckConstraint("association_id IS NULL OR municipality_code IS NULL", name=op.f("ck_signatory_one_body")),
        sa.ForeignKeyConstraint(["association_id"], ["association.id"], name=op.f("fk_signatory_association_id")),
        sa.ForeignKeyConstraint(
            ["municipality_code"], ["municipality.code"], name=op.f("fk_signatory_municipality_code")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signatory")),
    )
    op.create_index(op.f("ix_signatory_association_id"), "signatory", ["association_id"], unique=False)
    op.create_index(op.f("ix_signatory_municipality_code"), "signatory", ["municipality_code"], unique=False)


def downgrade() -> None:
    op.drop_table("signatory")
    op.drop_table("body_details")
    op.drop_table("board_seat")
    op.drop_table("network_page")
