"""What the browser answers, and whether it proves anything (WebAuthn §7.1 and §7.2).

The library that reads it takes an eighth of the time that the whole product needs to start: it is loaded when the first
passkey comes.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from app.accounts.passkeys.challenges import Challenge
from app.accounts.passkeys.errors import PasskeyRefused, not_right

LONGEST_ANSWER = 20_000  # characters; those of real devices have some hundreds to a few thousand
LONGEST_CREDENTIAL_ID = 1023  # bytes, WebAuthn §7.1 step 25


@dataclass(frozen=True)
class NewPasskey:
    """What a device made, proven to be an answer to our challenge."""

    credential_id: bytes
    public_key: bytes
    sign_count: int
    transports: tuple[str, ...]
    handle: bytes


@dataclass(frozen=True)
class Use:
    """`handle` is whom the device thinks it signs for; `is_verified`: by PIN, finger or face."""

    sign_count: int
    is_verified: bool
    handle: bytes | None


def read_new_passkey(answer: str, challenge: Challenge) -> NewPasskey:
    """Raises PasskeyRefused."""
    from webauthn import verify_registration_response
    from webauthn.helpers import parse_registration_credential_json

    with _refusing(answer):
        credential = parse_registration_credential_json(answer)
        verified = verify_registration_response(
            credential=credential,
            expected_challenge=challenge.value,
            expected_rp_id=challenge.rp_id,
            expected_origin=challenge.origin,
            require_user_verification=True,
        )
        if len(verified.credential_id) > LONGEST_CREDENTIAL_ID:
            raise not_right()
        return NewPasskey(
            credential_id=verified.credential_id,
            public_key=verified.credential_public_key,
            sign_count=verified.sign_count,
            transports=tuple(sorted({way.value for way in credential.response.transports or ()})),
            handle=challenge.handle,
        )


def read_credential_id(answer: str) -> bytes:
    """Which passkey the answer claims to be of. Raises PasskeyRefused."""
    from webauthn.helpers import parse_authentication_credential_json

    with _refusing(answer):
        return parse_authentication_credential_json(answer).raw_id


def read_use(answer: str, challenge: Challenge, public_key: bytes) -> Use:
    """Raises PasskeyRefused unless the holder of this key signed the challenge on this site."""
    from webauthn import verify_authentication_response
    from webauthn.helpers import parse_authentication_credential_json

    with _refusing(answer):
        credential = parse_authentication_credential_json(answer)
        verified = verify_authentication_response(
            credential=credential,
            expected_challenge=challenge.value,
            expected_rp_id=challenge.rp_id,
            expected_origin=challenge.origin,
            credential_public_key=public_key,
            credential_current_sign_count=0,  # the library compares before it looks at the signature: we do it after
        )
        return Use(verified.new_sign_count, verified.user_verified, credential.response.user_handle)


@contextmanager
def _refusing(answer: str) -> Iterator[None]:
    if len(answer) > LONGEST_ANSWER:
        raise not_right()
    try:
        yield
    except PasskeyRefused:
        raise
    # Anybody can send anything, and the readers of base64, JSON, CBOR and keys raise whatever they like.
    except Exception as error:
        raise not_right() from error
