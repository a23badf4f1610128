"""What may happen to a planned purchase, and when."""

from datetime import timedelta
from decimal import Decimal

import pytest

from app.core.errors import DomainError
from app.core.quarters import Quarter
from app.sourcing.kinds import Category
from app.sourcing.planning import services
from app.sourcing.planning.details import PlanDetails
from app.sourcing.planning.models import PlannedPurchase, PlanStatus, SizeBand
from tests.factories.planning import make_draft_plan, make_plan
from tests.factories.sourcing import DE_BILT, GARDENING, NOON, ZEIST, make_buyer, make_details, make_file


@pytest.fixture
def buyer(session):
    return make_buyer()


def details(**values):
    defaults = {
        "subject": "Sports fields",
        "description": None,
        "category": Category.SERVICES,
        "cpv_code": GARDENING,
        "when": Quarter(2026, 4),
        "size_band": SizeBand.MEDIUM,
    }
    return PlanDetails(**{**defaults, **values})


def test_what_is_written_down_is_a_draft_until_it_is_published(buyer):
    plan = services.write(details(), municipality_code=ZEIST, by=buyer, at=NOON)
    assert plan.status is PlanStatus.DRAFT
    services.publish(plan, by=buyer, at=NOON)
    assert plan.status is PlanStatus.PUBLISHED


def test_the_quarter_that_runs_can_be_published(buyer):
    plan = make_draft_plan(year=2026, quarter=1)
    services.publish(plan, by=buyer, at=NOON)
    assert plan.published_at == NOON


def test_a_quarter_that_is_over_cannot_be_published(buyer):
    with pytest.raises(DomainError):
        services.publish(make_draft_plan(year=2025, quarter=4), by=buyer, at=NOON)


def test_on_new_years_eve_the_clock_of_the_region_decides_which_quarter_runs(buyer):
    """23:30 UTC on 31 March is 1 April in Amsterdam."""
    last_evening = NOON.replace(day=31, hour=23, minute=30)
    with pytest.raises(DomainError):
        services.publish(make_draft_plan(year=2026, quarter=1), by=buyer, at=last_evening)


def test_a_change_is_refused_to_who_saw_an_older_version(buyer):
    plan = make_draft_plan()
    with pytest.raises(DomainError):
        services.change(plan, details(subject="Other"), seen_version=plan.version - 1, by=buyer)


def test_a_change_keeps_what_was_there_before(buyer, session):
    plan = make_draft_plan()
    services.change(plan, details(subject="Other"), seen_version=plan.version, by=buyer)
    session.flush()
    assert (plan.subject, plan.when) == ("Other", Quarter(2026, 4))


@pytest.mark.parametrize("values", [{"withdrawn_at": NOON}, {"with_file": True}], ids=["withdrawn", "became a file"])
def test_what_is_withdrawn_or_became_a_file_changes_no_more(buyer, values):
    if values.pop("with_file", False):
        values["file_id"] = make_file(buyer).id
    plan = make_plan(**values)
    for verb in (
        lambda: services.change(plan, details(), seen_version=plan.version, by=buyer),
        lambda: services.withdraw(plan, "Reason", by=buyer, at=NOON),
        lambda: services.link(plan, make_file(buyer), by=buyer),
    ):
        with pytest.raises(DomainError):
            verb()


def test_a_draft_is_thrown_away(buyer, session):
    plan = make_draft_plan()
    services.discard(plan, by=buyer)
    session.flush()
    assert session.get(PlannedPurchase, plan.id) is None


def test_what_was_published_is_not_thrown_away(buyer):
    with pytest.raises(DomainError):
        services.discard(make_plan(), by=buyer)


def test_a_draft_is_not_withdrawn(buyer):
    with pytest.raises(DomainError):
        services.withdraw(make_draft_plan(), "Reason", by=buyer, at=NOON + timedelta(days=1))


def test_a_file_that_begins_from_a_plan_is_named_by_it(buyer):
    plan = make_plan()
    need = make_details(subject=plan.subject, estimated_value=Decimal(60_000))
    file = services.start_file(plan, need, by=buyer, at=NOON)
    assert (plan.file, file.subject, file.municipality_code) == (file, plan.subject, ZEIST)
    assert not plan.is_open


def test_a_file_of_another_municipality_cannot_be_linked(buyer):
    foreign = make_file(make_buyer(DE_BILT), municipality_code=DE_BILT)
    with pytest.raises(DomainError):
        services.link(make_plan(), foreign, by=buyer)
