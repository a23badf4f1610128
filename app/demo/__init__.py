"""An invented region with its firms and people, for a demonstration. Nothing of it loads in production."""

from typing import Any

from flask import Blueprint, Flask

from app.core import slots
from app.core.clock import now
from app.core.db import transaction
from app.core.start import before_start
from app.demo import codes, loading, people
from app.demo.cli import demo
from app.search.evaluating.collection import provide
from config import Config


def register(app: Flask) -> None:
    config: Config = app.extensions["config"]
    app.cli.add_command(demo)
    provide(app, loading.load)
    if config.is_production:
        before_start(app, codes.refuse_known_secrets)
    if not config.is_demo:
        return
    app.register_blueprint(Blueprint("demo", __name__, template_folder="templates"))
    slots.add(app, slots.SIGN_IN, slots.Panel("demo/accounts.html", _accounts))
    slots.add(app, slots.SECOND_STEP, slots.Panel("demo/code.html", codes.code_of_now))
    before_start(app, _prepare)


def _accounts() -> dict[str, Any]:
    return {"people": people.PEOPLE, "password": people.PASSWORD, "passphrase": people.PASSPHRASE}


def _prepare() -> str:
    with transaction():
        firms = loading.load(at=now())
    lines = [f"Loaded {firms} invented firms."] if firms else []
    lines.append(f"Demo accounts (password {people.PASSWORD}):")
    lines += [f"  {person.email:<36} {person.name}" for person in people.PEOPLE]
    return "\n".join(lines)
