"""What the installation consists of: the features, and what each of them brings."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module

import click
from flask import Flask

from app.core.i18n import Text
from app.features import FEATURES
from app.outbox.registry import loops_of


@dataclass(frozen=True)
class Part:
    """A feature. `purpose` is the first sentence of its own code, in English."""

    name: str
    purpose: str
    pages: int
    jobs: tuple[Text, ...]
    commands: tuple[str, ...]


def parts(app: Flask) -> list[Part]:
    """Lowest first, as they build on each other."""
    pages = [app.view_functions[rule.endpoint].__module__ for rule in app.url_map.iter_rules()]
    jobs = [(loop.step.__module__, loop.title) for loop in loops_of(app)]
    commands = list(_commands(app.cli))
    return [
        Part(
            name=feature.removeprefix("app."),
            purpose=(import_module(feature).__doc__ or "").strip().split("\n\n")[0],
            pages=sum(_is_in(feature, module) for module in pages),
            jobs=tuple(title for module, title in jobs if _is_in(feature, module)),
            commands=tuple(name for module, name in commands if _is_in(feature, module)),
        )
        for feature in FEATURES
    ]


def _is_in(feature: str, module: str) -> bool:
    return f"{module}.".startswith(f"{feature}.")


def _commands(group: click.Group, prefix: str = "flask") -> Iterator[tuple[str, str]]:
    """(module, `flask audit verify`)."""
    for name, command in group.commands.items():
        whole = f"{prefix} {name}"
        if isinstance(command, click.Group):
            yield from _commands(command, whole)
        elif command.callback is not None:
            yield command.callback.__module__, whole
