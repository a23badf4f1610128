"""Leaves: features on which no other stands, so that each may be deleted, with its line in app/features.py.

What else a leaf has stands in folders and files of its name, and goes with it. Tests that look across the house ask
here what the leaves that are present bring along. What is shared by all, such as the map of permissions, the
catalogue and the migrations, tells of every leaf: whether it tells too much can be asked only while all are there.
"""

import shutil
import subprocess
from fnmatch import fnmatchcase
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.rules.project import ROOT, files

LEAVES = ("news", "events")
FEATURES = "app/features.py"
PARTS = (  # a star stands for folders, too
    "app/{leaf}/*",
    "tests/app/{leaf}/*",
    "tests/factories/{leaf}.py",
    "tests/factories/{leaf}_*.py",
    "tests/permissions/{leaf}_*.py",
    "tests/journeys/{leaf}/*",
)
BESIDE = ROOT.parent / "shared"  # with the files of real firms, which are not shipped
BUILT = (
    ".venv",
    "node_modules",
    "tests/oidc_provider/node_modules",
    "app/static/dist",
    "app/translations/nl/LC_MESSAGES/messages.mo",
)


def present() -> list[str]:
    return [leaf for leaf in LEAVES if (ROOT / "app" / leaf).is_dir()]


def absent() -> list[str]:
    return [leaf for leaf in LEAVES if leaf not in present()]


asks_for_every_leaf = pytest.mark.skipif(bool(absent()), reason=f"also tells of {' and '.join(absent())}, not here")


def belongs_to(leaf: str, path: Path) -> bool:
    """Whether a file is the leaf's alone and goes with it; `path` is relative to the root."""
    return any(fnmatchcase(str(path), part.format(leaf=leaf)) for part in PARTS)


def tests_of(leaf: str) -> list[str]:
    """The folder of its unit tests, if it has one."""
    return [name for name in (f"tests/app/{leaf}",) if (ROOT / name).is_dir()]


def brought(module: str, name: str) -> list[Any]:
    """What the leaves bring to a test of the whole house: `name` in each `module`, where a leaf has such a module.

    >>> brought("tests.permissions.{leaf}_things", "THINGS")
    """
    modules = [module.format(leaf=leaf) for leaf in present()]
    return [getattr(import_module(each), name) for each in modules if find_spec(each)]


def copy_without_leaves(root: Path) -> None:
    """The project as it is when every leaf was deleted, in a new folder; what is installed and built is linked."""
    for path in files():
        if not any(belongs_to(leaf, path) for leaf in LEAVES):
            _copy(path, root)
            for compiled in (ROOT / path.parent / "__pycache__").glob(f"{path.stem}.*.pyc"):
                _copy(compiled.relative_to(ROOT), root)
    for name in BUILT:
        if (ROOT / name).exists():
            (root / name).symlink_to(ROOT / name)
    if BESIDE.exists():
        (root.parent / BESIDE.name).symlink_to(BESIDE)
    listed = (root / FEATURES).read_text("utf-8").splitlines(keepends=True)
    lines = {f'"app.{leaf}",' for leaf in LEAVES}
    (root / FEATURES).write_text("".join(line for line in listed if line.strip() not in lines), "utf-8")
    for command in (
        ["init", "--quiet"],
        ["add", "--all"],
    ):  # the rules of the house ask git what belongs to the project
        subprocess.run(["git", *command], cwd=root, check=True)


def _copy(path: Path, root: Path) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(
        ROOT / path, root / path
    )  # with its moment, by which Python knows that what it compiled is still right
