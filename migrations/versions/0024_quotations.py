"""requests for quotation, invitations, sealed quotations and their scores"""

import sqlalchemy as sa
from alembic import op

revision = "0024_quotations"
down_revision = "0023_shortlists"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "request_for_quotation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("goal", sa.String(), nullable=False),
        sa.Column("requirements", sa.String(), nullable=False),
        sa.Column("budget_band", sa.String(), nullable=True),
        sa.Column("award_rule", sa.String(), nullable=False),
        sa.Column("answer_by", sa.Date(), nullable=True),
        sa.Column("questions_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("questions_to", sa.String(), nullable=False),
        sa.Column("deadline", sa.DateTime(timezone=True), nullable=False),
        sa.Column("is_sealed", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_by_id", sa.Integer(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_by_id", sa.Integer(), nullable=True),
        sa.Column("withdrawal_reason", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["user_account.id"], name=op.f("fk_request_for_quotation_created_by_id")
        ),
        sa.ForeignKeyConstraint(["file_id"], ["procurement_file.id"], name=op.f("fk_request_for_quotation_file_id")),
        sa.ForeignKeyConstraint(["sent_by_id"], ["user_account.id"], name=op.f("fk_request_for_quotation_sent_by_id")),
        sa.ForeignKeyConstraint(
            ["withdrawn_by_id"], ["user_account.id"], name=op.f("fk_request_for_quotation_withdrawn_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request_for_quotation")),
        sa.UniqueConstraint("file_id", name=op.f("uq_request_for_quotation_file_id")),
    )
    op.create_table(
        "award_criterion",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column(
            "kind", sa.Enum("price", "quality", name="criterionkind", native_enum=False, length=40), nullable=False
        ),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("description", sa.String(), nullable=True),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.CheckConstraint("weight BETWEEN 1 AND 100", name=op.f("ck_award_criterion_weight_in_percent")),
        sa.ForeignKeyConstraint(
            ["request_id"], ["request_for_quotation.id"], name=op.f("fk_award_criterion_request_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_award_criterion")),
        sa.UniqueConstraint("request_id", "place", name=op.f("uq_award_criterion_request_id_place")),
    )
    op.create_table(
        "invitation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Integer(), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("key_digest", sa.String(), nullable=False),
        sa.Column("mail_id", sa.Integer(), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undeliverable_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("first_visit_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "answer", sa.Enum("interested", "declined", name="answer", native_enum=False, length=40), nullable=True
        ),
        sa.Column(
            "decline_reason",
            sa.Enum(
                "full",
                "too_small",
                "too_large",
                "too_far",
                "other_work",
                "other",
                name="declinereason",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("decline_text", sa.String(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawal_reason", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["decision_id"], ["shortlist_decision.id"], name=op.f("fk_invitation_decision_id")),
        sa.ForeignKeyConstraint(
            ["mail_id"], ["mail_message.id"], name=op.f("fk_invitation_mail_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["request_id"], ["request_for_quotation.id"], name=op.f("fk_invitation_request_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation")),
        sa.UniqueConstraint("decision_id", name=op.f("uq_invitation_decision_id")),
        sa.UniqueConstraint("key_digest", name=op.f("uq_invitation_key_digest")),
    )
    op.create_index(op.f("ix_invitation_mail_id"), "invitation", ["mail_id"])
    op.create_index(op.f("ix_invitation_request_id"), "invitation", ["request_id"])
    op.create_table(
        "deadline_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Integer(), nullable=False),
        sa.Column("old", sa.DateTime(timezone=True), nullable=False),
        sa.Column("new", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["changed_by_id"], ["user_account.id"], name=op.f("fk_deadline_change_changed_by_id")),
        sa.ForeignKeyConstraint(
            ["request_id"], ["request_for_quotation.id"], name=op.f("fk_deadline_change_request_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deadline_change")),
    )
    op.create_index(op.f("ix_deadline_change_request_id"), "deadline_change", ["request_id"])
    op.create_table(
        "request_question",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Integer(), nullable=False),
        sa.Column("invitation_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["answered_by_id"], ["user_account.id"], name=op.f("fk_request_question_answered_by_id")
        ),
        sa.ForeignKeyConstraint(["invitation_id"], ["invitation.id"], name=op.f("fk_request_question_invitation_id")),
        sa.ForeignKeyConstraint(
            ["request_id"], ["request_for_quotation.id"], name=op.f("fk_request_question_request_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request_question")),
    )
    op.create_index(op.f("ix_request_question_request_id"), "request_question", ["request_id"])
    op.create_table(
        "quotation_seal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Integer(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["request_id"], ["request_for_quotation.id"], name=op.f("fk_quotation_seal_request_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quotation_seal")),
        sa.UniqueConstraint("request_id", name=op.f("uq_quotation_seal_request_id")),
    )
    op.create_table(
        "seal_holder",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("seal_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=True),
        sa.Column("public_key", sa.LargeBinary(), nullable=True),
        sa.Column("ready_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["seal_id"], ["quotation_seal.id"], name=op.f("fk_seal_holder_seal_id")),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_seal_holder_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seal_holder")),
        sa.UniqueConstraint("seal_id", "user_id", name=op.f("uq_seal_holder_seal_id_user_id")),
    )
    op.create_index(op.f("ix_seal_holder_user_id"), "seal_holder", ["user_id"])
    op.create_table(
        "seal_envelope",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("seal_id", sa.Integer(), nullable=False),
        sa.Column("first_id", sa.Integer(), nullable=False),
        sa.Column("second_id", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("inner", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["first_id"], ["seal_holder.id"], name=op.f("fk_seal_envelope_first_id")),
        sa.ForeignKeyConstraint(["seal_id"], ["quotation_seal.id"], name=op.f("fk_seal_envelope_seal_id")),
        sa.ForeignKeyConstraint(["second_id"], ["seal_holder.id"], name=op.f("fk_seal_envelope_second_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seal_envelope")),
        sa.UniqueConstraint(
            "seal_id", "first_id", "second_id", name=op.f("uq_seal_envelope_seal_id_first_id_second_id")
        ),
    )
    op.create_table(
        "opening_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("seal_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "step",
            sa.Enum(
                "too_early", "not_recognised", "first_key", "opened", name="openingstep", native_enum=False, length=40
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(["seal_id"], ["quotation_seal.id"], name=op.f("fk_opening_entry_seal_id")),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_opening_entry_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opening_entry")),
    )
    op.create_index(op.f("ix_opening_entry_seal_id"), "opening_entry", ["seal_id"])
    op.create_table(
        "quotation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("invitation_id", sa.Integer(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("times_replaced", sa.Integer(), nullable=False),
        sa.Column("stored_as", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("amount", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("remark", sa.String(), nullable=True),
        sa.Column("file_name", sa.String(), nullable=True),
        sa.Column("set_aside_reason", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["invitation_id"], ["invitation.id"], name=op.f("fk_quotation_invitation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quotation")),
        sa.UniqueConstraint("invitation_id", name=op.f("uq_quotation_invitation_id")),
    )
    op.create_table(
        "quotation_score",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("quotation_id", sa.Integer(), nullable=False),
        sa.Column("criterion_id", sa.Integer(), nullable=False),
        sa.Column("assessor_id", sa.Integer(), nullable=False),
        sa.Column("points", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("rationale", sa.String(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("is_final", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["assessor_id"], ["user_account.id"], name=op.f("fk_quotation_score_assessor_id")),
        sa.ForeignKeyConstraint(["criterion_id"], ["award_criterion.id"], name=op.f("fk_quotation_score_criterion_id")),
        sa.ForeignKeyConstraint(["quotation_id"], ["quotation.id"], name=op.f("fk_quotation_score_quotation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quotation_score")),
        sa.UniqueConstraint(
            "quotation_id",
            "criterion_id",
            "assessor_id",
            name=op.f("uq_quotation_score_quotation_id_criterion_id_assessor_id"),
        ),
    )
    op.create_table(
        "quotation_consensus",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("quotation_id", sa.Integer(), nullable=False),
        sa.Column("criterion_id", sa.Integer(), nullable=False),
        sa.Column("points", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("rationale", sa.String(), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("noted_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["criterion_id"], ["award_criterion.id"], name=op.f("fk_quotation_consensus_criterion_id")
        ),
        sa.ForeignKeyConstraint(["noted_by_id"], ["user_account.id"], name=op.f("fk_quotation_consensus_noted_by_id")),
        sa.ForeignKeyConstraint(["quotation_id"], ["quotation.id"], name=op.f("fk_quotation_consensus_quotation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quotation_consensus")),
        sa.UniqueConstraint(
            "quotation_id", "criterion_id", name=op.f("uq_quotation_consensus_quotation_id_criterion_id")
        ),
    )


def downgrade() -> None:
    op.drop_table("quotation_consensus")
    op.drop_table("quotation_score")
    op.drop_table("quotation")
    op.drop_table("opening_entry")
    op.drop_table("seal_envelope")
    op.drop_table("seal_holder")
    op.drop_table("quotation_seal")
    op.drop_table("request_question")
    op.drop_table("deadline_change")
    op.drop_table("invitation")
    op.drop_table("award_criterion")
    op.drop_table("request_for_quotation")
