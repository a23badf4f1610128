"""The administrator's start page, settings and parts."""

import pytest

from app.administration import condition
from app.administration.condition import Mood
from app.administration.explaining import HIDDEN, explained, shown
from app.administration.parts import parts
from app.core.clock import now
from app.features import FEATURES
from app.outbox.models import Heartbeat
from app.outbox.registry import loops_of
from tests.app.core.test_config import production
from tests.factories import save
from tests.factories.accounts import make_administrator, make_buyer, make_controller, make_desk_member, make_user

PAGES = [
    "/beheer",
    "/beheer/mensen",
    "/beheer/organisaties",
    "/beheer/regio",
    "/beheer/gemeenten/nieuw",
    "/beheer/verenigingen/nieuw",
    "/beheer/taken",
    "/beheer/berichten",
    "/beheer/post",
    "/beheer/brieven",
    "/beheer/instellingen",
    "/beheer/onderdelen",
]


@pytest.mark.parametrize("path", PAGES)
def test_each_page_is_for_administrators_only(client, administrator, path):
    assert client.get(path).status_code == 303
    client.sign_in(make_user())
    assert client.get(path).status_code == 403
    client.sign_in(administrator)
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("make", [make_desk_member, make_buyer, make_controller])
def test_other_roles_do_not_come_in(client, session, make):
    client.sign_in(make())
    assert client.get("/beheer").status_code == 403


def test_the_start_page_leads_to_every_part(admin):
    page = admin.get("/beheer").get_data(as_text=True)
    assert [path for path in PAGES if path.count("/") == 2 and f'href="{path}"' not in page] == []


def test_the_start_page_costs_few_queries(admin, count_queries):
    with count_queries() as queries:
        admin.get("/beheer")
    assert len(queries) <= 20, queries


def fact(app, endpoint: str) -> condition.Fact:
    return next(fact for fact in condition.facts(app, at=now()) if fact.endpoint == endpoint)


def test_a_worker_that_never_ran_is_said(app, session):
    assert fact(app, "work.jobs").mood is Mood.WRONG


def test_a_worker_whose_jobs_all_gave_a_sign_is_fine(app, session):
    for loop in loops_of(app):
        save(Heartbeat(name=loop.name, at=now()))
    assert fact(app, "work.jobs").mood is Mood.FINE


def test_a_job_that_fails_is_said_although_it_gives_signs(app, session):
    for loop in loops_of(app):
        save(Heartbeat(name=loop.name, at=now(), error="OSError" if loop.name == "mail" else None))
    assert fact(app, "work.jobs").mood is Mood.WRONG


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("SECRET_KEY", "a secret", HIDDEN),
        ("MAIL_URL", "smtp://user:p@ss/w?rd@mail.example:587", f"smtp://{HIDDEN}@mail.example:587"),
        ("DATABASE_URL", "postgresql://db.example/name?password=x", f"postgresql://db.example/name?{HIDDEN}"),
        ("DATABASE_URL", "sqlite:///folder/streekbron.db", "sqlite:///folder/streekbron.db"),
        ("MAIL_FROM", "Streekbron <noreply@streekbron.example>", "Streekbron <noreply@streekbron.example>"),
        ("SECURITY_CONTACT", "mailto:security@streekbron.example", "mailto:security@streekbron.example"),
        ("SCAN_URL", "", ""),
    ],
)
def test_secrets_are_not_shown(name, value, expected):
    assert shown(name, value) == expected


def test_no_page_of_settings_holds_the_secret(tmp_path):
    config = production(tmp_path, SECRET_KEY="s3cr3t" * 8, MAIL_URL="smtp://postman:hunter2@mail.example")
    values = " ".join(setting.value for setting in explained(config, "en"))
    assert "s3cr3t" not in values
    assert "hunter2" not in values


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_setting_is_explained(tmp_path, language):
    assert [setting.name for setting in explained(production(tmp_path), language) if not setting.meaning] == []


@pytest.mark.parametrize(("language", "meaning"), [("nl", "de afzender van elke mail"), ("en", "the sender of every")])
def test_settings_are_explained_in_the_language_of_the_reader(client, language, meaning):
    client.sign_in(make_administrator(language=language))
    assert meaning in client.get("/beheer/instellingen").get_data(as_text=True)


def test_every_feature_says_what_it_is_for_and_brings_what_is_registered(app):
    found = {part.name: part for part in parts(app)}
    assert list(found) == [feature.removeprefix("app.") for feature in FEATURES]
    assert [name for name, part in found.items() if not part.purpose] == []
    assert "flask audit verify" in found["audit"].commands
    assert [str(job) for job in found["mail"].jobs] == ["Sending mail"]
    assert found["administration"].pages >= len(PAGES)
