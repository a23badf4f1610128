"""How a file ends: one person decides, another agrees."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from app.accounts.models import Role
from app.audit.services import trail
from app.core.errors import DomainError
from app.memberships.services import declare_interest
from app.sourcing.models import Lot
from app.sourcing.outcomes.deciding import services
from app.sourcing.outcomes.deciding.drafting import rationale
from app.sourcing.outcomes.details import AwardLine, OutcomeDetails
from app.sourcing.outcomes.models import DecisionLetter, OutcomeKind
from app.sourcing.outcomes.policies import may_agree, may_write
from app.sourcing.outcomes.queries import noted_quotations_of
from app.sourcing.queries import shortlist_of
from app.sourcing.roles.declaring import NotDeclared
from app.sourcing.roles.kinds import FileRoleKind
from tests.app.sourcing.outcomes.conftest import AFTER
from tests.factories import save
from tests.factories.procurement import DEADLINE, make_declaration, make_locked_file, make_quotation, make_role_in
from tests.factories.sourcing import DE_BILT, NOON, ZEIST, make_buyer, make_person

# The decision


def test_the_work_is_awarded_for_what_was_quoted(case):
    outcome = case.decide(case.award())
    assert outcome.kind is OutcomeKind.AWARDED
    assert [(award.firm, award.amount) for award in outcome.awards] == [(case.first.firm, Decimal(45_000))]
    assert not outcome.is_agreed


def test_the_trail_names_the_decision_and_no_amount(case):
    case.decide(case.award())
    entry = trail(case.file)[-1]
    assert entry.action == "outcome.decided"
    assert "45000" not in str(entry.values.content)


@pytest.mark.parametrize("kind", [OutcomeKind.NONE_SUITABLE, OutcomeKind.STOPPED])
def test_a_file_can_end_without_an_award(case, kind):
    assert case.decide(kind=kind).awards == []


def test_an_outcome_without_reasons_is_refused(case):
    with pytest.raises(DomainError, match="Say why"):
        case.decide(case.award(), rationale=" \n")


def test_an_award_needs_a_firm_and_a_stop_has_none(case):
    with pytest.raises(DomainError, match="Choose which firm"):
        case.decide()
    with pytest.raises(DomainError, match="leave out the firms"):
        case.decide(case.award(), kind=OutcomeKind.STOPPED)


@pytest.mark.parametrize("amount", ["0", "-1", "10000000000.01"])
def test_an_amount_that_cannot_be_is_refused(case, amount):
    with pytest.raises(DomainError, match="amount above zero"):
        case.decide(case.award(amount=Decimal(amount), reason="Typed."))


def test_before_the_deadline_nothing_is_awarded_but_a_file_can_be_stopped(case):
    early = DEADLINE - timedelta(seconds=1)
    for kind, lines in ((OutcomeKind.AWARDED, [case.award()]), (OutcomeKind.NONE_SUITABLE, [])):
        with pytest.raises(DomainError, match="Wait until the deadline"):
            case.decide(*lines, kind=kind, at=early)
    assert case.decide(kind=OutcomeKind.STOPPED, at=early)


def test_only_a_firm_with_a_valid_opened_quotation_gets_the_work(case):
    with pytest.raises(DomainError, match="valid quotation"):
        case.decide(case.award(case.silent))
    sealed = make_quotation(case.silent, amount=1)
    sealed.amount = sealed.opened_at = None
    with pytest.raises(DomainError, match="valid quotation"):
        case.decide(case.award(case.silent))
    sealed.amount, sealed.set_aside_reason = Decimal(1), "Not signed."
    with pytest.raises(DomainError, match="valid quotation"):
        case.decide(case.award(case.silent))


def test_a_firm_of_another_file_is_refused(case):
    with pytest.raises(DomainError, match="valid quotation"):
        case.decide(replace(case.award(), decision_id=0))


def test_another_amount_than_quoted_needs_a_reason(case):
    with pytest.raises(DomainError, match="Say why the amount"):
        case.decide(case.award(amount=Decimal("45000.01")))
    outcome = case.decide(case.award(amount=Decimal("45000.01"), reason="One option was added."))
    assert outcome.awards[0].reason == "One option was added."


def test_a_firm_that_is_not_the_first_needs_a_reason(case):
    with pytest.raises(DomainError, match="more points"):
        case.decide(case.award(case.second, amount=Decimal(48_000)))
    case.decide(case.award(case.second, amount=Decimal(48_000), reason="The first one withdrew."))


# Lots


@pytest.fixture
def lots(case):
    made = [Lot(number=number, subject=f"Field {number}", estimated_value=Decimal(20_000)) for number in (1, 2)]
    case.file.lots = made
    save(case.file)
    return made


def test_each_lot_goes_to_one_firm(case, lots):
    outcome = case.decide(
        case.award(lot_id=lots[0].id, amount=Decimal(20_000)),
        case.award(case.second, lot_id=lots[1].id, amount=Decimal(21_000), reason="Best for this lot."),
    )
    assert [(award.lot.number, award.firm) for award in outcome.awards] == [(1, case.first.firm), (2, case.second.firm)]


def test_a_lot_goes_to_one_firm_only_and_no_work_goes_beside_the_lots(case, lots):
    for lines in (
        [case.award(lot_id=lots[0].id), case.award(case.second, lot_id=lots[0].id)],
        [case.award(lot_id=None)],
    ):
        with pytest.raises(DomainError, match="one for each lot"):
            case.decide(*lines)


def test_lots_for_more_than_the_firm_quoted_need_a_reason(case, lots):
    half = Decimal("22500.01")
    with pytest.raises(DomainError, match="Say why the amount"):
        case.decide(*(case.award(lot_id=lot.id, amount=half) for lot in lots))


# Deciding again, and by whom


def test_deciding_again_undoes_the_agreement_and_throws_drafts_away(case, session):
    case.drafted()
    outcome = case.decide(kind=OutcomeKind.STOPPED)
    assert not outcome.is_agreed
    assert outcome.awards == []
    assert session.query(DecisionLetter).count() == 0


def test_who_saw_an_older_outcome_is_told(case):
    case.decide(case.award())
    with pytest.raises(DomainError, match="Somebody else changed"):
        case.decide(case.award(), seen=0)


def test_after_the_letters_were_released_nothing_is_decided(case):
    case.released()
    with pytest.raises(DomainError, match="Withdraw the outcome"):
        case.decide(kind=OutcomeKind.STOPPED)


def test_somebody_with_an_interest_in_an_invited_firm_neither_decides_nor_agrees(case):
    declare_interest(case.owner, case.second.decision.supplier, at=NOON)
    with pytest.raises(DomainError, match="You have an interest"):
        case.decide(case.award())
    declare_interest(case.colleague, case.silent.decision.supplier, at=NOON)
    outcome = case.decide(case.award(), by=declared(case))
    with pytest.raises(DomainError, match="You have an interest"):
        services.agree(outcome, seen_version=outcome.version, by=case.colleague, at=AFTER)


def test_nobody_agrees_to_their_own_decision(case):
    outcome = case.decide(case.award())
    with pytest.raises(DomainError, match="Somebody else agrees"):
        services.agree(outcome, seen_version=outcome.version, by=case.owner, at=AFTER)


def test_nobody_agrees_twice_or_to_what_they_did_not_see(case):
    outcome = case.decide(case.award())
    with pytest.raises(DomainError, match="was changed while"):
        services.agree(outcome, seen_version=outcome.version - 1, by=case.colleague, at=AFTER)
    services.agree(outcome, seen_version=outcome.version, by=case.colleague, at=AFTER)
    with pytest.raises(DomainError, match="agreed to the outcome already"):
        services.agree(outcome, seen_version=outcome.version, by=declared(case), at=AFTER)


def declared(case):
    """Another buyer, who declared about interests."""
    buyer = make_buyer(ZEIST)
    make_declaration(case.file, buyer)
    return buyer


def test_who_did_not_declare_about_interests_neither_decides_nor_agrees(case):
    with pytest.raises(NotDeclared):
        case.decide(case.award(), by=make_buyer(ZEIST))
    outcome = case.decide(case.award())
    with pytest.raises(NotDeclared):
        services.agree(outcome, seen_version=outcome.version, by=make_buyer(ZEIST), at=AFTER)


def test_an_outcome_is_sent_back_with_a_reason(case):
    outcome = case.decide(case.award())
    with pytest.raises(DomainError, match="Give the reason"):
        services.send_back(outcome, " ", seen_version=outcome.version, by=case.colleague)
    services.send_back(outcome, "Name the plan.", seen_version=outcome.version, by=case.colleague)
    assert outcome.returned_reason == "Name the plan."
    assert case.decide(case.award()).returned_reason is None


# Who may


def test_the_owner_and_the_deputy_decide_and_no_other_buyer(case):
    deputy = make_buyer(ZEIST)
    make_role_in(case.file, FileRoleKind.DEPUTY, deputy)
    people = (case.owner, deputy, case.colleague, make_buyer(DE_BILT), None)
    assert [may_write(each, case.file) for each in people] == [True, True, False, False, False]


def test_who_stepped_aside_neither_decides_nor_agrees(case):
    case.decide(case.award())
    for person in (case.owner, case.colleague):
        make_declaration(case.file, person, has_interest=True)
    assert not may_write(case.owner, case.file)
    assert not may_agree(case.colleague, case.file)


def test_in_a_file_without_roles_a_colleague_or_the_controller_agrees(case):
    case.decide(case.award())
    controller = make_person(Role.CONTROLLER, municipality_code=ZEIST)
    people = (case.owner, case.colleague, controller, make_buyer(DE_BILT), None)
    assert [may_agree(each, case.file) for each in people] == [False, True, True, False, False]


@pytest.mark.parametrize("kind", [FileRoleKind.BUDGET_HOLDER, FileRoleKind.SIGNER])
def test_in_a_file_with_a_budget_holder_or_signer_only_they_agree(case, kind):
    case.decide(case.award())
    named = make_buyer(ZEIST)
    make_role_in(case.file, kind, named)
    assert [may_agree(each, case.file) for each in (named, case.colleague)] == [True, False]


def test_a_budget_holder_who_decided_themselves_is_not_the_second_person(case):
    make_role_in(case.file, FileRoleKind.BUDGET_HOLDER, case.owner)
    case.decide(case.award())
    assert not may_agree(case.owner, case.file)
    assert may_agree(case.colleague, case.file)


# From outside the system


@pytest.fixture
def outside(english):
    file = make_locked_file(2)
    return file, shortlist_of(file)


def test_quotations_from_outside_the_system_are_typed_in_and_awarded(outside, session):
    file, (first, second) = outside
    amounts = {first.id: Decimal(40_000), second.id: None}
    services.note_quotations(file, amounts, by=file.owner, at=NOON)
    session.flush()
    details = OutcomeDetails(OutcomeKind.AWARDED, "The only one.", (AwardLine(first.id, None, Decimal(40_000), None),))
    outcome = services.decide(file, details, seen_version=0, by=file.owner, at=NOON)
    assert [(award.firm, award.invitation_id) for award in outcome.awards] == [(first.firm, None)]


def test_a_typed_amount_can_be_changed_and_taken_away(outside, session):
    file, (first, second) = outside
    for amount in (Decimal(1), Decimal(2), None):
        services.note_quotations(file, {first.id: amount, second.id: Decimal(9)}, by=file.owner, at=NOON)
        session.flush()
        noted = noted_quotations_of(file).get(first.id)
        assert (noted.amount if noted else None) == amount


def test_where_a_request_was_sent_nothing_is_typed_in(case):
    with pytest.raises(DomainError, match="come in through it"):
        services.note_quotations(case.file, {case.first.decision_id: Decimal(1)}, by=case.owner, at=AFTER)


@pytest.mark.parametrize("amount", ["0", "-5"])
def test_a_typed_amount_is_above_zero(outside, amount):
    file, (first, _second) = outside
    with pytest.raises(DomainError, match="above zero"):
        services.note_quotations(file, {first.id: Decimal(amount)}, by=file.owner, at=NOON)


# The draft


def test_the_draft_names_rank_points_and_price_of_the_winner(case):
    field = case.field
    text = rationale(field, OutcomeKind.AWARDED, field.eligible[:1])
    for words in (f"{case.first.firm} is number 1 of 2", "45,000", "Plan of work: 8 of 10 points", "3 firms"):
        assert words in text
