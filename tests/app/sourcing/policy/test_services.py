"""Versions of a purchasing policy: a draft is changed, an adopted one never."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from app.audit.services import trail
from app.core.errors import DomainError
from app.sourcing.policy import services
from app.sourcing.policy.example import example_policy
from app.sourcing.policy.models import PolicyBand, ProcurementPolicy
from app.sourcing.policy.queries import bands_of, draft_of, next_policy_day, policy_in_force
from tests.factories.procurement import make_policy
from tests.factories.sourcing import DE_BILT, NOON, ZEIST

TODAY = NOON.date()
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def draft(controller):
    return services.start_draft(ZEIST, by=controller, at=NOON)


def adopt(policy, day=TODAY):
    services.adopt(policy, in_force_from=day, by=None, at=NOON)


def test_the_first_draft_is_the_invented_example(draft):
    assert draft.is_draft
    assert services.details_of(draft) == replace(example_policy(TODAY), bands=bands_of(draft))
    assert set(bands_of(draft)) == set(example_policy(TODAY).bands)


def test_a_draft_decides_nothing(draft):
    assert policy_in_force(ZEIST, TODAY) is None


def test_the_first_policy_may_hold_in_the_past(draft):
    adopt(draft, date(2024, 1, 1))
    assert policy_in_force(ZEIST, date(2025, 6, 1)) is draft


def test_a_new_version_is_a_copy_of_the_last(draft, controller):
    services.change_draft(
        draft, replace(services.details_of(draft), title="Beleid 2026"), seen_version=draft.version, by=controller
    )
    adopt(draft)
    second = services.start_draft(ZEIST, by=controller, at=NOON)
    assert (second.number, second.title) == (2, "Beleid 2026")
    assert bands_of(second) == bands_of(draft)


def test_a_later_version_never_holds_before_today(draft, controller):
    adopt(draft, date(2024, 1, 1))
    second = services.start_draft(ZEIST, by=controller, at=NOON)
    with pytest.raises(DomainError, match="latere dag"):
        adopt(second, TODAY - timedelta(days=1))
    adopt(second, TOMORROW)
    assert policy_in_force(ZEIST, TODAY) is draft
    assert next_policy_day(ZEIST, TODAY) == TOMORROW
    assert policy_in_force(ZEIST, TOMORROW) is second


def test_an_adopted_version_is_never_changed(draft, controller):
    adopt(draft)
    details = replace(services.details_of(draft), title="Other")
    for act in (
        lambda: services.change_draft(draft, details, seen_version=draft.version, by=controller),
        lambda: services.discard_draft(draft, by=controller),
        lambda: adopt(draft, TOMORROW),
    ):
        with pytest.raises(DomainError, match="nooit"):
            act()


def test_there_is_one_draft_at_a_time(draft, controller):
    with pytest.raises(DomainError):
        services.start_draft(ZEIST, by=controller, at=NOON)
    assert services.start_draft(DE_BILT, by=controller, at=NOON).number == 1


def test_bands_of_a_draft_are_replaced(draft, controller, session):
    single, multiple, *rest = services.details_of(draft).bands
    details = replace(services.details_of(draft), bands=[single, replace(multiple, from_value=Decimal(40_000)), *rest])
    services.change_draft(draft, details, seen_version=draft.version, by=controller)
    session.expire_all()
    assert set(bands_of(draft)) == set(details.bands)
    assert session.query(PolicyBand).count() == len(details.bands)


def test_two_people_never_overwrite_each_others_bands(draft, controller):
    seen, details = draft.version, services.details_of(draft)
    services.change_draft(draft, replace(details, bands=details.bands[1:]), seen_version=seen, by=controller)
    with pytest.raises(DomainError, match="Iemand anders"):
        services.change_draft(draft, details, seen_version=seen, by=controller)


def test_saving_without_a_change_records_nothing(draft, controller):
    services.change_draft(draft, services.details_of(draft), seen_version=draft.version, by=controller)
    assert [act.action for act in trail(draft)] == ["policy.drafted"]


def test_amounts_that_are_wrong_are_not_adopted(draft, controller):
    details = services.details_of(draft)
    services.change_draft(draft, replace(details, bands=details.bands[1:]), seen_version=draft.version, by=controller)
    with pytest.raises(DomainError):
        adopt(draft)
    assert draft.is_draft


def test_amounts_are_judged_by_the_thresholds_of_the_day_they_come_into_force(session):
    policy = make_policy(adopted_at=None)
    [band] = [each for each in policy.bands if each.category == "goods" and each.from_value]
    band.from_value = Decimal(218_000)
    with pytest.raises(DomainError):
        adopt(policy)
    adopt(policy, date(2025, 12, 31))
    assert not policy.is_draft


def test_a_draft_that_is_thrown_away_leaves_its_trace(draft, controller, session):
    services.discard_draft(draft, by=controller)
    assert [act.action for act in trail(draft)] == ["policy.drafted", "policy.discarded"]
    session.flush()
    assert draft_of(ZEIST) is None
    assert session.query(ProcurementPolicy).count() == 0


def test_who_adopted_is_recorded(draft, controller):
    services.adopt(draft, in_force_from=TODAY, by=controller, at=NOON)
    assert (draft.adopted_by_id, draft.adopted_at) == (controller.id, NOON)
    assert (trail(draft)[-1].action, trail(draft)[-1].actor_id) == ("policy.adopted", controller.id)
