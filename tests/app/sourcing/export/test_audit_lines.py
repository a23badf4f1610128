"""The extract of the trail is checked with the standard library alone, by the steps of README.txt."""

import json

import pytest

from app.audit.services import record, trail
from app.sourcing.export.audit_lines import write_lines
from tests.app.sourcing.export.following import follow
from tests.factories.procurement import make_decided_file
from tests.factories.sourcing import make_file, make_listed_firm, make_longlist, make_person


@pytest.fixture
def file(session):
    """With acts of others before, between and after its own."""
    record("account.name_changed", someone := make_person(), by=someone)
    file = make_file()
    record("account.name_changed", someone, by=someone)
    make_longlist(file, make_listed_firm())
    record("account.name_changed", someone, by=someone)
    session.flush()
    return file


def lines_of(file, **values):
    return write_lines(file, **{"with_values": True, **values}).splitlines()


def test_the_chain_can_be_followed_to_the_head(file):
    assert len(follow(lines_of(file))) == 64


def test_it_holds_every_act_on_the_file_and_of_the_others_only_a_digest(file):
    lines = [json.loads(line) for line in lines_of(file)[1:]]
    assert [line["number"] for line in lines if "action" in line] == [entry.number for entry in trail(file)]
    assert {frozenset(line) for line in lines if "action" not in line} == {frozenset({"number", "body"})}


@pytest.mark.parametrize("field", ["at", "actor_id", "action", "values_digest", "digest"])
def test_a_changed_act_is_found(file, field):
    lines = lines_of(file)
    changed = json.loads(lines[1])
    changed[field] = {"at": "2026-01-01T00:00:00+00:00", "actor_id": 0}.get(field, "x")
    with pytest.raises(AssertionError):
        follow([lines[0], json.dumps(changed), *lines[2:]])


def test_changed_words_are_found(file):
    lines = lines_of(file)
    changed = json.loads(lines[1])
    changed["values"]["content"]["number"] = "2026-0002"
    with pytest.raises(AssertionError):
        follow([lines[0], json.dumps(changed), *lines[2:]])


def test_an_act_that_was_taken_out_is_found(file):
    lines = lines_of(file)
    with pytest.raises(AssertionError):
        follow([*lines[:2], *lines[3:]])


def test_without_values_the_chain_still_holds(file):
    lines = lines_of(file, with_values=False)
    assert follow(lines) == follow(lines_of(file))


def test_it_never_says_from_where_an_act_came(file):
    assert {json.loads(line).get("origin") for line in lines_of(file)} == {None}


def test_a_long_trail_takes_as_few_questions_as_a_short_one(session, count_queries):
    file = make_decided_file(1)
    for _ in range(20):
        record("file.closed", file, by=file.owner)
    session.flush()
    with count_queries() as queries:
        write_lines(file, with_values=True)
    assert len(queries) <= 5
