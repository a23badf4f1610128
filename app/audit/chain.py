"""The digests of the chain. Whoever has an entry can work them out again: see docs/audit.md."""

import hashlib
import hmac
import json
from datetime import UTC
from typing import Any

START_OF_CHAIN = "0" * 64


def digest_of_values(salt: str, content: Any) -> str:
    """HMAC-SHA-256 under a salt of its own: without the salt, a known value cannot be looked for."""
    return hmac.new(salt.encode(), _canonical(content), hashlib.sha256).hexdigest()


def digest_of_origin(salt: str, network: str, device: str) -> str:
    return digest_of_values(salt, [network, device])


def body_of(entry: Any) -> str:
    """The digest of what an AuditEntry, or a row of its columns, itself says.

    Without the entry it shows nothing of it: the digests of values and origin are salted.
    """
    fields = [
        entry.number,
        entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        entry.action,
        entry.actor_id,
        entry.object_type,
        entry.object_id,
        entry.values_digest,
        entry.origin_digest,
    ]
    return hashlib.sha256(_canonical(fields)).hexdigest()


def link(previous: str, body: str) -> str:
    """The digest of an entry, which ties it to the one before."""
    return hashlib.sha256(_canonical([previous, body])).hexdigest()


def _canonical(content: Any) -> bytes:
    """JSON in one way only: sorted keys, no white space, UTF-8."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
