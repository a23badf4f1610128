"""outcomes that are agreed to, told and withdrawn; quotations from outside; reasons about a quarter; grades"""

import sqlalchemy as sa
from alembic import op

revision = "0027_told_outcomes"
down_revision = "0026_advice"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The tables that change were made with the one before, and are empty."""
    op.create_table(
        "outcome_withdrawal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.JSON(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_by_id", sa.Integer(), nullable=False),
        sa.Column("announced_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["file_id"], ["procurement_file.id"], name=op.f("fk_outcome_withdrawal_file_id")),
        sa.ForeignKeyConstraint(
            ["withdrawn_by_id"], ["user_account.id"], name=op.f("fk_outcome_withdrawal_withdrawn_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outcome_withdrawal")),
    )
    op.create_index(op.f("ix_outcome_withdrawal_file_id"), "outcome_withdrawal", ["file_id"])
    op.create_table(
        "noted_quotation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("noted_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["shortlist_decision.id"], name=op.f("fk_noted_quotation_decision_id")
        ),
        sa.ForeignKeyConstraint(["noted_by_id"], ["user_account.id"], name=op.f("fk_noted_quotation_noted_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_noted_quotation")),
        sa.UniqueConstraint("decision_id", name=op.f("uq_noted_quotation_decision_id")),
    )
    _outcomes_and_awards()
    _letters()
    _reasons_and_notes()


def _outcomes_and_awards() -> None:
    with op.batch_alter_table("file_outcome") as outcome:
        outcome.add_column(sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=True))
        outcome.add_column(sa.Column("agreed_by_id", sa.Integer(), nullable=True))
        outcome.add_column(sa.Column("returned_reason", sa.String(), nullable=True))
        outcome.add_column(sa.Column("released_at", sa.DateTime(timezone=True), nullable=True))
        outcome.create_foreign_key(op.f("fk_file_outcome_agreed_by_id"), "user_account", ["agreed_by_id"], ["id"])
    with op.batch_alter_table("award") as award:
        award.add_column(sa.Column("decision_id", sa.Integer(), nullable=False))
        award.add_column(sa.Column("reason", sa.String(), nullable=True))
        award.alter_column("invitation_id", existing_type=sa.Integer(), nullable=True)
        award.create_foreign_key(op.f("fk_award_decision_id"), "shortlist_decision", ["decision_id"], ["id"])
        award.create_index(op.f("ix_award_decision_id"), ["decision_id"])
    op.add_column("contract", sa.Column("value_reason", sa.String(), nullable=True))


def _letters() -> None:
    with op.batch_alter_table("decision_letter") as letter:
        letter.add_column(sa.Column("withdrawal_id", sa.Integer(), nullable=True))
        letter.add_column(sa.Column("tells_of_withdrawal", sa.Boolean(), nullable=False))
        letter.add_column(sa.Column("decision_id", sa.Integer(), nullable=False))
        letter.add_column(sa.Column("was_mailed", sa.Boolean(), nullable=False))
        letter.add_column(sa.Column("language", sa.String(), nullable=False))
        letter.alter_column("outcome_id", existing_type=sa.Integer(), nullable=True)
        letter.alter_column("invitation_id", existing_type=sa.Integer(), nullable=True)
        letter.drop_constraint(op.f("uq_decision_letter_invitation_id"), type_="unique")
        letter.drop_index(op.f("ix_decision_letter_outcome_id"))
        letter.create_unique_constraint(
            op.f("uq_decision_letter_outcome_id_decision_id"), ["outcome_id", "decision_id"]
        )
        letter.create_check_constraint(
            op.f("ck_decision_letter_of_one_decision"), "(outcome_id IS NULL) <> (withdrawal_id IS NULL)"
        )
        letter.create_foreign_key(
            op.f("fk_decision_letter_withdrawal_id"), "outcome_withdrawal", ["withdrawal_id"], ["id"]
        )
        letter.create_foreign_key(op.f("fk_decision_letter_decision_id"), "shortlist_decision", ["decision_id"], ["id"])
        letter.create_index(op.f("ix_decision_letter_withdrawal_id"), ["withdrawal_id"])
        letter.create_index(op.f("ix_decision_letter_decision_id"), ["decision_id"])
        letter.create_index(op.f("ix_decision_letter_invitation_id"), ["invitation_id"])


def _reasons_and_notes() -> None:
    with op.batch_alter_table("reasons_request") as asked:
        asked.add_column(sa.Column("municipality_code", sa.String(length=6), nullable=False))
        asked.add_column(sa.Column("quarter", sa.Date(), nullable=True))
        asked.add_column(sa.Column("decision_id", sa.Integer(), nullable=True))
        asked.alter_column("file_id", existing_type=sa.Integer(), nullable=True)
        asked.create_foreign_key(
            op.f("fk_reasons_request_municipality_code"), "municipality", ["municipality_code"], ["code"]
        )
        asked.create_foreign_key(op.f("fk_reasons_request_decision_id"), "shortlist_decision", ["decision_id"], ["id"])
        asked.create_check_constraint(
            op.f("ck_reasons_request_about_one_thing"), "(file_id IS NULL) <> (quarter IS NULL)"
        )
        asked.create_index(op.f("ix_reasons_request_municipality_code"), ["municipality_code"])
    with op.batch_alter_table("performance_note") as note:
        note.add_column(sa.Column("grade", sa.Integer(), nullable=False))
        note.add_column(sa.Column("second_grade", sa.Integer(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("performance_note") as note:
        note.drop_column("second_grade")
        note.drop_column("grade")
    with op.batch_alter_table("reasons_request") as asked:
        asked.drop_index(op.f("ix_reasons_request_municipality_code"))
        asked.drop_constraint(op.f("ck_reasons_request_about_one_thing"), type_="check")
        asked.drop_constraint(op.f("fk_reasons_request_decision_id"), type_="foreignkey")
        asked.drop_constraint(op.f("fk_reasons_request_municipality_code"), type_="foreignkey")
        asked.alter_column("file_id", existing_type=sa.Integer(), nullable=False)
        asked.drop_column("decision_id")
        asked.drop_column("quarter")
        asked.drop_column("municipality_code")
    _undo_letters()
    op.drop_column("contract", "value_reason")
    with op.batch_alter_table("award") as award:
        award.drop_index(op.f("ix_award_decision_id"))
        award.drop_constraint(op.f("fk_award_decision_id"), type_="foreignkey")
        award.alter_column("invitation_id", existing_type=sa.Integer(), nullable=False)
        award.drop_column("reason")
        award.drop_column("decision_id")
    with op.batch_alter_table("file_outcome") as outcome:
        outcome.drop_constraint(op.f("fk_file_outcome_agreed_by_id"), type_="foreignkey")
        for name in ("released_at", "returned_reason", "agreed_by_id", "agreed_at"):
            outcome.drop_column(name)
    op.drop_table("noted_quotation")
    op.drop_table("outcome_withdrawal")


def _undo_letters() -> None:
    with op.batch_alter_table("decision_letter") as letter:
        letter.drop_index(op.f("ix_decision_letter_invitation_id"))
        letter.drop_index(op.f("ix_decision_letter_decision_id"))
        letter.drop_index(op.f("ix_decision_letter_withdrawal_id"))
        letter.drop_constraint(op.f("fk_decision_letter_decision_id"), type_="foreignkey")
        letter.drop_constraint(op.f("fk_decision_letter_withdrawal_id"), type_="foreignkey")
        letter.drop_constraint(op.f("ck_decision_letter_of_one_decision"), type_="check")
        letter.drop_constraint(op.f("uq_decision_letter_outcome_id_decision_id"), type_="unique")
        letter.create_index(op.f("ix_decision_letter_outcome_id"), ["outcome_id"])
        letter.create_unique_constraint(op.f("uq_decision_letter_invitation_id"), ["invitation_id"])
        letter.alter_column("invitation_id", existing_type=sa.Integer(), nullable=False)
        letter.alter_column("outcome_id", existing_type=sa.Integer(), nullable=False)
        for name in ("was_mailed", "language", "decision_id", "tells_of_withdrawal", "withdrawal_id"):
            letter.drop_column(name)
