"""`flask suppliers import`."""

from contextvars import Context
from dataclasses import replace

import pytest

from tests.factories.importing import LOOKALIKE, csv_bytes


@pytest.fixture
def flask_import(app, session):
    """Run the command as a process of its own would: in an empty context."""

    def run(*arguments):
        command = ["suppliers", "import", *map(str, arguments)]
        return Context().run(app.test_cli_runner().invoke, args=command)

    return run


@pytest.fixture
def production(app):
    """The application as it runs in production."""
    config = app.extensions["config"]
    app.extensions["config"] = replace(config, ENVIRONMENT="production")
    yield
    app.extensions["config"] = config


def counts(output):
    """The lines `created   182` as a dictionary."""
    pairs = (line.split() for line in output.splitlines())
    return {pair[0]: int(pair[1]) for pair in pairs if len(pair) == 2 and pair[1].isdigit()}


def test_a_file_is_imported_once(flask_import):
    first, second = flask_import(LOOKALIKE), flask_import(LOOKALIKE)
    assert (first.exit_code, second.exit_code) == (0, 0), first.output
    assert (counts(first.output)["created"], counts(first.output)["refused"]) == (182, 18)
    assert (counts(second.output)["created"], counts(second.output)["unchanged"]) == (0, 182)


def test_a_dry_run_changes_nothing_and_writes_the_file_to_repair(flask_import, tmp_path):
    assert flask_import(LOOKALIKE, "--dry-run", "--errors", tmp_path / "repair.xlsx").exit_code == 0
    assert (tmp_path / "repair.xlsx").exists()
    assert counts(flask_import(LOOKALIKE).output)["created"] == 182


def test_columns_are_chosen_by_hand(flask_import, tmp_path):
    (tmp_path / "firms.csv").write_bytes(csv_bytes(["wie", "waar"], ["Zonnebrink", "Zeist"]))
    result = flask_import(tmp_path / "firms.csv", "--map", "name=wie", "--map", "town=waar")
    assert counts(result.output)["created"] == 1


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"", b"foo;bar\n1;2\n", b"naam\nA\x00\n"])
def test_a_file_of_which_nothing_can_be_read_is_a_clear_error(flask_import, tmp_path, content):
    (tmp_path / "firms.csv").write_bytes(content)
    result = flask_import(tmp_path / "firms.csv")
    assert result.exit_code != 0
    assert "Error: " in result.output
    assert isinstance(result.exception, SystemExit)


def test_nobody_is_listed_unasked_in_production(flask_import, production):
    result = flask_import(LOOKALIKE, "--as", "listed")
    assert result.exit_code != 0
    assert "--as listed is for measuring" in result.output


@pytest.mark.parametrize(
    ("header", "first", "second"),
    [
        (["naam", "land", "registernummer"], ["Zonnebrink", "NL", "77"], ["De Heg", "NL", "77"]),
        (["naam", "land", "kvk"], ["Zonnebrink", "BE", "12345678"], ["De Heg", "NL", "12345678"]),
    ],
)
def test_a_number_of_another_country_than_the_firm_stops_nothing(flask_import, tmp_path, header, first, second):
    (tmp_path / "firms.csv").write_bytes(csv_bytes(header, first, second))
    result = flask_import(tmp_path / "firms.csv")
    assert counts(result.output)["created"] == 2
    assert counts(flask_import(tmp_path / "firms.csv").output)["unchanged"] == 2
