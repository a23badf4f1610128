"""What happened to passkeys. The name goes along: a passkey that was removed can no longer be asked."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PasskeyAdded:
    user_id: int
    name: str


@dataclass(frozen=True)
class PasskeyRemoved:
    user_id: int
    name: str
