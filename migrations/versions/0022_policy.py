"""the purchasing policy, the choice of procedure, and roles in a file"""

import sqlalchemy as sa
from alembic import op

revision = "0022_policy"
down_revision = "0021_twins"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "procurement_policy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality_code", sa.String(length=6), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("in_force_from", sa.Date(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column(
            "method",
            sa.Enum(
                "ranking",
                "least_recently_invited",
                "fewest_in_category",
                "fewest_in_class",
                "fewest_by_buyer",
                name="selectionmethod",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("look_back_months", sa.Integer(), nullable=False),
        sa.Column("most_turns", sa.Integer(), nullable=True),
        sa.Column("newcomer_seat", sa.Boolean(), nullable=False),
        sa.Column(
            "incumbent_rule",
            sa.Enum("as_any_other", "left_out", "needs_reason", name="incumbentrule", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column(
            "signer",
            sa.Enum("controller", "budget_holder", "colleague", name="signer", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("standstill_days", sa.Integer(), nullable=False),
        sa.Column("local_rule", sa.String(), nullable=True),
        sa.Column("local_rule_article", sa.String(), nullable=True),
        sa.Column("complaints_address", sa.String(), nullable=False),
        sa.Column("retention_class", sa.String(), nullable=False),
        sa.Column("retention_years", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("adopted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("adopted_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["adopted_by_id"], ["user_account.id"], name=op.f("fk_procurement_policy_adopted_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["user_account.id"], name=op.f("fk_procurement_policy_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["municipality_code"], ["municipality.code"], name=op.f("fk_procurement_policy_municipality_code")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_procurement_policy")),
        sa.UniqueConstraint("municipality_code", "number", name=op.f("uq_procurement_policy_municipality_code_number")),
    )
    op.create_table(
        "policy_band",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("policy_id", sa.Integer(), nullable=False),
        sa.Column(
            "category",
            sa.Enum(
                "works",
                "goods",
                "services",
                "social_services",
                "concession",
                name="category",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("from_value", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column(
            "procedure",
            sa.Enum(
                "single_private_quotation",
                "multiple_private_quotation",
                "national_open_procedure",
                "eu_open_procedure",
                name="procedure",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("fewest_firms", sa.Integer(), nullable=True),
        sa.Column("most_firms", sa.Integer(), nullable=True),
        sa.Column("article", sa.String(), nullable=False),
        sa.CheckConstraint("from_value >= 0", name=op.f("ck_policy_band_from_zero")),
        sa.CheckConstraint("most_firms >= fewest_firms", name=op.f("ck_policy_band_fewest_to_most")),
        sa.ForeignKeyConstraint(["policy_id"], ["procurement_policy.id"], name=op.f("fk_policy_band_policy_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_policy_band")),
        sa.UniqueConstraint(
            "policy_id", "category", "from_value", name=op.f("uq_policy_band_policy_id_category_from_value")
        ),
    )
    op.create_table(
        "procedure_choice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("policy_id", sa.Integer(), nullable=True),
        sa.Column("for_day", sa.Date(), nullable=False),
        sa.Column("value", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column(
            "advised",
            sa.Enum(
                "single_private_quotation",
                "multiple_private_quotation",
                "national_open_procedure",
                "eu_open_procedure",
                name="procedure",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "chosen",
            sa.Enum(
                "single_private_quotation",
                "multiple_private_quotation",
                "national_open_procedure",
                "eu_open_procedure",
                name="procedure",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("fewest_firms", sa.Integer(), nullable=True),
        sa.Column("most_firms", sa.Integer(), nullable=True),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("rule_source", sa.String(), nullable=False),
        sa.Column("deviation_reason", sa.String(), nullable=True),
        sa.Column("chosen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("chosen_by_id", sa.Integer(), nullable=False),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("agreed_by_id", sa.Integer(), nullable=True),
        sa.Column("refused_reason", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["agreed_by_id"], ["user_account.id"], name=op.f("fk_procedure_choice_agreed_by_id")),
        sa.ForeignKeyConstraint(["chosen_by_id"], ["user_account.id"], name=op.f("fk_procedure_choice_chosen_by_id")),
        sa.ForeignKeyConstraint(["file_id"], ["procurement_file.id"], name=op.f("fk_procedure_choice_file_id")),
        sa.ForeignKeyConstraint(["policy_id"], ["procurement_policy.id"], name=op.f("fk_procedure_choice_policy_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_procedure_choice")),
    )
    op.create_index(op.f("ix_procedure_choice_file_id"), "procedure_choice", ["file_id"])
    op.create_index(op.f("ix_procedure_choice_policy_id"), "procedure_choice", ["policy_id"])
    op.create_table(
        "lot",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("estimated_value", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.CheckConstraint("estimated_value > 0", name=op.f("ck_lot_value_above_zero")),
        sa.ForeignKeyConstraint(["file_id"], ["procurement_file.id"], name=op.f("fk_lot_file_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lot")),
        sa.UniqueConstraint("file_id", "number", name=op.f("uq_lot_file_id_number")),
    )
    op.create_table(
        "file_role",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "deputy",
                "budget_holder",
                "assessor",
                "opener",
                "signer",
                name="filerolekind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("given_by_id", sa.Integer(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["ended_by_id"], ["user_account.id"], name=op.f("fk_file_role_ended_by_id")),
        sa.ForeignKeyConstraint(["file_id"], ["procurement_file.id"], name=op.f("fk_file_role_file_id")),
        sa.ForeignKeyConstraint(["given_by_id"], ["user_account.id"], name=op.f("fk_file_role_given_by_id")),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_file_role_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_file_role")),
    )
    op.create_index(op.f("ix_file_role_file_id"), "file_role", ["file_id"])
    op.create_index(op.f("ix_file_role_user_id"), "file_role", ["user_id"])
    op.create_table(
        "interest_declaration",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("has_interest", sa.Boolean(), nullable=False),
        sa.Column("declared_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["procurement_file.id"], name=op.f("fk_interest_declaration_file_id")),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_interest_declaration_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interest_declaration")),
        sa.UniqueConstraint("file_id", "user_id", name=op.f("uq_interest_declaration_file_id_user_id")),
    )
    op.create_index(op.f("ix_interest_declaration_user_id"), "interest_declaration", ["user_id"])
    with op.batch_alter_table("procurement_file") as batch_op:
        batch_op.add_column(
            sa.Column(
                "cross_border",
                sa.Enum("not_judged", "no", "yes", name="crossborder", native_enum=False, length=40),
                server_default="not_judged",
                nullable=False,
            )
        )
        batch_op.add_column(sa.Column("cross_border_reason", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("local_rule_article", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("locked_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("retention_class", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("destroy_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("hold_reason", sa.String(), nullable=True))
        batch_op.create_index(op.f("ix_procurement_file_destroy_on"), ["destroy_on"])


def downgrade() -> None:
    with op.batch_alter_table("procurement_file") as batch_op:
        batch_op.drop_index(op.f("ix_procurement_file_destroy_on"))
        batch_op.drop_column("hold_reason")
        batch_op.drop_column("destroy_on")
        batch_op.drop_column("retention_class")
        batch_op.drop_column("locked_at")
        batch_op.drop_column("local_rule_article")
        batch_op.drop_column("cross_border_reason")
        batch_op.drop_column("cross_border")
    op.drop_table("interest_declaration")
    op.drop_table("file_role")
    op.drop_table("lot")
    op.drop_table("procedure_choice")
    op.drop_table("policy_band")
    op.drop_table("procurement_policy")
