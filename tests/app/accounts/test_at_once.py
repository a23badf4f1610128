"""Several processes at once: as many tries as are free get through, and a code opens one door."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from app import create_app
from app.accounts.models import User
from app.accounts.totp import services as totp
from app.accounts.tries import ON_ONE_ACCOUNT
from app.core.clock import now
from app.core.db import database_of, session, transaction
from app.throttling.services import TooMany, claim
from config import Config
from tests.factories.accounts import code_of_now, make_app_with_codes, make_user

AT_ONCE = 12


@pytest.fixture
def site(live_instance):
    names = ("ENVIRONMENT", "SECRET_KEY", "INSTANCE_PATH", "DATABASE_URL", "BASE_URL")
    app = create_app(Config.from_environment({name: live_instance[name] for name in names}))
    yield app
    database_of(app).engine.dispose()


def all_at_once(site, act):
    """What each of AT_ONCE threads got, each with a connection of its own."""

    def one(_number):
        with site.app_context(), database_of(site).scope():
            return act()

    with ThreadPoolExecutor(AT_ONCE) as threads:
        return list(threads.map(one, range(AT_ONCE)))


def test_tries_at_the_same_moment_are_all_counted(site):
    moment = now()

    def attempt():
        try:
            with transaction():
                claim(ON_ONE_ACCOUNT, "somebody", at=moment)
        except TooMany:
            return False
        return True

    assert sum(all_at_once(site, attempt)) == ON_ONE_ACCOUNT.free


def test_a_code_that_is_sent_many_times_at_once_works_once(site):
    with site.app_context(), database_of(site).scope(), transaction():
        user = make_user()
        make_app_with_codes(user)
        user_id = user.id
    code, moment, key = code_of_now(), now(), site.config["SECRET_KEY"]

    def show():
        with transaction():
            return totp.use(session.get(User, user_id), code, key=key, at=moment)

    assert sum(all_at_once(site, show)) == 1
