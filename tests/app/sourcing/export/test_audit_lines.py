"""The extract of the trail is checked with the standard library alone, by the steps of README.txt."""

import hashlib
import hmac
import json
from datetime import UTC, datetime

import pytest

from app.audit.services import record, trail
from app.sourcing.export.audit_lines import write_lines
from tests.factories.procurement import make_decided_file
from tests.factories.sourcing import make_file, make_listed_firm, make_longlist, make_person

FIELDS = ("action", "actor_id", "object_type", "object_id", "values_digest", "origin_digest")


def canonical(content):
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def sha256(content):
    return hashlib.sha256(canonical(content)).hexdigest()


def follow(lines):
    """The digest of the head. Raises AssertionError at the first line that does not fit."""
    first, *rest = [json.loads(line) for line in lines]
    digest = first["previous"]
    for line in rest:
        digest = sha256([digest, line.get("body") or body_of(line)])
        assert line.get("digest", digest) == digest, line["number"]
        if line.get("values"):
            check_values(line)
    assert digest == first["head"]["digest"]
    return digest


def body_of(line):
    at = datetime.fromisoformat(line["at"]).astimezone(UTC).isoformat(timespec="microseconds")
    return sha256([line["number"], at, *(line[field] for field in FIELDS)])


def check_values(line):
    salt, content = line["values"]["salt"].encode(), canonical(line["values"]["content"])
    assert hmac.new(salt, content, "sha256").hexdigest() == line["values_digest"], line["number"]


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
