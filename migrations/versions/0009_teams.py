"""teams"""

import sqlalchemy as sa
from alembic import op

revision = "0009_teams"
down_revision = "0008_single_sign_on"
branch_labels = None
depends_on = None

ROLES = ("board_member", "desk", "buyer", "controller", "administrator")


def _enum(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, length=40)


def upgrade() -> None:
    with op.batch_alter_table("role_assignment", schema=None) as batch_op:
        batch_op.add_column(sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True))

    _make_teams()
    _give_interests_dates()


def _make_teams() -> None:
    op.create_table(
        "role_invitation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("role", _enum("role", *ROLES), nullable=False),
        sa.Column("association_id", sa.Integer(), nullable=True),
        sa.Column("municipality_code", sa.String(length=6), nullable=True),
        sa.Column("role_ends_on", sa.Date(), nullable=True),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("invited_by_id", sa.Integer(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(role = 'board_member') = (association_id IS NOT NULL)",
            name=op.f("ck_role_invitation_board_of_association"),
        ),
        sa.CheckConstraint(
            "(role IN ('buyer', 'controller')) = (municipality_code IS NOT NULL)",
            name=op.f("ck_role_invitation_role_in_municipality"),
        ),
        sa.CheckConstraint("accepted_at IS NULL OR withdrawn_at IS NULL", name=op.f("ck_role_invitation_one_outcome")),
        sa.ForeignKeyConstraint(["association_id"], ["association.id"], name=op.f("fk_role_invitation_association_id")),
        sa.ForeignKeyConstraint(["invited_by_id"], ["user_account.id"], name=op.f("fk_role_invitation_invited_by_id")),
        sa.ForeignKeyConstraint(
            ["municipality_code"], ["municipality.code"], name=op.f("fk_role_invitation_municipality_code")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_invitation")),
    )
    with op.batch_alter_table("role_invitation", schema=None) as batch_op:
        for column in ("email", "association_id", "municipality_code"):
            batch_op.create_index(batch_op.f(f"ix_role_invitation_{column}"), [column], unique=False)

    op.create_table(
        "access_decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("quarter", sa.String(), nullable=False),
        sa.Column("verdict", _enum("verdict", "kept", "ended"), nullable=False),
        sa.Column("decided_by_id", sa.Integer(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["assignment_id"],
            ["role_assignment.id"],
            name=op.f("fk_access_decision_assignment_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["decided_by_id"], ["user_account.id"], name=op.f("fk_access_decision_decided_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_decision")),
        sa.UniqueConstraint("assignment_id", "quarter", name=op.f("uq_access_decision_assignment_id_quarter")),
    )
    with op.batch_alter_table("access_decision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_access_decision_quarter"), ["quarter"], unique=False)

    op.create_table(
        "access_reminder",
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("quarter", sa.String(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("repeated_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("team", "quarter", name=op.f("pk_access_reminder")),
    )


def _give_interests_dates() -> None:
    """What was declared until now counts from its day on, as it did."""
    with op.batch_alter_table("declared_interest", schema=None) as batch_op:
        batch_op.add_column(sa.Column("kind", _enum("interestkind", "owner", "employer"), nullable=True))
        batch_op.add_column(sa.Column("starts_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("ends_on", sa.Date(), nullable=True))

    op.execute("UPDATE declared_interest SET kind = 'owner', starts_on = date(declared_at)")
    with op.batch_alter_table("declared_interest", schema=None) as batch_op:
        batch_op.alter_column("kind", existing_type=_enum("interestkind", "owner", "employer"), nullable=False)
        batch_op.alter_column("starts_on", existing_type=sa.Date(), nullable=False)
        batch_op.create_check_constraint(
            batch_op.f("ck_declared_interest_ends_after_start"), "ends_on IS NULL OR ends_on >= starts_on"
        )
        batch_op.create_index(batch_op.f("ix_declared_interest_ends_on"), ["ends_on"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("declared_interest", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_declared_interest_ends_on"))
        batch_op.drop_constraint(batch_op.f("ck_declared_interest_ends_after_start"), type_="check")
        for column in ("ends_on", "starts_on", "kind"):
            batch_op.drop_column(column)

    for table in ("access_reminder", "access_decision", "role_invitation"):
        op.drop_table(table)

    with op.batch_alter_table("role_assignment", schema=None) as batch_op:
        batch_op.drop_column("ended_at")
