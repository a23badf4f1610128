"""What happened to consents."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ConsentAsked:
    consent_id: int
