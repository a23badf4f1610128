"""The demo shows the codes of its own accounts; nothing else does."""

from datetime import timedelta

import pytest
from flask import Flask

from app import create_app
from app.accounts.totp import services
from app.accounts.totp.codes import code_of, step_of, steps_around
from app.core import slots
from app.core.clock import now
from app.core.db import transaction
from app.demo.codes import code_of_now, refuse_known_secrets
from app.demo.people import DESK, TOTP_SECRET
from config import BadSetting, Config
from tests.app.core.test_config import PRODUCTION
from tests.factories.accounts import SECRET_KEY, make_app_with_codes, make_desk_member, make_user


@pytest.fixture
def desk(session, clock):
    user = make_desk_member(email=DESK.email)
    services.store(user, TOTP_SECRET, last_step=0, key=SECRET_KEY, at=now())
    return user


def use(user, code):
    with transaction():
        return services.use(user, code, key=SECRET_KEY, at=now())


def test_the_code_that_the_demo_shows_works(desk):
    assert use(desk, code_of_now(desk)["code"])


def test_after_a_code_was_used_the_next_one_shows_and_works(desk):
    use(desk, code_of_now(desk)["code"])
    assert use(desk, code_of_now(desk)["code"])


def test_when_all_were_used_it_says_how_long_to_wait(desk, clock):
    use(desk, code_of_now(desk)["code"])
    use(desk, code_of_now(desk)["code"])
    shown = code_of_now(desk)
    assert shown["code"] is None
    clock(now() + timedelta(seconds=shown["seconds"]))
    assert use(desk, code_of_now(desk)["code"])


def test_the_code_of_a_secret_of_their_own_does_not_show(session, clock):
    user = make_user()
    make_app_with_codes(user)
    assert code_of_now(user) is None
    assert code_of_now(make_user()) is None


def test_the_known_secret_is_one_that_apps_accept():
    step = steps_around(now())[1]
    assert step_of(TOTP_SECRET, code_of(TOTP_SECRET, step), now()) == step


def app_of(environment, tmp_path) -> Flask:
    given = {**PRODUCTION, "ENVIRONMENT": environment, "INSTANCE_PATH": str(tmp_path)}
    return create_app(Config.from_environment(given))


def panels(app: Flask, slot):
    return [panel.template for panel in app.extensions["slots"].get(slot, []) if panel.template.startswith("demo/")]


def test_production_and_development_show_no_codes_and_no_accounts(tmp_path):
    for environment in ("production", "development"):
        app = app_of(environment, tmp_path)
        assert panels(app, slots.SECOND_STEP) == panels(app, slots.SIGN_IN) == []
    assert panels(app_of("demo", tmp_path), slots.SECOND_STEP) == ["demo/code.html"]


def test_production_does_not_start_on_the_database_of_a_demonstration(desk):
    with pytest.raises(BadSetting, match="demonstration"):
        refuse_known_secrets()


def test_a_database_without_demo_accounts_may_start(session):
    make_desk_member()
    refuse_known_secrets()
