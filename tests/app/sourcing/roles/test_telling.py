"""What the record of a file says about roles, declarations and the shortlist."""

from datetime import timedelta

from app.sourcing.record import sections_of
from app.sourcing.roles import declaring, services
from app.sourcing.roles.kinds import FileRoleKind
from tests.factories.four_eyes import make_ready_file
from tests.factories.sourcing import NOON, make_buyer

LATER = NOON + timedelta(hours=1)


def tables_in(file):
    """The rows of every table of the record, by its key, each as values by column."""
    return {
        table.key: [dict(zip([column.key for column in table.columns], row, strict=True)) for row in table.rows]
        for section in sections_of(file)
        for table in section.tables
    }


def test_every_role_is_told_with_its_times(session):
    file, before, after = make_ready_file(), make_buyer(), make_buyer()
    role = services.give_role(file, FileRoleKind.ASSESSOR, before, by=file.owner, at=NOON)
    services.hand_over(role, after, note="Leave", by=before, at=LATER)
    told = [(row["name"], row["given_at"], row["ended_at"]) for row in tables_in(file)["roles"]]
    assert told == [(before.name, NOON, LATER), (after.name, LATER, None), (file.owner.name, NOON, None)]


def test_that_somebody_stepped_aside_is_told_beside_what_they_decided(session):
    file = make_ready_file()
    owner = file.owner
    declaring.step_aside(file, by=owner, at=LATER)
    tables = tables_in(file)
    assert [(row["name"], row["declaration"].code) for row in tables["declarations"]] == [(owner.name, "stepped_aside")]
    assert all(row["stepped_aside"] for row in tables["decisions"])
    assert {row["reason"] for row in tables["decisions"]} == {"Does this work nearby."}
