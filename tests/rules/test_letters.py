"""Every letter can be read beforehand: an administrator judges the words before anybody gets them."""

import ast
from pathlib import Path

import pytest

from app.core.i18n import LANGUAGES, in_language
from app.mail.letters import Letter
from app.mail.samples import samples_of
from tests.rules.project import files, functions_in

LETTERS = [path for path in files() if path.name == "letters.py" and path.parts[0] == "app" and path.parts[1] != "mail"]


def letters_in_code() -> set[str]:
    """`search.saved.digest`: the public functions that give a Letter."""
    return {
        f"{_place(path)}.{name}" for path in LETTERS for name, function in functions_in(path) if _is_letter(function)
    }


def _place(path: Path) -> str:
    return ".".join(path.parts[1:-1])


def _is_letter(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    is_public = not function.name.startswith("_")
    return is_public and isinstance(function.returns, ast.Name) and function.returns.id == "Letter"


def test_every_letter_in_the_code_has_a_sample_and_every_sample_a_letter(app):
    known = [sample.key for sample in samples_of(app)]
    assert sorted(known) == sorted(letters_in_code()), "see app/mail/samples.py: add_sample in the feature's register"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sample_is_a_whole_letter_in_both_languages(app, session, language):
    for sample in samples_of(app):
        with in_language(language):
            letter = sample.make()
        assert isinstance(letter, Letter)
        assert str(letter.subject), sample.key
        assert letter.paragraphs or letter.opening, sample.key
        assert not letter.action_url or letter.action_url.startswith("http"), sample.key


def test_a_sample_leaves_nothing_behind_in_the_database(app, session):
    for sample in samples_of(app):
        sample.make()
    assert not session.new
    assert not session.dirty
