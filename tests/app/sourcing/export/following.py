"""Following the audit trail through an extract with the standard library alone, by the steps of README.txt."""

import hashlib
import hmac
import json
from datetime import UTC, datetime

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
