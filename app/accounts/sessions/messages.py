"""What happened to sessions."""

from dataclasses import dataclass


@dataclass(frozen=True)
class NewDevice:
    """Somebody signed in with a browser that they never signed in with before."""

    session_id: int
