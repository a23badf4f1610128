"""Choosing the procedure of a file: on the day it goes out, with reasons where they are due."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from app.accounts.models import Role
from app.audit.services import trail
from app.core.errors import DomainError
from app.sourcing import services as files
from app.sourcing.advice import services
from app.sourcing.advice.advising import RuleKind
from app.sourcing.advice.queries import current_choice, notice_of
from app.sourcing.advice.services import Wish
from app.sourcing.kinds import CrossBorder
from app.sourcing.outcomes.models import Outcome, OutcomeKind
from app.sourcing.policy.kinds import Procedure
from tests.factories import save
from tests.factories.procurement import make_choice, make_policy, make_request
from tests.factories.sourcing import (
    DE_BILT,
    NOON,
    PAINTING,
    ZEIST,
    make_buyer,
    make_details,
    make_file,
    make_person,
)

SINGLE, MULTIPLE, NATIONAL, EU = Procedure
TODAY = NOON.date()
DECEMBER = datetime(2025, 12, 15, 11, 0, tzinfo=UTC)
NEW_YEAR = date(2026, 1, 5)


@pytest.fixture(autouse=True)
def _policy(session):
    make_policy()


def choose(file, chosen, day=TODAY, *, at=NOON, **reasons):
    return services.choose(file, Wish(day, chosen, **reasons), by=file.owner, at=at)


def file_of_december(value):
    details = make_details(estimated_value=Decimal(value))
    return files.open_file(details, municipality_code=ZEIST, by=make_buyer(), at=DECEMBER)


def controller():
    return make_person(Role.CONTROLLER, municipality_code=ZEIST)


# Advice


@pytest.mark.parametrize(
    ("value", "procedure"), [("215999.99", MULTIPLE), ("216000.00", EU), ("216000.01", EU), ("49999.99", SINGLE)]
)
def test_a_file_is_advised_by_its_value(value, procedure):
    assert services.advice_now(make_file(estimated_value=Decimal(value)), TODAY).procedure is procedure


def test_lots_are_advised_together():
    lots = (files.LotDetails("North", Decimal(30_000)), files.LotDetails("South", Decimal(30_000)))
    file = make_file(estimated_value=Decimal(60_000), lots=lots)
    assert services.advice_now(file, TODAY).procedure is MULTIPLE


def test_a_policy_that_comes_into_force_is_a_change():
    july = date(2026, 7, 1)
    make_policy(in_force_from=july)
    file = make_file()
    assert services.advice_now(file, TODAY).next_change == july
    assert services.advice_now(file, july).next_change is None


def test_the_policy_of_another_municipality_decides_nothing():
    assert services.advice_now(make_file(municipality_code=DE_BILT), TODAY).rule.kind is RuleKind.NO_POLICY


# Choosing


def test_a_choice_keeps_what_was_advised_and_by_which_rule():
    file = make_file()
    choice = choose(file, SINGLE)
    assert (choice.advised, choice.chosen, choice.fewest_firms, choice.most_firms) == (SINGLE, SINGLE, 1, 1)
    assert (choice.rule, choice.rule_source, choice.value) == ("policy_band 0.00", "art. 4.1", file.estimated_value)
    assert choice.policy.title == "Example policy"
    assert choice.holds
    assert [act.action for act in trail(file)] == ["file.opened", "procedure.chosen"]


def test_a_day_that_is_past_cannot_be_chosen_for():
    with pytest.raises(DomainError, match="latere dag"):
        choose(make_file(), SINGLE, TODAY - timedelta(days=1))


def test_after_the_invitations_went_out_the_procedure_stays():
    file = make_request().file
    with pytest.raises(DomainError):
        choose(file, SINGLE)


def test_a_deviation_needs_a_reason():
    with pytest.raises(DomainError):
        choose(make_file(), MULTIPLE)


def test_a_deviation_holds_when_the_controller_agrees():
    file = make_file()
    choice = choose(file, MULTIPLE, deviation_reason="The market is wide.")
    assert (choice.holds, choice.fewest_firms) == (False, 3)
    assert services.misfit(file, TODAY) is not None
    services.agree(choice, by=controller(), at=NOON)
    assert choice.holds
    assert services.still_fits(file, TODAY)


def test_a_refused_deviation_never_holds():
    file = make_file()
    choice = choose(file, MULTIPLE, deviation_reason="The market is wide.")
    services.refuse(choice, "One firm will do.", by=controller(), at=NOON)
    assert not choice.holds
    assert not services.still_fits(file, TODAY)
    assert trail(file)[-1].values.content["reason"] == "One firm will do."


def test_nobody_agrees_to_their_own_deviation():
    choice = choose(make_file(), MULTIPLE, deviation_reason="The market is wide.")
    with pytest.raises(DomainError):
        services.agree(choice, by=choice.chosen_by, at=NOON)


def test_a_deviation_is_judged_once():
    choice = choose(make_file(), MULTIPLE, deviation_reason="The market is wide.")
    services.agree(choice, by=controller(), at=NOON)
    with pytest.raises(DomainError):
        services.refuse(choice, "Too late.", by=controller(), at=NOON)


def test_a_deviation_that_was_replaced_is_not_judged():
    file = make_file()
    first = choose(file, MULTIPLE, deviation_reason="The market is wide.")
    choose(file, SINGLE)
    with pytest.raises(DomainError):
        services.agree(first, by=controller(), at=NOON)


def test_a_refusal_needs_a_reason():
    choice = choose(make_file(), MULTIPLE, deviation_reason="The market is wide.")
    with pytest.raises(DomainError):
        services.refuse(choice, " ", by=controller(), at=NOON)


# A file that crosses a change of amounts


def test_a_choice_of_december_does_not_fit_in_january():
    file = file_of_december(218_000)
    choose(file, MULTIPLE, date(2025, 12, 20), at=DECEMBER)
    assert services.still_fits(file, date(2025, 12, 31))
    assert not services.still_fits(file, NEW_YEAR)
    assert services.advice_now(file, NEW_YEAR).procedure is EU


def test_a_choice_of_december_for_january_is_advised_by_januarys_amounts():
    file = file_of_december(218_000)
    assert choose(file, EU, NEW_YEAR, at=DECEMBER).advised is EU
    assert services.still_fits(file, NEW_YEAR)


def test_below_both_thresholds_a_choice_of_december_fits():
    file = file_of_december(60_000)
    choose(file, MULTIPLE, date(2025, 12, 20), at=DECEMBER)
    assert services.still_fits(file, NEW_YEAR)


def test_other_numbers_of_firms_do_not_fit_either():
    file = make_file(estimated_value=Decimal(60_000))
    make_choice(file, fewest_firms=2)
    assert not services.still_fits(file, TODAY)


def test_a_value_that_grew_over_a_limit_does_not_fit():
    file = make_file()
    choose(file, SINGLE)
    details = make_details(estimated_value=Decimal(50_000))
    files.change_file(file, details, seen_version=file.version, by=file.owner)
    assert not services.still_fits(file, TODAY)


def test_without_a_choice_nothing_fits():
    assert not services.still_fits(make_file(), TODAY)


# Splitting


def test_purchases_of_one_group_in_a_year_are_counted_together():
    make_file(estimated_value=Decimal(30_000))
    file = make_file(estimated_value=Decimal(20_000))
    alarm, others = services.splitting_alarm(file, TODAY, at=NOON)
    assert (alarm.total, alarm.limit, len(others)) == (50_000, 50_000, 1)


def test_other_work_other_places_and_older_files_do_not_count():
    make_file(cpv_code=PAINTING)
    make_file(municipality_code=DE_BILT)
    files.open_file(make_details(), municipality_code=ZEIST, by=make_buyer(), at=NOON - timedelta(days=366))
    assert services.splitting_alarm(make_file(), TODAY, at=NOON) == (None, [])


@pytest.mark.parametrize(("kind", "counts"), [(OutcomeKind.AWARDED, 1), (OutcomeKind.STOPPED, 0)])
def test_a_file_in_which_nothing_was_bought_does_not_count(kind, counts):
    other = make_file()
    save(Outcome(file=other, kind=kind, rationale="x", decided_at=NOON, decided_by_id=other.owner_id))
    _alarm, others = services.splitting_alarm(make_file(), TODAY, at=NOON)
    assert len(others) == counts


def test_going_on_near_a_limit_needs_a_reason_that_is_kept():
    make_file()
    file = make_file()
    with pytest.raises(DomainError):
        choose(file, SINGLE)
    choice = choose(file, SINGLE, splitting_reason="Other fields, another year.")
    assert (choice.similar_sum, choice.splitting_reason) == (90_000, "Other fields, another year.")
    assert trail(file)[-1].values.content["splitting_reason"] == "Other fields, another year."


# Open procedures


def european_file():
    file = make_file(estimated_value=Decimal(300_000))
    choose(file, EU)
    return file


def test_the_number_on_the_platform_is_noted_with_the_steps():
    file = european_file()
    services.note_notice(file, ["documents", "bribes"], "412345", TODAY, by=file.owner, at=NOON)
    notice = notice_of(file)
    assert (list(notice.checked), notice.reference, notice.published_on) == (["documents"], "412345", TODAY)


def test_a_step_keeps_the_moment_at_which_it_was_done_first():
    file = european_file()
    services.note_notice(file, ["documents"], None, None, by=file.owner, at=NOON)
    services.note_notice(file, ["documents", "planning"], None, None, by=file.owner, at=NOON + timedelta(days=1))
    assert notice_of(file).checked["documents"] == NOON.isoformat()


def test_a_private_procedure_has_no_notice():
    file = make_file()
    choose(file, SINGLE)
    with pytest.raises(DomainError):
        services.note_notice(file, [], "412345", TODAY, by=file.owner, at=NOON)
    assert current_choice(file).chosen.is_private


# The local rule


def local_file(value=45_000, judgement=CrossBorder.NO):
    return make_file(estimated_value=Decimal(value), cross_border=judgement, cross_border_reason="Small work.")


@pytest.fixture
def local_rule():
    make_policy(local_rule="The region first.", local_rule_article="art. 6", in_force_from=date(2026, 1, 1))


def test_a_local_rule_with_its_article_allows_a_local_search(local_rule):
    assert services.local_rule_allowed(local_file(), TODAY) is None


def test_without_a_local_rule_no_search_is_local():
    assert services.local_rule_allowed(local_file(), TODAY) is not None


@pytest.mark.parametrize("judgement", [CrossBorder.YES, CrossBorder.NOT_JUDGED])
def test_interest_from_abroad_blocks_a_local_search_until_it_was_judged_absent(local_rule, judgement):
    assert services.local_rule_allowed(local_file(judgement=judgement), TODAY) is not None


@pytest.mark.parametrize(("value", "counts"), [("215999.99", False), ("216000.00", True), ("216000.01", True)])
def test_from_the_threshold_on_interest_from_abroad_counts_as_yes(local_rule, value, counts):
    file = local_file(value)
    assert services.counts_as_cross_border(file, TODAY) is counts
    assert (services.local_rule_allowed(file, TODAY) is not None) is counts
