"""flask suppliers renew."""

from contextvars import Context
from datetime import timedelta

import pytest

from app.suppliers.kinds import ProfileStatus as S
from tests.conftest import NOON
from tests.factories.suppliers import make_listed


@pytest.fixture
def renew(app, session, clock):
    """Run the command as a process of its own would: in an empty context."""

    def run(*arguments: str) -> str:
        session.commit()
        return (
            Context()
            .run(app.test_cli_runner().invoke, args=["suppliers", "renew", *arguments], catch_exceptions=False)
            .output
        )

    return run


def test_a_dry_run_says_what_is_due_and_changes_nothing(renew):
    firm = make_listed(confirmed_at=NOON - timedelta(days=393))
    assert "1 firms to move to another status, 1 firms to remind" in renew("--dry-run")
    assert firm.status is S.LISTED


def test_it_does_what_is_due(renew):
    firm = make_listed(confirmed_at=NOON - timedelta(days=393))
    renew()
    assert firm.status is S.LAPSED
    assert "0 firms to move to another status, 0 firms to remind" in renew("--dry-run")
