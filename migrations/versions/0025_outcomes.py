"""outcomes, contracts, packed exports and planned purchases"""

import sqlalchemy as sa
from alembic import op

revision = "0025_outcomes"
down_revision = "0024_quotations"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "file_outcome",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("awarded", "none_suitable", "stopped", name="outcomekind", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("rationale", sa.String(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by_id", sa.Integer(), nullable=False),
        sa.Column("announced_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("standstill_until", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["decided_by_id"], ["user_account.id"], name=op.f("fk_file_outcome_decided_by_id")),
        sa.ForeignKeyConstraint(["file_id"], ["procurement_file.id"], name=op.f("fk_file_outcome_file_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_file_outcome")),
        sa.UniqueConstraint("file_id", name=op.f("uq_file_outcome_file_id")),
    )
    op.create_table(
        "award",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("outcome_id", sa.Integer(), nullable=False),
        sa.Column("lot_id", sa.Integer(), nullable=True),
        sa.Column("invitation_id", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.ForeignKeyConstraint(["invitation_id"], ["invitation.id"], name=op.f("fk_award_invitation_id")),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("fk_award_lot_id")),
        sa.ForeignKeyConstraint(["outcome_id"], ["file_outcome.id"], name=op.f("fk_award_outcome_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_award")),
        sa.UniqueConstraint("outcome_id", "lot_id", name=op.f("uq_award_outcome_id_lot_id")),
    )
    op.create_index(op.f("ix_award_invitation_id"), "award", ["invitation_id"])
    op.create_table(
        "decision_letter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("outcome_id", sa.Integer(), nullable=False),
        sa.Column("invitation_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("mail_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["invitation_id"], ["invitation.id"], name=op.f("fk_decision_letter_invitation_id")),
        sa.ForeignKeyConstraint(
            ["mail_id"], ["mail_message.id"], name=op.f("fk_decision_letter_mail_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["outcome_id"], ["file_outcome.id"], name=op.f("fk_decision_letter_outcome_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision_letter")),
        sa.UniqueConstraint("invitation_id", name=op.f("uq_decision_letter_invitation_id")),
    )
    op.create_index(op.f("ix_decision_letter_outcome_id"), "decision_letter", ["outcome_id"])
    op.create_table(
        "contract",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("award_id", sa.Integer(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("options", sa.String(), nullable=True),
        sa.Column("value", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("noted_by_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["award_id"], ["award.id"], name=op.f("fk_contract_award_id")),
        sa.ForeignKeyConstraint(["noted_by_id"], ["user_account.id"], name=op.f("fk_contract_noted_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contract")),
        sa.UniqueConstraint("award_id", name=op.f("uq_contract_award_id")),
    )
    op.create_table(
        "reasons_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("supplier_id", sa.Integer(), nullable=True),
        sa.Column("invitation_id", sa.Integer(), nullable=True),
        sa.Column("firm", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("draft", sa.String(), nullable=True),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["answered_by_id"], ["user_account.id"], name=op.f("fk_reasons_request_answered_by_id")
        ),
        sa.ForeignKeyConstraint(["asked_by_id"], ["user_account.id"], name=op.f("fk_reasons_request_asked_by_id")),
        sa.ForeignKeyConstraint(["file_id"], ["procurement_file.id"], name=op.f("fk_reasons_request_file_id")),
        sa.ForeignKeyConstraint(["invitation_id"], ["invitation.id"], name=op.f("fk_reasons_request_invitation_id")),
        sa.ForeignKeyConstraint(["supplier_id"], ["supplier.id"], name=op.f("fk_reasons_request_supplier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reasons_request")),
    )
    op.create_index(op.f("ix_reasons_request_file_id"), "reasons_request", ["file_id"])
    op.create_index(op.f("ix_reasons_request_supplier_id"), "reasons_request", ["supplier_id"])
    op.create_table(
        "performance_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("contract_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by_id", sa.Integer(), nullable=False),
        sa.Column("second_by_id", sa.Integer(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("reply", sa.String(), nullable=True),
        sa.Column("replied_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("text <> ''", name=op.f("ck_performance_note_says_something")),
        sa.ForeignKeyConstraint(["contract_id"], ["contract.id"], name=op.f("fk_performance_note_contract_id")),
        sa.ForeignKeyConstraint(["second_by_id"], ["user_account.id"], name=op.f("fk_performance_note_second_by_id")),
        sa.ForeignKeyConstraint(["written_by_id"], ["user_account.id"], name=op.f("fk_performance_note_written_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_performance_note")),
    )
    op.create_index(op.f("ix_performance_note_contract_id"), "performance_note", ["contract_id"])
    op.create_index(op.f("ix_performance_note_expires_on"), "performance_note", ["expires_on"])
    op.create_table(
        "file_export",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column(
            "status",
            sa.Enum("waiting", "working", "ready", "failed", name="exportstatus", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("is_redacted", sa.Boolean(), nullable=False),
        sa.Column("redactions", sa.JSON(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failure", sa.String(), nullable=True),
        sa.Column("stored_as", sa.String(), nullable=True),
        sa.Column("sha256", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["asked_by_id"], ["user_account.id"], name=op.f("fk_file_export_asked_by_id")),
        sa.ForeignKeyConstraint(["file_id"], ["procurement_file.id"], name=op.f("fk_file_export_file_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_file_export")),
    )
    op.create_index(op.f("ix_file_export_file_id"), "file_export", ["file_id"])
    op.create_index(op.f("ix_file_export_status"), "file_export", ["status"])
    op.create_table(
        "planned_purchase",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality_code", sa.String(length=6), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("description", sa.String(), nullable=True),
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
        sa.Column("cpv_code", sa.String(length=10), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("quarter", sa.Integer(), nullable=False),
        sa.Column(
            "size_band",
            sa.Enum("small", "medium", "large", name="sizeband", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawal_reason", sa.String(), nullable=True),
        sa.Column("file_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("quarter BETWEEN 1 AND 4", name=op.f("ck_planned_purchase_quarter_of_a_year")),
        sa.ForeignKeyConstraint(["cpv_code"], ["cpv_code.code"], name=op.f("fk_planned_purchase_cpv_code")),
        sa.ForeignKeyConstraint(["created_by_id"], ["user_account.id"], name=op.f("fk_planned_purchase_created_by_id")),
        sa.ForeignKeyConstraint(["file_id"], ["procurement_file.id"], name=op.f("fk_planned_purchase_file_id")),
        sa.ForeignKeyConstraint(
            ["municipality_code"], ["municipality.code"], name=op.f("fk_planned_purchase_municipality_code")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_planned_purchase")),
    )
    op.create_index(op.f("ix_planned_purchase_cpv_code"), "planned_purchase", ["cpv_code"])
    op.create_index(op.f("ix_planned_purchase_file_id"), "planned_purchase", ["file_id"])
    op.create_index(op.f("ix_planned_purchase_municipality_code"), "planned_purchase", ["municipality_code"])
    op.create_table(
        "planned_interest",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("purchase_id", sa.Integer(), nullable=False),
        sa.Column("supplier_id", sa.Integer(), nullable=False),
        sa.Column("is_interested", sa.Boolean(), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("noted_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["noted_by_id"], ["user_account.id"], name=op.f("fk_planned_interest_noted_by_id")),
        sa.ForeignKeyConstraint(["purchase_id"], ["planned_purchase.id"], name=op.f("fk_planned_interest_purchase_id")),
        sa.ForeignKeyConstraint(["supplier_id"], ["supplier.id"], name=op.f("fk_planned_interest_supplier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_planned_interest")),
        sa.UniqueConstraint("purchase_id", "supplier_id", name=op.f("uq_planned_interest_purchase_id_supplier_id")),
    )
    op.create_index(op.f("ix_planned_interest_supplier_id"), "planned_interest", ["supplier_id"])


def downgrade() -> None:
    op.drop_table("planned_interest")
    op.drop_table("planned_purchase")
    op.drop_table("file_export")
    op.drop_table("performance_note")
    op.drop_table("reasons_request")
    op.drop_table("contract")
    op.drop_table("decision_letter")
    op.drop_table("award")
    op.drop_table("file_outcome")
