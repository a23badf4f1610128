"""What the documentation promises exists, and what exists is documented."""

import os
import re
from collections import Counter
from dataclasses import fields
from pathlib import Path

import click
import pytest

from config import Config
from tests.leaves import absent, asks_for_every_leaf, belongs_to
from tests.rules.project import ROOT, files_with, text_of

LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ +(.+)$", re.MULTILINE)
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
SETTING = re.compile(r"^\| `([A-Z_]+)` \|", re.MULTILINE)
ROW_OF_SETTING = re.compile(r"^\| `([A-Z_]+)` \|(.*)$", re.MULTILINE)
CODE = re.compile(r"`[^`]+`")
COMMAND = re.compile(r"^\| `flask ([a-z -]+?)(?: [A-Z\[-].*?)?` \|", re.MULTILINE)


def test_every_setting_is_documented_and_no_other():
    documented = SETTING.findall((ROOT / "docs/settings.md").read_text("utf-8"))
    assert sorted(documented) == sorted(field.name for field in fields(Config))


def test_settings_say_the_same_in_dutch_and_in_english():
    """Words differ; names, defaults and examples do not."""
    assert codes_of_settings("docs/instellingen.md") == codes_of_settings("docs/settings.md")


def codes_of_settings(path: str) -> list[tuple[str, list[str]]]:
    rows = ROW_OF_SETTING.findall((ROOT / path).read_text("utf-8"))
    return [(name, sorted(CODE.findall(row))) for name, row in rows]


def test_every_command_is_documented_once(app):
    assert not Counter(commands_of(app.cli)) - Counter(documented_commands())


@asks_for_every_leaf
def test_no_other_command_is_documented(app):
    assert not Counter(documented_commands()) - Counter(commands_of(app.cli))


def documented_commands() -> list[str]:
    return COMMAND.findall((ROOT / "docs/commands.md").read_text("utf-8"))


def commands_of(group: click.Group, prefix: str = ""):
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands_of(command, f"{prefix}{name} ")
        else:
            yield f"{prefix}{name}"


def test_every_command_says_what_it_does(app):
    silent = [name for name, command in _leaves(app.cli) if not (command.help or "").strip()]
    assert not silent


def _leaves(group: click.Group):
    for name, command in group.commands.items():
        yield from _leaves(command) if isinstance(command, click.Group) else [(name, command)]


@pytest.mark.parametrize("path", files_with(".md"), ids=str)
def test_links_in_the_documentation_lead_somewhere(path):
    text = FENCED.sub("", text_of(path))
    broken = [link for link in LINK.findall(text) if not _leads_somewhere(path, link)]
    assert not broken


def _leads_somewhere(path, link: str) -> bool:
    if link.startswith(("http://", "https://", "mailto:")):
        return True
    name, _, anchor = link.partition("#")
    target = (ROOT / path.parent / name) if name else ROOT / path
    if not target.exists():
        return any(belongs_to(leaf, _relative(target)) for leaf in absent())
    return not anchor or anchor in {_slug(heading) for heading in HEADING.findall(target.read_text("utf-8"))}


def _relative(target: Path) -> Path:
    """A folder as if one of its files were meant."""
    return Path(os.path.relpath(target, ROOT)) / ("" if target.suffix else "*")


def _slug(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
