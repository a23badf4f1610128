"""What the record of a file says about its quotations."""

from decimal import Decimal

import pytest

from app.sourcing.quotations import scoring
from app.sourcing.quotations.details import Given
from app.sourcing.quotations.scoring import sheet_of
from app.sourcing.quotations.telling import tell_quotations, tell_scores, tell_seal
from app.sourcing.record import Secret, sections_of
from app.sourcing.roles.kinds import FileRoleKind
from tests.factories.procurement import make_role_in
from tests.factories.quotations import AFTER, hand_in, make_seal, open_all
from tests.factories.sourcing import make_buyer, make_file, make_person


@pytest.fixture
def file(asked):
    """Opened, scored by one assessor, agreed on."""
    seal = make_seal(asked)
    hand_in(asked.invitations[0])
    open_all(seal)
    assessor = make_person()
    make_role_in(asked.file, FileRoleKind.ASSESSOR, assessor)
    given = dict.fromkeys(sheet_of(asked.file).places, Given(Decimal(8), "Clear."))
    scoring.hand_in(asked.file, given, by=assessor, at=AFTER)
    scoring.note_consensus(asked.file, given, by=asked.file.owner, at=AFTER)
    return asked.file


def table(section, key):
    [found] = [each for each in section.tables if each.key == key]
    return found


def test_a_file_without_quotations_tells_nothing(session):
    file = make_file()
    assert not any(table.rows for tell in (tell_seal, tell_quotations, tell_scores) for table in tell(file).tables)


def test_the_seal_tells_who_held_keys_and_every_attempt(file):
    section = tell_seal(file)
    assert len(table(section, "holders").rows) == 3
    assert [row[2].code for row in table(section, "openings").rows] == ["first_key", "opened"]


def test_the_receipts_tell_when_and_what_with_prices_marked_as_confidential(file):
    found = table(tell_quotations(file), "quotations")
    columns = {column.key: column for column in found.columns}
    [row] = found.rows
    values = dict(zip(columns, row, strict=True))
    assert (str(values["amount"]), values["size"] > 0, len(values["sha256"])) == ("45123.45", True, 64)
    assert {columns[key].secret for key in ("amount", "file_name", "remark")} == {Secret.BUSINESS}


def test_the_scores_tell_each_assessor_the_consensus_and_the_numbers_of_the_total(file):
    section = tell_scores(file)
    assert [row[3:5] for row in table(section, "individual_scores").rows] == [("8.00", "Clear.")]
    assert [row[2:4] for row in table(section, "consensus").rows] == [("8.00", "Clear.")]
    assert [row[4] for row in table(section, "points").rows] == ["10.00", "8.00"]
    assert [row[2:] for row in table(section, "ranking").rows] == [("8.80", 1, False)]


def test_every_row_has_as_many_values_as_columns(file):
    for section in (tell_seal(file), tell_quotations(file), tell_scores(file)):
        for each in section.tables:
            assert {len(row) for row in each.rows} <= {len(each.columns)}


def test_every_export_holds_them(file):
    assert {"seal", "quotations", "scores"} <= {section.key for section in sections_of(file)}


def test_no_export_tells_scores_while_somebody_still_scores(file):
    make_role_in(file, FileRoleKind.ASSESSOR, make_buyer())
    assert table(tell_scores(file), "individual_scores").rows == []
