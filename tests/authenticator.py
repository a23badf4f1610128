"""A device with one passkey, as far as a site can see it: ES256, no attestation, WebAuthn §6 and §7."""

import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from typing import Any

from cbor2 import dumps
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

PRESENT, VERIFIED, WITH_CREDENTIAL = 0x01, 0x04, 0x40  # flags of authenticator data, §6.1


class Authenticator:
    """`count` is what the next use will say; None for a device that does not count."""

    def __init__(self, *, origin: str = "http://localhost", count: int | None = 1) -> None:
        self.origin, self.count = origin, count
        self.credential_id = secrets.token_bytes(32)
        self.handle = b""
        self._key = ec.generate_private_key(ec.SECP256R1())

    def create(self, options: dict[str, Any], *, knows_holder: bool = True) -> str:
        """The answer to options for a new passkey."""
        self.handle = from_base64(options["user"]["id"])
        data = self._data(options["rp"]["id"], WITH_CREDENTIAL, knows_holder=knows_holder) + self._credential()
        return self._answer(
            clientDataJSON=to_base64(self._client_data("webauthn.create", options)),
            attestationObject=to_base64(dumps({"fmt": "none", "attStmt": {}, "authData": data})),
            transports=["internal", "carrier-pigeon"],
        )

    def get(self, options: dict[str, Any], *, knows_holder: bool = True, **changed: str) -> str:
        """The answer to options for a use; `changed` replaces parts of it."""
        data = self._data(options["rpId"], 0, knows_holder=knows_holder)
        client = self._client_data("webauthn.get", options)
        signature = self._key.sign(data + sha256(client).digest(), ec.ECDSA(SHA256()))
        parts = {
            "clientDataJSON": to_base64(client),
            "authenticatorData": to_base64(data),
            "signature": to_base64(signature),
            "userHandle": to_base64(self.handle),
        }
        return self._answer(**{**parts, **changed})

    def _answer(self, **response: Any) -> str:
        name = to_base64(self.credential_id)
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": response})

    def _client_data(self, kind: str, options: dict[str, Any]) -> bytes:
        return json.dumps({"type": kind, "challenge": options["challenge"], "origin": self.origin}).encode()

    def _data(self, rp_id: str, flags: int, *, knows_holder: bool) -> bytes:
        flags |= PRESENT | (VERIFIED if knows_holder else 0)
        count = self.count or 0
        self.count = None if self.count is None else self.count + 1
        return sha256(rp_id.encode()).digest() + bytes([flags]) + count.to_bytes(4, "big")

    def _credential(self) -> bytes:
        point = self._key.public_key().public_numbers()
        key = {1: 2, 3: -7, -1: 1, -2: point.x.to_bytes(32, "big"), -3: point.y.to_bytes(32, "big")}  # COSE, ES256
        return bytes(16) + len(self.credential_id).to_bytes(2, "big") + self.credential_id + dumps(key)


def to_base64(content: bytes) -> str:
    return urlsafe_b64encode(content).rstrip(b"=").decode()


def from_base64(text: str) -> bytes:
    return urlsafe_b64decode(text + "==")
