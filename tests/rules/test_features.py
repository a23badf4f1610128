"""Features stand beside each other: what one keeps to itself, no other touches. Layers: pyproject.toml."""

import re
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

from app.features import FEATURES
from tests.leaves import LEAVES, belongs_to, present
from tests.rules.project import ROOT, files_with, imports_of, text_of

PRIVATE = ("forms", "views")
# Templates that a higher feature takes over on purpose.
BORROWED = {
    "search/_filters.html": "searching inside a procurement file is the same search, with a log",
    "search/_kept.html": "the same",
    "search/_results.html": "the same",
    "texts/_editor.html": "Markdown and its picture are written alike, whatever the text is for",
}
NAMES = [feature.removeprefix("app.") for feature in FEATURES]
TEMPLATE = re.compile(r"{%-?\s*(?:extends|include|import|from)\s+[\"']([^\"']+)[\"']")
SHARED_TEMPLATES = {
    path.relative_to("app/templates").as_posix() for path in files_with(".html", below="app/templates/")
}


def test_features_are_listed_lowest_first():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["id"] == "layers")
    height = {name.strip("() "): -place for place, layer in enumerate(layers) for name in layer.split("|")}
    assert sorted(NAMES, key=lambda name: height[name]) == NAMES


@pytest.mark.parametrize("feature", FEATURES)
def test_a_feature_registers_itself(feature):
    assert callable(import_module(feature).register)


@pytest.mark.parametrize("feature", NAMES)
def test_a_feature_uses_no_forms_and_views_of_another(feature):
    private = {f"app.{other}.{part}" for other in NAMES if other != feature for part in PRIVATE}
    used = {
        f"{path}: {name}"
        for path in files_with(".py", below=f"app/{feature}/")
        for name in imports_of(path)
        if name in private
    }
    assert not used


@pytest.mark.parametrize("feature", NAMES)
def test_a_feature_uses_no_templates_of_another(feature):
    templates = ROOT / "app" / feature / "templates"
    used = {
        f"{path}: {name}"
        for path in files_with(".html", ".txt", below=f"app/{feature}/templates/")
        for name in TEMPLATE.findall(text_of(path))
        if name not in SHARED_TEMPLATES | BORROWED.keys() and not (templates / name).exists()
    }
    assert not used


@pytest.mark.parametrize("leaf", LEAVES)
def test_nothing_imports_from_a_leaf_but_what_goes_with_it(leaf):
    """Only the list of features names it."""
    users = {
        f"{path}: {name}"
        for path in files_with(".py")
        if not belongs_to(leaf, path)
        for name in imports_of(path)
        if belongs_to(leaf, Path(*name.split("."), "*")) or belongs_to(leaf, Path(*name.split(".")).with_suffix(".py"))
    }
    assert not users


@pytest.mark.parametrize("leaf", LEAVES)
def test_a_leaf_that_is_here_is_a_feature_and_no_other_is_left_in_the_list(leaf):
    assert (leaf in present()) == (leaf in NAMES)
