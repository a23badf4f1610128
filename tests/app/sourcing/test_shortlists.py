"""Deciding who is invited."""

from datetime import timedelta

import pytest

from app.audit.services import trail
from app.core.errors import DomainError
from app.memberships.services import declare_interest
from app.sourcing import queries
from app.sourcing.details import Choice
from app.sourcing.shortlists import services as shortlists
from app.suppliers.kinds import EditorRole
from app.suppliers.models import SupplierEditor
from tests.factories.sourcing import NOON, make_buyer, make_file, make_listed_firm, make_longlist


@pytest.fixture
def file(session):
    return make_file()


def entry_for(file, firm=None):
    (entry,) = queries.entries_of(make_longlist(file, firm or make_listed_firm()))
    return entry


def decide(entry, invited, reason="Rank 1.", seen=None, *, by=None, at=NOON):
    shortlists.decide(entry, Choice(invited, reason, seen), by=by or entry.longlist.file.owner, at=at)


def decision_on(entry):
    return queries.decisions_of(entry.longlist.file).get(entry.supplier_id)


@pytest.mark.parametrize("invited", [True, False])
def test_a_decision_says_who_when_and_why(file, invited):
    entry = entry_for(file)
    decide(entry, invited, " Rank 1. ")
    decision = decision_on(entry)
    assert (decision.invited, decision.reason) == (invited, "Rank 1.")
    assert (decision.decided_by, decision.decided_at) == (file.owner, NOON)


@pytest.mark.parametrize("invited", [True, False])
@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_reason_is_required_both_ways(file, invited, reason):
    with pytest.raises(DomainError, match="Geef de reden"):
        decide(entry_for(file), invited, reason)


def test_a_reason_has_an_end(file):
    with pytest.raises(DomainError, match="2000 tekens"):
        decide(entry_for(file), invited=True, reason="x" * 2001)


def test_a_decision_can_be_changed_by_somebody_who_saw_it(file):
    entry = entry_for(file)
    decide(entry, invited=True)
    decide(entry, invited=False, reason="Full until summer.", seen=NOON, at=NOON + timedelta(hours=1))
    assert decision_on(entry).reason == "Full until summer."


def test_taking_a_decision_back_leaves_the_firm_undecided(file):
    entry = entry_for(file)
    decide(entry, invited=True)
    decide(entry, invited=None, reason="", seen=NOON)
    assert decision_on(entry) is None


def test_every_step_is_in_the_audit_trail(file):
    entry = entry_for(file)
    decide(entry, invited=True)
    decide(entry, invited=False, seen=NOON)
    decide(entry, invited=None, seen=NOON)
    actions = [act.action for act in trail(file)[3:]]
    assert actions == ["shortlist.invited", "shortlist.not_invited", "shortlist.undone"]


def test_of_two_people_who_decide_at_once_the_second_is_told(file):
    entry = entry_for(file)
    decide(entry, invited=True, reason="First.")
    with pytest.raises(shortlists.DecidedMeanwhile):
        decide(entry, invited=False, reason="Second.", by=make_buyer())
    assert decision_on(entry).reason == "First."


def test_a_decision_that_was_taken_back_meanwhile_is_not_changed_unseen(file):
    entry = entry_for(file)
    decide(entry, invited=True)
    decide(entry, invited=None, seen=NOON)
    with pytest.raises(shortlists.DecidedMeanwhile):
        decide(entry, invited=False, seen=NOON)


def test_a_firm_has_one_decision_in_a_file_whatever_longlist_it_is_on(file):
    firm = make_listed_firm()
    first, second = entry_for(file, firm), entry_for(file, firm)
    decide(first, invited=True)
    decide(second, invited=False, seen=NOON)
    assert [decision.entry for decision in queries.decisions_of(file).values()] == [second]


def test_nobody_decides_on_a_firm_they_declared_an_interest_in(file):
    firm = make_listed_firm()
    declare_interest(file.owner, firm, at=NOON)
    with pytest.raises(DomainError, match="belang"):
        decide(entry_for(file, firm), invited=True)


def test_nobody_decides_on_a_firm_they_act_for(file, session):
    firm = make_listed_firm()
    firm.editors.append(SupplierEditor(user=file.owner, role=EditorRole.OWNER, since=NOON))
    session.flush()
    with pytest.raises(DomainError, match="belang"):
        decide(entry_for(file, firm), invited=False)


def test_the_rest_is_left_out_for_one_reason(file):
    longlist = make_longlist(file, *(make_listed_firm() for _ in range(3)))
    first, *rest = queries.entries_of(longlist)
    decide(first, invited=True, reason="Best.")
    left_out = shortlists.leave_out_the_rest(longlist, reason="Lower rank.", by=file.owner, at=NOON)
    assert left_out == 2
    assert [decision_on(entry).reason for entry in (first, *rest)] == ["Best.", "Lower rank.", "Lower rank."]


def test_the_rest_does_not_reach_firms_with_an_interest(file):
    firm = make_listed_firm()
    declare_interest(file.owner, firm, at=NOON)
    longlist = make_longlist(file, firm, make_listed_firm())
    assert shortlists.leave_out_the_rest(longlist, reason="Lower rank.", by=file.owner, at=NOON) == 1
    assert firm.id not in queries.decisions_of(file)


def test_the_rest_needs_a_reason_too(file):
    with pytest.raises(DomainError, match="Geef de reden"):
        shortlists.leave_out_the_rest(entry_for(file).longlist, reason=" ", by=file.owner, at=NOON)
