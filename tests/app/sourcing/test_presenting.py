"""Longlist rows in words."""

import pytest

from app.core.i18n import in_language
from app.sourcing import queries
from app.sourcing.longlists import presenting
from app.suppliers.kinds import ProfileStatus
from tests.factories.sourcing import change_profile, make_file, make_listed_firm, make_longlist


def row_of(longlist):
    entries = queries.entries_of(longlist)
    with in_language("en"):
        (row,) = presenting.rows_of(
            longlist, entries, queries.standing_now(longlist), queries.decisions_of(longlist.file)
        )
    return row


def test_a_row_names_the_trade_that_the_file_asks_for(session):
    row = row_of(make_longlist(make_file(cpv_code="77000000-0"), make_listed_firm("77310000-6")))
    assert [code for code, _label in row.trades] == ["77310000-6"]


def test_a_trade_that_the_file_does_not_ask_for_is_no_ground(session):
    row = row_of(make_longlist(make_file(cpv_code="45000000-7"), make_listed_firm("77310000-6")))
    assert row.trades == ()


def test_a_draft_of_the_reason_is_made_of_facts(session):
    row = row_of(make_longlist(make_file(), make_listed_firm()))
    assert row.reason == (
        "Rank 1 of 1 on the longlist. Does this work (CPV 77310000-6). Based in Zeist. Verified on March 16, 2026."
    )


@pytest.mark.parametrize("code", ["77310000", "77310000-6", "77000000"])
def test_a_code_matches_itself_and_what_lies_below_it(code):
    assert presenting.matching_codes({"cpv_codes": ["77310000-6", "45442100-8"]}, [code]) == ("77310000-6",)


def test_a_firm_that_did_not_change_is_not_marked(session):
    assert row_of(make_longlist(make_file(), make_listed_firm())).changed == ""


def test_a_firm_that_changed_is_marked(session):
    firm = make_listed_firm()
    longlist = make_longlist(make_file(), firm)
    change_profile(firm, town="Utrecht")
    assert row_of(longlist).changed == "Profile changed since: now version 2"


def test_a_firm_that_left_is_marked(session):
    firm = make_listed_firm()
    longlist = make_longlist(make_file(), firm)
    firm.move_to(ProfileStatus.WITHDRAWN)
    session.flush()
    assert row_of(longlist).changed == "No longer listed"
