"""Ask somebody at a terminal for the plan of a region."""

from collections.abc import Iterator
from datetime import date

import click

from app.core.palette import HEX_COLOUR
from app.core.slugs import slug
from app.network.creating.plan import DEFAULT_COLOUR, PlannedAssociation, PlannedMunicipality, RegionPlan
from app.network.creating.reading import municipality_named
from app.reference.queries import municipalities


def ask_for_plan(today: date) -> RegionPlan:
    name = click.prompt("Name of the region", value_proc=_some_text)
    colour = click.prompt("Brand colour", default=DEFAULT_COLOUR, value_proc=_colour)
    theme = click.prompt("Theme (Enter for none)", default="", show_default=False)
    codes = dict.fromkeys(_codes("Municipality, by name or code (Enter to go on)"))
    places = tuple(PlannedMunicipality(code, today) for code in codes)
    return RegionPlan(name, colour, theme.strip() or None, None, places, tuple(_associations(today)))


def _associations(today: date) -> Iterator[PlannedAssociation]:
    seen: set[str] = set()
    while name := click.prompt("Association (Enter to go on)", default="", show_default=False).strip():
        if slug(name) in seen:
            click.echo("An association with this name was named before.")
            continue
        seen.add(slug(name))
        code = next(_codes("Where it works, by name or code (Enter for more than one municipality)"), None)
        yield PlannedAssociation(name, today, code)


def _codes(question: str) -> Iterator[str]:
    known = municipalities()
    while word := click.prompt(question, default="", show_default=False).strip():
        found = municipality_named(word, known)
        if found is None:
            click.echo(f"There is no one municipality {word}. Give its name or its code, such as GM0355.")
        else:
            yield found.code


def _some_text(text: str) -> str:
    if not text.strip():
        raise click.UsageError("Write a name.")
    return text.strip()


def _colour(text: str) -> str:
    if not HEX_COLOUR.fullmatch(text.strip()):
        raise click.UsageError("Write a colour as #1f5f4f.")
    return text.strip().lower()
