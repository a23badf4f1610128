"""Small files, small functions, and nothing in them that belongs to one machine."""

import ast
import re

import pytest

from tests.rules.project import files, files_with, functions_in, length, text_of

CODE = (".py", ".html", ".css", ".js", ".mjs")
LONGEST_FILE, LONGEST_FUNCTION, LONGEST_VIEW = 300, 40, 20

# Migrations are lists of tables, written once and read once: they may be as long as they are.
LISTS = "migrations/versions/"

# Path, or path::function, with the reason why it may be longer.
LONG_FILES: dict[str, str] = {}
LONG_FUNCTIONS: dict[str, str] = {}

THIS_FILE = "tests/rules/test_files.py"
REGISTRY = re.compile(
    r'"resolved": *"https?:'
    r"|(?<!emit)-(-extra)?-index-url\b|--find-links"
    r"|registry\.npmjs|pythonhosted|pypi\.org/simple"
)
MACHINE_PATH = re.compile(r"(?<![\w.$}/-])/(work|root|home)/\w")
INLINE = re.compile(
    r"<style\b|<script(?![^>]*(?:\bsrc=|application/(?:ld\+)?json))|\sstyle\s*=\s*[\"']|\son[a-z]+\s*=\s*[\"']|javascript:",
    re.IGNORECASE,
)
# Mail readers know no style sheets: letters may have inline styles.
TEMPLATES = [path for path in files_with(".html", below="app/") if path.name != "letter.html"]


def test_no_file_is_longer_than_300_lines():
    long = {str(path) for path in files_with(*CODE) if text_of(path).count("\n") > LONGEST_FILE}
    assert {name for name in long if not name.startswith(LISTS)} == set(LONG_FILES)


def test_no_function_is_longer_than_40_lines():
    long = {
        f"{path}::{name}"
        for path in files_with(".py")
        for name, function in functions_in(path)
        if length(function) > LONGEST_FUNCTION
    }
    assert {name for name in long if not name.startswith(LISTS)} == set(LONG_FUNCTIONS)


def test_no_view_is_longer_than_20_lines():
    views = [path for path in files_with(".py", below="app/") if path.stem.endswith("views")]
    long = {
        f"{path}::{name} ({length(function)})"
        for path in views
        for name, function in functions_in(path)
        if function.decorator_list and length(function) > LONGEST_VIEW
    }
    assert not long


def test_no_file_names_a_registry_or_a_path_of_one_machine():
    found = []
    for path in files():
        try:
            text = text_of(path)
        except UnicodeDecodeError:
            continue
        places = [*REGISTRY.finditer(text), *MACHINE_PATH.finditer(text)]
        found += [f"{path}: {place.group().strip()}" for place in places if str(path) != THIS_FILE]
    assert not found


@pytest.mark.parametrize("path", TEMPLATES, ids=str)
def test_a_template_has_no_inline_script_style_or_handler(path):
    assert INLINE.findall(text_of(path)) == []


def test_every_module_that_does_something_says_what_it_is_for():
    silent = [
        str(path)
        for path in files_with(".py")
        if text_of(path).strip() and not ast.get_docstring(ast.parse(text_of(path)))
    ]
    assert not silent
