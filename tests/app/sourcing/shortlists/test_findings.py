"""What stands out in a shortlist."""

from datetime import timedelta

import pytest

from app.core.errors import DomainError
from app.sourcing.candidates.models import CandidateNote
from app.sourcing.details import Choice
from app.sourcing.policy.kinds import IncumbentRule
from app.sourcing.queries import entries_of, shortlist_of
from app.sourcing.shortlists import services
from app.sourcing.shortlists.findings import examine
from app.sourcing.shortlists.models import JustificationKind
from app.sourcing.shortlists.queries import justifications_in
from tests.factories import save
from tests.factories.four_eyes import make_choice, make_outside_firm, make_proposal
from tests.factories.procurement import (
    make_award,
    make_contract,
    make_decided_file,
    make_locked_file,
    make_policy,
    make_request,
)
from tests.factories.sourcing import DE_BILT, NOON, PAINTING, make_file, make_listed_firm, make_longlist

NUMBER, SAME_FIRMS, INCUMBENT = JustificationKind


@pytest.mark.parametrize(
    ("fewest", "most", "asks"),
    [(3, 5, False), (1, 3, False), (4, 5, True), (1, 2, True), (None, None, False)],
)
def test_another_number_than_advised_asks_for_a_reason(session, fewest, most, asks):
    file = make_decided_file(3)
    make_choice(file, fewest_firms=fewest, most_firms=most)
    assert (NUMBER in examine(file).asked) is asks


@pytest.mark.parametrize(("firms", "is_thin"), [(2, True), (3, False)])
def test_fewer_than_three_candidates_warn(session, firms, is_thin):
    assert examine(make_decided_file(firms)).is_thin is is_thin


def test_a_firm_from_outside_is_a_candidate(session):
    file = make_decided_file(2)
    make_outside_firm(file)
    assert examine(file).candidates == 3


def invite_again(earlier, **values):
    """A later file that invites the firms of an earlier one."""
    file = make_file(**values)
    firms = [decision.supplier for decision in shortlist_of(earlier)]
    for entry in entries_of(make_longlist(file, *firms)):
        services.decide(entry, Choice(invited=True, reason="Again.", seen=None), by=file.owner, at=NOON)
    return file


def test_the_set_that_was_invited_last_asks_for_a_reason(session):
    file = invite_again(make_locked_file())
    assert examine(file).asked == [SAME_FIRMS]


def with_the_firm_of_a_contract(invited=True, **rule):
    """Under a policy with this rule, beside a firm that is new; the contract began the day before."""
    award = make_award(make_request(make_locked_file(1)).invitations[0])
    make_contract(award, starts_on=NOON.date() - timedelta(days=1))
    file = make_file()
    make_choice(file, policy=make_policy(**rule), for_day=NOON.date())
    for entry in entries_of(make_longlist(file, award.decision.supplier, make_listed_firm())):
        is_new = entry.supplier_id != award.decision.supplier_id
        services.decide(entry, Choice(invited or is_new, "Good.", seen=None), by=file.owner, at=NOON)
    return file


@pytest.mark.parametrize(("rule", "asked"), [(rule, rule is IncumbentRule.NEEDS_REASON) for rule in IncumbentRule])
def test_who_has_the_contract_is_invited_with_a_reason_where_the_policy_asks_for_it(session, rule, asked):
    file = with_the_firm_of_a_contract(incumbent_rule=rule)
    assert (INCUMBENT in examine(file).asked) is asked


def test_who_has_the_contract_and_is_not_invited_needs_no_reason_here(session):
    file = with_the_firm_of_a_contract(invited=False, incumbent_rule=IncumbentRule.NEEDS_REASON)
    assert INCUMBENT not in examine(file).asked


@pytest.mark.parametrize("values", [{"municipality_code": DE_BILT}, {"cpv_code": PAINTING}])
def test_another_municipality_or_cpv_class_has_a_last_set_of_its_own(session, values):
    assert examine(invite_again(make_locked_file(), **values)).asked == []


def test_a_set_that_was_not_signed_counts_for_nothing(session):
    assert examine(invite_again(make_decided_file())).asked == []


def test_one_firm_from_outside_the_last_set_is_enough(session):
    file = invite_again(make_locked_file())
    invite(make_outside_firm(file))
    assert examine(file).asked == []


def test_a_firm_from_outside_that_was_in_the_last_set_is_not_new(session):
    earlier = make_locked_file()
    file = invite_again(earlier)
    invite(make_outside_firm(file, supplier_id=shortlist_of(earlier)[0].supplier_id))
    assert examine(file).asked == [SAME_FIRMS]


def invite(firm):
    services.decide_on_outside_firm(firm, Choice(invited=True, reason="New.", seen=None), by=firm.file.owner, at=NOON)


def test_decisions_that_depart_from_the_proposal_need_a_reason_of_their_own(session):
    file = make_decided_file(3)
    first, second, third = shortlist_of(file)
    make_proposal(file, first.supplier_id)
    assert [decision.id for decision in examine(file).without_override] == [second.id, third.id]
    services.explain_override(second, "The only one with electric mowers.", by=file.owner)
    assert [decision.id for decision in examine(file).without_override] == [third.id]


def test_without_a_proposal_nothing_departs_from_it(session):
    assert examine(make_decided_file(3)).differing == []


def test_a_firm_from_outside_never_departs_from_the_proposal(session):
    file = make_decided_file(1)
    make_proposal(file, shortlist_of(file)[0].supplier_id)
    invite(make_outside_firm(file))
    assert examine(file).differing == []


def test_turning_a_decision_forgets_why_it_departed(session):
    file = make_decided_file(1)
    make_proposal(file)
    [decision] = shortlist_of(file)
    services.explain_override(decision, "Close by.", by=file.owner)
    turned = Choice(invited=False, reason="Full.", seen=decision.decided_at)
    services.decide(decision.entry, turned, by=file.owner, at=NOON)
    assert decision.override_reason is None


@pytest.mark.parametrize("reason", ["", "  ", "x" * 2001])
def test_a_justification_needs_a_reason_of_a_sensible_length(session, reason):
    file = make_decided_file()
    with pytest.raises(DomainError):
        services.justify(file, NUMBER, reason, by=file.owner, at=NOON)


def test_a_justification_can_be_written_anew(session):
    file = make_decided_file()
    services.justify(file, NUMBER, "Small market.", by=file.owner, at=NOON)
    services.justify(file, NUMBER, "Very small market.", by=file.owner, at=NOON)
    assert [given.reason for given in justifications_in(file).values()] == ["Very small market."]


def test_a_firm_that_was_put_out_of_the_file_is_not_invited(session):
    file = make_decided_file(1)
    [decision] = shortlist_of(file)
    note = {"excludes": True, "text": "Bankrupt.", "written_at": NOON, "written_by_id": file.owner_id}
    save(CandidateNote(file_id=file.id, supplier_id=decision.supplier_id, **note))
    again = Choice(invited=True, reason="Yes.", seen=decision.decided_at)
    with pytest.raises(DomainError, match="dossier"):
        services.decide(decision.entry, again, by=file.owner, at=NOON)


@pytest.mark.parametrize("act", ["decide", "rest", "outside", "override", "justify"])
def test_after_the_lock_nothing_is_decided(session, act):
    file = make_locked_file(1)
    [decision] = shortlist_of(file)
    choice = Choice(invited=False, reason="Late.", seen=decision.decided_at)
    acts = {
        "decide": lambda: services.decide(decision.entry, choice, by=file.owner, at=NOON),
        "rest": lambda: services.leave_out_the_rest(decision.entry.longlist, reason="Late.", by=file.owner, at=NOON),
        "outside": lambda: invite(make_outside_firm(file)),
        "override": lambda: services.explain_override(decision, "Late.", by=file.owner),
        "justify": lambda: services.justify(file, NUMBER, "Late.", by=file.owner, at=NOON),
    }
    with pytest.raises(services.Locked):
        acts[act]()
