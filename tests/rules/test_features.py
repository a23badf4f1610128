"""Features stand beside each other: what one keeps to itself, no other touches. Layers: pyproject.toml."""

import re
import tomllib
from importlib import import_module

import pytest

from app.features import FEATURES
from tests.rules.project import ROOT, files_with, imports_of, text_of

LEAVES = ("news", "events")  # may be deleted with their line in app/features.py
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
def test_a_leaf_is_named_nowhere_but_in_the_list_of_features(leaf):
    own = (f"app/{leaf}/", f"tests/app/{leaf}/", f"tests/factories/{leaf}")
    users = {
        str(path)
        for path in files_with(".py")
        if not str(path).startswith(own) and any(f"{name}.".startswith(f"app.{leaf}.") for name in imports_of(path))
    }
    assert not users
