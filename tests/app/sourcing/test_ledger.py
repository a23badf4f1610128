"""What a firm may know of longlists and invitations."""

from datetime import date

import pytest

from app.core.quarters import Quarter
from app.sourcing import queries, services
from app.sourcing.details import Choice
from app.sourcing.kinds import FileStatus
from app.sourcing.ledger import invited_per_quarter, longlisted_per_quarter
from app.sourcing.shortlists import services as shortlists
from tests.factories.procurement import make_locked_file, make_request
from tests.factories.sourcing import NOON, make_file, make_listed_firm, make_longlist

SINCE, FIRST = date(2026, 1, 1), Quarter(2026, 1)


@pytest.fixture
def firm(session):
    return make_listed_firm()


@pytest.fixture
def file(firm):
    """Two longlists with the firm, which is invited."""
    file = make_file()
    make_longlist(file, firm)
    [entry] = queries.entries_of(make_longlist(file, firm))
    shortlists.decide(entry, Choice(True, "Rank 1.", None), by=file.owner, at=NOON)
    return file


def counts(firm, since=SINCE):
    return longlisted_per_quarter(firm, since=since), invited_per_quarter(firm, since=since)


def test_nothing_of_a_purchase_that_runs_is_told(firm, file):
    assert counts(firm) == ({}, {})


def test_a_closed_file_counts_once_however_many_longlists_it_has(firm, file):
    services.close_file(file, by=file.owner)
    assert counts(firm) == ({FIRST: 1}, {FIRST: 1})


def test_what_lies_before_the_first_quarter_shown_is_left_out(firm, file):
    services.close_file(file, by=file.owner)
    assert counts(firm, since=date(2026, 4, 1)) == ({}, {})


def test_other_firms_have_counts_of_their_own(firm, file):
    services.close_file(file, by=file.owner)
    assert counts(make_listed_firm()) == ({}, {})


def test_in_a_file_with_a_request_invited_is_who_got_it(session):
    file = make_locked_file(2)
    request = make_request(file, sent_at=NOON.replace(month=4))
    for each in request.invitations:
        each.sent_at = request.sent_at
    decision = request.invitations[0].decision
    file.status = FileStatus.CLOSED
    assert invited_per_quarter(decision.supplier, since=SINCE) == {Quarter(2026, 2): 1}


def test_a_request_that_was_never_sent_leaves_what_was_decided(session):
    file = make_locked_file(1)
    make_request(file, sent_at=None)
    services.close_file(file, by=file.owner)
    [decision] = queries.shortlist_of(file)
    assert invited_per_quarter(decision.supplier, since=SINCE) == {FIRST: 1}
