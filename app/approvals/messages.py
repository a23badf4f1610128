"""What happened to applications."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ApplicationSubmitted:
    application_id: int


@dataclass(frozen=True)
class ApplicationDecided:
    application_id: int


@dataclass(frozen=True)
class ApplicationHandedOver:
    """From a board to the desk."""

    application_id: int
