"""A new SECRET_KEY loses nothing of what is stored sealed."""

import pytest
from flask import current_app

from app.accounts.totp import services as totp
from app.accounts.totp.models import TotpSecret
from app.core.resealing import cli, lock_anew
from app.core.sealing import lock, unlock
from app.sso import services as sso
from app.sso.models import IdentityProvider
from tests.factories.accounts import SECRET_KEY, make_app_with_codes, make_user
from tests.factories.organisations import make_region
from tests.factories.sso import make_provider
from tests.oidc_provider.process import CLIENT_SECRET

FORMER = "the key of before, which somebody may have seen"


@pytest.fixture
def sealed(session):
    """An app for codes and a client secret, both under the former key."""
    make_region()
    kept, provider = make_app_with_codes(make_user()), make_provider()
    kept.locked = lock(totp.PURPOSE, "JBSWY3DPEHPK3PXP", FORMER)
    provider.locked_secret = lock(sso.PURPOSE, CLIENT_SECRET, FORMER)
    session.commit()
    return kept, provider


def test_every_sealed_secret_opens_with_the_new_key_afterwards(session, sealed):
    outcome = lock_anew(current_app, former=FORMER, secret=SECRET_KEY)
    kept, provider = session.query(TotpSecret).one(), session.query(IdentityProvider).one()
    assert (outcome.renewed, outcome.current, outcome.lost) == (2, 0, 0)
    assert unlock(totp.PURPOSE, kept.locked, SECRET_KEY) == "JBSWY3DPEHPK3PXP"
    assert unlock(sso.PURPOSE, provider.locked_secret, SECRET_KEY) == CLIENT_SECRET


def test_a_second_time_changes_nothing(session, sealed):
    lock_anew(current_app, former=FORMER, secret=SECRET_KEY)
    outcome = lock_anew(current_app, former=FORMER, secret=SECRET_KEY)
    assert (outcome.renewed, outcome.current, outcome.lost) == (0, 2, 0)


def test_the_command_says_what_neither_key_opens_and_leaves_it(app, session, sealed):
    answer = app.test_cli_runner().invoke(cli, ["renew"], input="another key than it was\n")
    assert answer.exit_code == 1
    assert "2 cannot be opened" in answer.output
    session.expire_all()
    assert unlock(totp.PURPOSE, session.query(TotpSecret).one().locked, FORMER) == "JBSWY3DPEHPK3PXP"


def test_the_command_asks_for_the_former_key_and_does_not_show_it(app, session, sealed):
    answer = app.test_cli_runner().invoke(cli, ["renew"], input=f"{FORMER}\n")
    assert (answer.exit_code, "2 locked anew" in answer.output, FORMER in answer.output) == (0, True, False)


def test_every_column_that_holds_a_sealed_secret_is_known(app):
    known = {str(sealed.column) for sealed in app.extensions["sealed columns"]}
    assert known == {"TotpSecret.locked", "IdentityProvider.locked_secret"}
