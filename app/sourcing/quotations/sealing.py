"""What closes quotations: keys from passphrases, envelopes for every two of three people, boxes for content.

Pure: bytes in, bytes out. Every primitive is libsodium's, by way of PyNaCl. A passphrase becomes a seed by Argon2id and
that an X25519 key pair; an envelope is a sealed box around a sealed box; content lies in a secret box (XSalsa20 and
Poly1305) under a fresh key, which lies in a sealed box in front of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import permutations

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.pwhash import argon2id
from nacl.secret import SecretBox
from nacl.utils import random

# "Moderate" in the words of libsodium: 256 MiB and some half a second for one try. A seal that is closed needs the
# same numbers to be opened: other ones ask for a column that says which.
PASSES, MEMORY = argon2id.OPSLIMIT_MODERATE, argon2id.MEMLIMIT_MODERATE
HOLDERS = 3
_SEALED_KEY = SecretBox.KEY_SIZE + 48  # bytes: a sealed box adds a public key of 32 and a mark of 16


class DoesNotOpen(Exception):
    """The key is another one, or a byte was changed."""


@dataclass(frozen=True)
class Pair:
    """An X25519 key pair. The private half is never stored, logged or shown."""

    public: bytes
    private: bytes

    def __repr__(self) -> str:
        return f"Pair(public={self.public.hex()})"


def fresh_salt() -> bytes:
    return random(argon2id.SALTBYTES)


def pair_from(passphrase: str, salt: bytes) -> Pair:
    """The same words and salt give the same pair, always. Takes about half a second."""
    seed = argon2id.kdf(PrivateKey.SEED_SIZE, passphrase.encode(), salt, opslimit=PASSES, memlimit=MEMORY)
    return _pair(PrivateKey.from_seed(seed))


def fresh_pair() -> Pair:
    return _pair(PrivateKey.generate())


def _pair(key: PrivateKey) -> Pair:
    return Pair(public=bytes(key.public_key), private=bytes(key))


def envelopes(private: bytes, holders: Mapping[int, bytes]) -> dict[tuple[int, int], bytes]:
    """`private` for each ordered pair of the holders (their public keys, by a number of each).

    That of (first, second) is opened by the first, and what comes out of it by the second.
    """
    return {
        (first, second): _closed_for(holders[first], _closed_for(holders[second], private))
        for first, second in permutations(holders, 2)
    }


def uncover(envelope: bytes, private: bytes) -> bytes:
    """What is inside an envelope, with the private key of whom it is for. Raises DoesNotOpen."""
    try:
        return SealedBox(PrivateKey(private)).decrypt(envelope)
    except (CryptoError, ValueError, TypeError) as error:
        raise DoesNotOpen from error


def is_pair(public: bytes, private: bytes) -> bool:
    return len(private) == PrivateKey.SIZE and bytes(PrivateKey(private).public_key) == public


def close(content: bytes, public: bytes) -> bytes:
    """Content that only the holder of the private half reads; each time under another key."""
    key = random(SecretBox.KEY_SIZE)
    return _closed_for(public, key) + bytes(SecretBox(key).encrypt(content))


def opened(closed: bytes, private: bytes) -> bytes:
    """Raises DoesNotOpen."""
    key = uncover(closed[:_SEALED_KEY], private)
    try:
        return SecretBox(key).decrypt(closed[_SEALED_KEY:])
    except (CryptoError, ValueError, TypeError) as error:
        raise DoesNotOpen from error


def _closed_for(public: bytes, content: bytes) -> bytes:
    return bytes(SealedBox(PublicKey(public)).encrypt(content))
