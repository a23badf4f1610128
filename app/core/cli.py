"""What every command needs."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from flask import current_app
from flask.cli import with_appcontext

from app.core.db import database_of

P = ParamSpec("P")
T = TypeVar("T")


def with_session(command: Callable[P, T]) -> Callable[P, T]:
    """Give a command an application and a database session."""

    @wraps(command)
    @with_appcontext
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        with database_of(current_app).scope():
            return command(*args, **kwargs)

    return run
