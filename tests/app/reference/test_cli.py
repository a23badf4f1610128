"""flask reference and flask cpv suggest."""

import json

import pytest

from app import create_app
from app.reference import trade_words
from config import Config
from tests.installations import settings_for_tests


def ask(app, *options, given=None):
    answer = app.test_cli_runner().invoke(args=["cpv", "suggest", *options], input=given)
    return answer.exit_code, answer.stdout


def batch(app, given, *options):
    code, output = ask(app, "--batch", *options, given=given)
    assert code == 0
    return [json.loads(line) for line in output.splitlines()]


def test_words_give_a_table_of_codes_with_labels(app):
    code, output = ask(app, "schilder", "onderhoud")
    assert code == 0
    assert "45442100-8  Schilderwerk" in output.splitlines()


def test_the_table_is_no_longer_than_asked_and_in_the_language_asked(app):
    _code, output = ask(app, "hovenier", "--limit", "1", "--language", "en")
    assert output == "77310000-6  Planting and maintenance services of green areas\n"


def test_unknown_words_are_said_to_be_unknown(app):
    assert ask(app, "qqqxz") == (0, "No code found: none of these words is known.\n")


def test_each_line_gets_an_object_in_order(app):
    found = batch(app, "Levering strooizout\nhovenier\n")
    assert [each["query"] for each in found] == ["Levering strooizout", "hovenier"]
    assert found[1]["codes"][0] == "77310000-6"


def test_no_more_codes_than_the_limit(app):
    assert len(batch(app, "hovenier\n", "--limit", "3")[0]["codes"]) == 3


@pytest.mark.parametrize(
    ("given", "query"),
    [
        (b"\n", ""),
        (b"hovenier", "hovenier"),
        (b"hovenier\r\n", "hovenier"),
        (b"\xef\xbb\xbfhovenier\n", "hovenier"),
        (b"\xff\xfe tuin\n", "\ufffd\ufffd tuin"),
        (b"a\x00b\n", "a\x00b"),
        (b"x" * 200_000 + b"\n", "x" * 200_000),
        ("\u2028 tuin \U0001f333\n".encode(), "\u2028 tuin \U0001f333"),
    ],
)
def test_an_odd_line_gets_an_answer_too(app, given, query):
    assert [each["query"] for each in batch(app, given)] == [query]


def test_words_and_batch_together_are_refused(app):
    assert ask(app, "hovenier", "--batch")[0] == 2


def test_neither_words_nor_batch_is_refused(app):
    assert ask(app)[0] == 2


def test_without_tables_the_shipped_words_answer(tmp_path):
    empty = create_app(Config.from_environment(settings_for_tests(tmp_path, f"sqlite:///{tmp_path / 'empty.db'}")))
    trade_words.look_again()
    assert batch(empty, "hovenier\n")[0]["codes"][0] == "77310000-6"


def test_loading_twice_says_that_nothing_changed(app, session):
    answer = app.test_cli_runner().invoke(args=["reference", "load"])
    assert (answer.exit_code, answer.output) == (0, "Reference data: nothing changed.\n")


def test_status_says_that_the_tables_are_up_to_date(app, session):
    answer = app.test_cli_runner().invoke(args=["reference", "status"])
    assert answer.exit_code == 0
    assert "up to date" in answer.output
