"""What the record of a file says about its procedure."""

from decimal import Decimal

import pytest

from app.accounts.models import Role
from app.sourcing.advice import services, telling
from app.sourcing.advice.services import Wish
from app.sourcing.archive.telling import need as need_telling
from app.sourcing.details import LotDetails
from app.sourcing.kinds import CrossBorder
from app.sourcing.policy.kinds import Procedure
from app.sourcing.record import Secret, sections_of
from tests.factories.procurement import make_policy
from tests.factories.sourcing import NOON, ZEIST, make_file, make_person


@pytest.fixture
def told(session):
    """A file with lots, a deviation to which a controller agreed, and a reason that it is no splitting."""
    make_policy(title="Policy 2026", number=3)
    make_file(estimated_value=Decimal(30_000))
    lots = (LotDetails("North", Decimal(20_000)), LotDetails("South", Decimal(10_000)))
    values = {"lots": lots, "cross_border": CrossBorder.NO, "cross_border_reason": "Small."}
    file = make_file(estimated_value=Decimal(30_000), **values)
    wish = Wish(NOON.date(), Procedure.MULTIPLE_PRIVATE_QUOTATION, "Wide market.", "Other work.")
    choice = services.choose(file, wish, by=file.owner, at=NOON)
    services.agree(choice, by=make_person(Role.CONTROLLER, municipality_code=ZEIST), at=NOON)
    return file


def row_of(file):
    section = telling.tell(file)
    [table] = [each for each in section.tables if each.key == "choices"]
    [row] = table.rows
    return dict(zip([column.key for column in table.columns], row, strict=True))


def test_the_choice_is_told_with_rule_source_policy_and_agreement(told):
    row = row_of(told)
    assert (row["advised"].code, row["chosen"].code) == ("single_private_quotation", "multiple_private_quotation")
    assert (row["rule_source"], row["policy"], row["deviation_reason"]) == (
        "art. 4.1",
        "3: Policy 2026",
        "Wide market.",
    )
    assert (row["agreed"], row["judged_at"], row["refused_reason"]) == (True, NOON, None)
    assert (row["similar_sum"], row["splitting_reason"]) == (60_000, "Other work.")


def test_lots_and_judgement_are_told_once_with_the_need(told):
    need, procedure = need_telling.tell(told), telling.tell(told)
    facts = {fact.key: fact.value for fact in need.facts}
    assert (facts["cross_border"].code, facts["cross_border_reason"]) == ("no", "Small.")
    [lots] = [each for each in need.tables if each.key == "lots"]
    assert [tuple(row) for row in lots.rows] == [(1, "North", 20_000), (2, "South", 10_000)]
    assert "lots" not in {table.key for table in procedure.tables}


def test_names_of_people_may_be_left_out(told):
    secrets = {column.key: column.secret for column in telling.CHOICES}
    assert secrets["chosen_by"] is secrets["judged_by"] is Secret.PERSON


def test_a_file_without_a_choice_is_told_too(session):
    section = telling.tell(make_file())
    assert [len(table.rows) for table in section.tables] == [0, 0]


def test_every_export_holds_the_section(told):
    assert "procedure" in [section.key for section in sections_of(told)]
