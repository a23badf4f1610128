"""What happened to issues."""

from dataclasses import dataclass


@dataclass(frozen=True)
class TestAsked:
    """Somebody wants to see an issue in their own mail."""

    __test__ = False  # no test, whatever pytest thinks of the name

    issue_id: int
    user_id: int
