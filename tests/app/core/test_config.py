"""Settings come from the environment; production starts with nothing missing."""

import pytest

from config import BadSetting, Config

PRODUCTION = {
    "ENVIRONMENT": "production",
    "SECRET_KEY": "s" * 40,
    "BASE_URL": "https://streekbron.example",
    "MAIL_URL": "smtp://mail.example:587",
    "MAIL_FROM": "Streekbron <noreply@streekbron.example>",
    "SECURITY_CONTACT": "mailto:security@streekbron.example",
    "PRIVACY_CONTACT": "privacy@streekbron.example",
}


def production(tmp_path, **changes):
    given = {**PRODUCTION, "INSTANCE_PATH": str(tmp_path), **changes}
    return Config.from_environment({name: value for name, value in given.items() if value is not None})


def test_a_complete_production_environment_starts(tmp_path):
    config = production(tmp_path)
    assert config.is_production
    assert not config.has_open_mailbox


@pytest.mark.parametrize(
    "name", ["SECRET_KEY", "BASE_URL", "MAIL_URL", "MAIL_FROM", "SECURITY_CONTACT", "PRIVACY_CONTACT"]
)
def test_production_names_the_setting_that_is_missing(tmp_path, name):
    with pytest.raises(BadSetting, match=name):
        production(tmp_path, **{name: None})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", "short"),
        ("MAIL_URL", "mailbox:"),
        ("BASE_URL", "http://streekbron.example"),
        ("PORT", "eighty"),
        ("MAIL_DAYS", "a week"),
        ("MAIL_DAYS", "0"),
        ("ENVIRONMENT", "staging"),
        ("SECURITY_CONTACT", "security@streekbron.example"),
        ("SECURITY_CONTACT", "mailto:a@streekbron.example\nExpires: never"),
        ("PRIVACY_CONTACT", "the desk"),
        ("PRIVACY_CONTACT", "mailto:privacy@streekbron.example or the desk"),
        ("SECURITY_TXT_EXPIRES", "30-06-2027"),
        ("SCAN_URL", "http://scanner.example"),
    ],
)
def test_a_bad_value_is_named(tmp_path, name, value):
    with pytest.raises(BadSetting, match=name):
        production(tmp_path, **{name: value})


def test_outside_production_a_secret_is_made_once_and_only_its_owner_can_read_it(tmp_path):
    first = Config.from_environment({"INSTANCE_PATH": str(tmp_path)})
    second = Config.from_environment({"INSTANCE_PATH": str(tmp_path)})
    assert first.SECRET_KEY == second.SECRET_KEY
    assert len(first.SECRET_KEY) >= 32
    assert (tmp_path / "secret_key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("postgresql://a:b@db.example/x", "postgresql://a:b@db.example/x?sslmode=require"),
        ("postgresql:///x?host=db.example", "postgresql:///x?host=db.example&sslmode=require"),
        ("postgresql://a:b@db.example/x?sslmode=verify-full", "postgresql://a:b@db.example/x?sslmode=verify-full"),
        ("postgresql://db.example/x?sslmode=disable", "postgresql://db.example/x?sslmode=disable"),
        ("postgresql://localhost/x", "postgresql://localhost/x"),
        ("postgresql:///x?host=/run/postgresql", "postgresql:///x?host=/run/postgresql"),
        ("sqlite:////srv/streekbron.db", "sqlite:////srv/streekbron.db"),
    ],
)
def test_production_speaks_with_a_database_elsewhere_over_tls(tmp_path, given, expected):
    config = production(tmp_path, DATABASE_URL=given)
    assert expected == config.DATABASE_URL


def test_outside_production_the_address_of_the_database_stays_as_it_is(tmp_path):
    url = "postgresql://db.example/x"
    config = Config.from_environment({"INSTANCE_PATH": str(tmp_path), "DATABASE_URL": url})
    assert url == config.DATABASE_URL


def test_a_term_is_a_whole_number_of_days(tmp_path):
    assert production(tmp_path, MAIL_DAYS="30").MAIL_DAYS == 30
