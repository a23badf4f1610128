"""The settings of this installation, with their meaning from the documentation; what is secret is not shown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from config import Config

DOCUMENTATION = Path(__file__).parents[2] / "docs"
DOCUMENTS = {"nl": DOCUMENTATION / "instellingen.md", "en": DOCUMENTATION / "settings.md"}  # one table, twice
HIDDEN = "••••••••"
_ROW = re.compile(r"^\| `([A-Z_]+)` \| .*? \| (.*) \|$", re.MULTILINE)
_SECRET = re.compile(r"SECRET|PASSWORD|TOKEN|KEY")
_PERSON = re.compile(r"(?<=://).*@")
_QUERY = re.compile(r"(?<=\w)\?.*")  # some services take their keys there


@dataclass(frozen=True)
class Setting:
    """`value` is empty when it is not set; `meaning` is Markdown, empty when the document is not here."""

    name: str
    value: str
    meaning: str


def explained(config: Config, language: str) -> Iterator[Setting]:
    """In the order of config.py, in Dutch (`nl`) or English (`en`)."""
    meanings = _meanings(DOCUMENTS[language])
    for field in fields(config):
        yield Setting(field.name, shown(field.name, str(getattr(config, field.name))), meanings.get(field.name, ""))


def shown(name: str, value: str) -> str:
    """The value as it may be read on a page: secrets and passwords in addresses are hidden."""
    if not value:
        return ""
    if _SECRET.search(name):
        return HIDDEN
    return _without_password(value)


def _without_password(value: str) -> str:
    """Of an address; a password may hold any sign, also those that mean something in an address."""
    return _QUERY.sub(f"?{HIDDEN}", _PERSON.sub(f"{HIDDEN}@", value))


@cache
def _meanings(document: Path) -> dict[str, str]:
    try:
        return dict(_ROW.findall(document.read_text("utf-8")))
    except FileNotFoundError:  # an image may leave the documentation out
        return {}
