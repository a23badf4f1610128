"""firms from outside, notes, proposals, and the review of a shortlist"""

import sqlalchemy as sa
from alembic import op

revision = "0023_shortlists"
down_revision = "0022_policy"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "outside_firm",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("register_id", sa.String(), nullable=True),
        sa.Column("town", sa.String(), nullable=True),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by_id", sa.Integer(), nullable=False),
        sa.Column("supplier_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_outside_firm_reason_given")),
        sa.ForeignKeyConstraint(["added_by_id"], ["user_account.id"], name=op.f("fk_outside_firm_added_by_id")),
        sa.ForeignKeyConstraint(["file_id"], ["procurement_file.id"], name=op.f("fk_outside_firm_file_id")),
        sa.ForeignKeyConstraint(["supplier_id"], ["supplier.id"], name=op.f("fk_outside_firm_supplier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outside_firm")),
    )
    op.create_index(op.f("ix_outside_firm_file_id"), "outside_firm", ["file_id"])
    op.create_table(
        "candidate_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("supplier_id", sa.Integer(), nullable=True),
        sa.Column("outside_firm_id", sa.Integer(), nullable=True),
        sa.Column("excludes", sa.Boolean(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by_id", sa.Integer(), nullable=False),
        sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("taken_back_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("text <> ''", name=op.f("ck_candidate_note_says_something")),
        sa.CheckConstraint(
            "(supplier_id IS NULL) <> (outside_firm_id IS NULL)", name=op.f("ck_candidate_note_about_one_firm")
        ),
        sa.ForeignKeyConstraint(["file_id"], ["procurement_file.id"], name=op.f("fk_candidate_note_file_id")),
        sa.ForeignKeyConstraint(
            ["outside_firm_id"], ["outside_firm.id"], name=op.f("fk_candidate_note_outside_firm_id")
        ),
        sa.ForeignKeyConstraint(["supplier_id"], ["supplier.id"], name=op.f("fk_candidate_note_supplier_id")),
        sa.ForeignKeyConstraint(
            ["taken_back_by_id"], ["user_account.id"], name=op.f("fk_candidate_note_taken_back_by_id")
        ),
        sa.ForeignKeyConstraint(["written_by_id"], ["user_account.id"], name=op.f("fk_candidate_note_written_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_candidate_note")),
    )
    op.create_index(op.f("ix_candidate_note_file_id"), "candidate_note", ["file_id"])
    op.create_index(op.f("ix_candidate_note_supplier_id"), "candidate_note", ["supplier_id"])
    op.create_table(
        "selection_proposal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("longlist_id", sa.Integer(), nullable=False),
        sa.Column("policy_id", sa.Integer(), nullable=True),
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
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.JSON(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["procurement_file.id"], name=op.f("fk_selection_proposal_file_id")),
        sa.ForeignKeyConstraint(["longlist_id"], ["longlist.id"], name=op.f("fk_selection_proposal_longlist_id")),
        sa.ForeignKeyConstraint(["made_by_id"], ["user_account.id"], name=op.f("fk_selection_proposal_made_by_id")),
        sa.ForeignKeyConstraint(["policy_id"], ["procurement_policy.id"], name=op.f("fk_selection_proposal_policy_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_selection_proposal")),
    )
    op.create_index(op.f("ix_selection_proposal_file_id"), "selection_proposal", ["file_id"])
    op.create_index(op.f("ix_selection_proposal_longlist_id"), "selection_proposal", ["longlist_id"])
    op.create_table(
        "shortlist_review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column(
            "verdict",
            sa.Enum("waiting", "returned", "signed", "taken_back", name="verdict", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("offered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("offered_by_id", sa.Integer(), nullable=False),
        sa.Column("comment", sa.String(), nullable=True),
        sa.Column("judged_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("judged_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["procurement_file.id"], name=op.f("fk_shortlist_review_file_id")),
        sa.ForeignKeyConstraint(["judged_by_id"], ["user_account.id"], name=op.f("fk_shortlist_review_judged_by_id")),
        sa.ForeignKeyConstraint(["offered_by_id"], ["user_account.id"], name=op.f("fk_shortlist_review_offered_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shortlist_review")),
    )
    op.create_index(op.f("ix_shortlist_review_file_id"), "shortlist_review", ["file_id"])
    op.create_table(
        "shortlist_addendum",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("agreed_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agreed_by_id"], ["user_account.id"], name=op.f("fk_shortlist_addendum_agreed_by_id")),
        sa.ForeignKeyConstraint(["file_id"], ["procurement_file.id"], name=op.f("fk_shortlist_addendum_file_id")),
        sa.ForeignKeyConstraint(["made_by_id"], ["user_account.id"], name=op.f("fk_shortlist_addendum_made_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shortlist_addendum")),
    )
    op.create_index(op.f("ix_shortlist_addendum_file_id"), "shortlist_addendum", ["file_id"])
    with op.batch_alter_table("shortlist_decision") as batch_op:
        batch_op.add_column(sa.Column("outside_firm_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("override_reason", sa.String(), nullable=True))
        batch_op.alter_column("supplier_id", existing_type=sa.INTEGER(), nullable=True)
        batch_op.alter_column("entry_id", existing_type=sa.INTEGER(), nullable=True)
        batch_op.create_unique_constraint(op.f("uq_shortlist_decision_outside_firm_id"), ["outside_firm_id"])
        batch_op.create_foreign_key(
            op.f("fk_shortlist_decision_outside_firm_id"), "outside_firm", ["outside_firm_id"], ["id"]
        )
        # ### end Alembic commands ###
        batch_op.create_check_constraint(
            op.f("ck_shortlist_decision_about_one_firm"), "(entry_id IS NULL) <> (outside_firm_id IS NULL)"
        )
        batch_op.create_check_constraint(
            op.f("ck_shortlist_decision_entry_of_its_firm"), "(entry_id IS NULL) = (supplier_id IS NULL)"
        )


def downgrade() -> None:
    with op.batch_alter_table("shortlist_decision") as batch_op:
        batch_op.drop_constraint(op.f("ck_shortlist_decision_entry_of_its_firm"), type_="check")
        batch_op.drop_constraint(op.f("ck_shortlist_decision_about_one_firm"), type_="check")
        batch_op.drop_constraint(op.f("fk_shortlist_decision_outside_firm_id"), type_="foreignkey")
        batch_op.drop_constraint(op.f("uq_shortlist_decision_outside_firm_id"), type_="unique")
        batch_op.alter_column("entry_id", existing_type=sa.INTEGER(), nullable=False)
        batch_op.alter_column("supplier_id", existing_type=sa.INTEGER(), nullable=False)
        batch_op.drop_column("override_reason")
        batch_op.drop_column("outside_firm_id")
    op.drop_table("shortlist_addendum")
    op.drop_table("shortlist_review")
    op.drop_table("selection_proposal")
    op.drop_table("candidate_note")
    op.drop_table("outside_firm")
