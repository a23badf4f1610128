"""What a visitor writes to a firm."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Message:
    name: str
    email: str
    organisation: str | None
    text: str
