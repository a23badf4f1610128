"""`flask audit verify` and `flask audit check-export`, as a person at a terminal sees them."""

from io import BytesIO
from types import SimpleNamespace

import pytest

from app import create_app
from app.audit import heads
from app.audit.services import record
from app.core.clock import now, today
from app.core.db import database_of, session, transaction
from app.logbook.exporting import export
from app.logbook.queries import Filter
from config import Config
from tests.factories.accounts import make_desk_member
from tests.factories.audit import tamper


@pytest.fixture
def site(live_instance):
    """An installation with four acts, two heads that left and an export of the acts."""
    application = create_app(Config.from_environment(live_instance))
    with application.app_context(), application.test_request_context(), database_of(application).scope():
        with transaction():
            desk = make_desk_member()
            for step in range(4):
                record("account.name_changed", desk, by=desk, step=step)
        with transaction():
            heads.write_file(heads.take_head(today(), at=now()))
        with transaction():
            content = export(Filter(), by=desk, at=now())
    yield SimpleNamespace(app=application, export=content)
    database_of(application).engine.dispose()


def run(site, *words):
    answer = site.app.test_cli_runner().invoke(args=["audit", *map(str, words)])
    return answer.exit_code, answer.output


def change(site, *statements):
    with database_of(site.app).scope():
        for statement in statements:
            tamper(statement)
        session.commit()


def test_a_whole_chain_that_agrees_with_its_heads_is_said_to_be_so(site):
    code, words = run(site, "verify")
    assert code == 0
    assert "5 entries, unbroken; 1 heads that left agree" in words


def test_the_first_broken_entry_is_named(site):
    change(site, "UPDATE audit_entry SET actor_id = 99 WHERE number IN (2, 3)")
    assert run(site, "verify") == (1, "broken at entry 2: the entry was changed\n")


def test_an_end_that_was_cut_off_is_named(site):
    change(
        site,
        "DELETE FROM audit_values WHERE entry_number > 2",
        "DELETE FROM audit_entry WHERE number > 2",
    )
    code, words = run(site, "verify")
    assert code == 1
    assert words.startswith("broken at entry 3: the end was cut off")


def test_a_head_that_cannot_be_read_is_named(site):
    with site.app.app_context():
        heads._place().put("2020-01-01.json", BytesIO(b"torn"))
    assert run(site, "verify") == (1, "the head 2020-01-01.json cannot be read\n")


@pytest.fixture
def file(site, tmp_path):
    path = tmp_path / "export.zip"
    path.write_bytes(site.export)
    return path


def test_an_export_of_this_installation_is_said_to_be_made_here(site, file):
    code, words = run(site, "check-export", file)
    assert code == 0
    assert "4 entries, unbroken" in words
    assert "made by entry 5" in words


def test_an_export_of_a_chain_that_was_rewritten_since_is_of_another_chain(site, file):
    change(site, "UPDATE audit_entry SET digest = 'other' WHERE number = 4")
    code, words = run(site, "check-export", file)
    assert code == 1
    assert "another chain" in words


def test_a_file_that_is_no_export_is_refused(site, tmp_path):
    path = tmp_path / "letter.zip"
    path.write_bytes(b"Dear reader")
    code, words = run(site, "check-export", path)
    assert code == 1
    assert words.startswith("not a whole export")
