"""Every route as a door: what it opens, which facts its policy looks at, and in which words."""

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass

import click
from flask import Flask, current_app
from flask.cli import with_appcontext
from werkzeug.routing import Rule

from app.core.guard import Guard

UNGUARDED = {"static"}  # Flask's own route for files that anyone may have
UNASKED = {"HEAD", "OPTIONS"}  # these follow GET, and Flask answers them


@dataclass(frozen=True)
class Door:
    """A route. `asks_again`: who passes has shown a factor in the last minutes."""

    endpoint: str
    address: str
    methods: tuple[str, ...]
    parameters: frozenset[str]
    guard: Guard
    asks_again: bool

    @property
    def feature(self) -> str:
        return self.endpoint.partition(".")[0].replace("_", " ")

    @property
    def policy(self) -> str:
        """The policy in words: `sourcing: may change`."""
        return policy_in_words(self.guard.policy) if self.guard.policy else "everybody"

    @property
    def thing(self) -> str:
        """What the policy is asked about, besides the person: `procurement file`, or nothing."""
        return ", ".join(facts_of(self.guard.policy)) if self.guard.policy else ""


def doors(app: Flask) -> list[Door]:
    """By address. A view that is neither guarded nor public is left out: a test refuses it by name."""
    found = [(rule, _guard_of(app, rule)) for rule in app.url_map.iter_rules()]
    known = [_door(app, rule, guard) for rule, guard in found if guard]
    return sorted(known, key=lambda door: (door.address, door.methods))


def open_views(app: Flask) -> set[str]:
    """Endpoints of the views that say nothing about who may come in."""
    return {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if rule.endpoint not in UNGUARDED and _guard_of(app, rule) is None
    }


def policy_in_words(policy: Callable[..., bool]) -> str:
    """`app.search.saved.policies.owns` is `saved: owns`."""
    feature = policy.__module__.split(".")[-2]
    return f"{feature}: {policy.__name__}".replace("_", " ")


def facts_of(policy: Callable[..., bool]) -> list[str]:
    """The kinds of things that a policy looks at: `ProcurementFile` is `procurement file`.

    One that it can do without, `_thing: object = None`, is none of them.
    """
    _person, *things = inspect.signature(policy).parameters.values()
    return [_in_words(thing.annotation) for thing in things if thing.default is thing.empty]


def _in_words(annotation: type | str) -> str:
    name = annotation if isinstance(annotation, str) else annotation.__name__
    return re.sub(r"(?<!^)(?=[A-Z])", " ", name).lower()


def _guard_of(app: Flask, rule: Rule) -> Guard | None:
    return getattr(app.view_functions[rule.endpoint], "__guard__", None)


def _door(app: Flask, rule: Rule, guard: Guard) -> Door:
    return Door(
        endpoint=rule.endpoint,
        address=re.sub(r"<\w+:", "<", rule.rule),
        methods=tuple(sorted((rule.methods or set()) - UNASKED)),
        parameters=frozenset(rule.arguments),
        guard=guard,
        asks_again=hasattr(app.view_functions[rule.endpoint], "__steps_up__"),
    )


@click.command("permissions")
@with_appcontext
def print_permissions() -> None:
    """Show every address of this installation and the policy that stands before it."""
    for door in doors(current_app):
        about = f" [{door.thing}]" if door.thing else ""
        again = "; asks again who is there" if door.asks_again else ""
        click.echo(f"{' '.join(door.methods):9} {door.address}  {door.policy}{about}{again}")


def register(app: Flask) -> None:
    app.cli.add_command(print_permissions)
