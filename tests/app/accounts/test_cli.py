"""`flask accounts`: what whoever runs the installation does for its people."""

import pytest

from app.accounts import factors
from app.accounts.cli import cli
from app.accounts.totp import recovery
from app.audit.models import AuditEntry
from tests.factories.accounts import begin_session, make_administrator, make_app_with_codes, make_recovery_codes


@pytest.fixture
def run(app, session):
    def invoke(*arguments):
        session.commit()
        return app.test_cli_runner().invoke(cli, arguments)

    return invoke


def test_somebody_who_lost_every_factor_starts_anew_and_is_told(run, session, mailbox):
    user = make_administrator()
    make_app_with_codes(user)
    make_recovery_codes(user)
    begun = begin_session(user).session
    assert run("forget-factors", user.email).exit_code == 0
    assert (factors.factors_of(user), recovery.left(user)) == ([], 0)
    assert begun.ended_at is not None
    assert session.query(AuditEntry).filter_by(action="account.factors_forgotten").count() == 1
    assert mailbox()[-1].recipient == user.email


def test_an_address_without_an_account_is_named_as_the_fault(run):
    answer = run("forget-factors", "nobody@example.nl")
    assert answer.exit_code == 1
    assert "no account" in answer.output
