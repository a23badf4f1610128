"""Deciding on a longlist, as a browser without script does it."""

import pytest

from app.sourcing import queries
from tests.app.sourcing.pages import decision_on, longlist_url, row, url
from tests.factories.sourcing import (
    make_file,
    make_listed_firm,
    make_longlist,
)


@pytest.fixture(autouse=True)
def _noon(clock):
    """Files are opened at noon."""


# Who gets in


def test_a_firm_is_invited_with_a_reason(client, buyer):
    firm = make_listed_firm()
    longlist = make_longlist(make_file(), firm)
    assert client.post(longlist_url(longlist), data=row(longlist, "invite", "Best.")).status_code == 303
    assert (decision_on(longlist, firm).invited, decision_on(longlist, firm).reason) == (True, "Best.")
    assert "Best." in client.get(url(longlist.file, "shortlist")).text


def test_rows_that_were_not_touched_stay_as_they_are(client, buyer):
    firm = make_listed_firm()
    longlist = make_longlist(make_file(), firm)
    client.post(longlist_url(longlist), data=row(longlist, "invite", "Best."))
    before = decision_on(longlist, firm).version
    client.post(longlist_url(longlist), data=row(longlist, "invite", "Best.", decision_on(longlist, firm)))
    client.post(longlist_url(longlist), data=row(longlist, "", "A draft."))
    assert decision_on(longlist, firm).version == before


def test_a_row_without_reason_comes_back_and_the_others_are_saved(client, buyer):
    good, bad = make_listed_firm(), make_listed_firm()
    longlist = make_longlist(make_file(), good, bad)
    fields = {}
    for entry in queries.entries_of(longlist):
        fields[f"verdict-{entry.id}"] = "leave-out"
        fields[f"reason-{entry.id}"] = "Too far." if entry.supplier_id == good.id else ""
    answer = client.post(longlist_url(longlist), data=fields)
    assert answer.status_code == 422
    assert answer.text.count('aria-invalid="true"') == 1
    assert decision_on(longlist, good).reason == "Too far."
    assert decision_on(longlist, bad) is None


def test_the_second_of_two_deciders_is_told_and_nothing_is_lost(client, buyer):
    firm = make_listed_firm()
    longlist = make_longlist(make_file(), firm)
    opened_by_both = row(longlist, "leave-out", "Second.")
    client.post(longlist_url(longlist), data=row(longlist, "invite", "First."))
    answer = client.post(longlist_url(longlist), data=opened_by_both)
    assert answer.status_code == 422
    assert "Second." in answer.text
    assert decision_on(longlist, firm).reason == "First."


def test_a_decision_is_taken_back(client, buyer):
    firm = make_listed_firm()
    longlist = make_longlist(make_file(), firm)
    client.post(longlist_url(longlist), data=row(longlist, "invite", "Best."))
    client.post(longlist_url(longlist), data=row(longlist, "", "Best.", decision_on(longlist, firm)))
    assert decision_on(longlist, firm) is None


def test_the_rest_is_left_out_at_once(client, buyer):
    longlist = make_longlist(make_file(), make_listed_firm(), make_listed_firm())
    assert client.post(f"{longlist_url(longlist)}/overige", data={"reason": ""}).status_code == 422
    client.post(f"{longlist_url(longlist)}/overige", data={"reason": "Lower rank."})
    assert queries.counts_of(longlist.file) == queries.Counts(searches=1, invited=0, not_invited=2)


@pytest.mark.parametrize("mark", ["nonsense", "2026-03-16 x", "2026-03-16T11:00:00+00:00 0000000000000000"])
def test_a_mark_that_somebody_made_up_decides_nothing(client, buyer, mark):
    firm = make_listed_firm()
    longlist = make_longlist(make_file(), firm)
    entry = queries.entries_of(longlist)[0].id
    fields = {f"verdict-{entry}": "invite", f"reason-{entry}": "Best.", f"mark-{entry}": mark}
    client.post(longlist_url(longlist), data=fields)
    assert decision_on(longlist, firm) is None


# Cost
