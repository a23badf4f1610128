"""One line per event on standard error. No personal data: ids, never names or addresses."""

import logging
import sys
from traceback import format_tb
from typing import Any

from flask import Flask


class DiscreetFormatter(logging.Formatter):
    """Tells of an error which kind it is and where it was raised, and not its words.

    Those may quote what somebody typed: "could not read 'noor@example.nl'", or the row that PostgreSQL refused.
    """

    def formatException(self, error: Any) -> str:  # noqa: N802 - logging calls it so
        """The oldest error first, as in a traceback."""
        return "\n".join(_told(each) for each in reversed(_chain(error[1])))


def _chain(error: BaseException | None) -> list[BaseException]:
    """The error, and those it came from."""
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.append(error)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return found


def _told(error: BaseException) -> str:
    kind = type(error)
    return "".join(format_tb(error.__traceback__)) + f"{kind.__module__}.{kind.__qualname__}"


def register(app: Flask, level: str) -> None:
    layout = "%(asctime)s %(levelname)s %(name)s %(message)s"
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter(layout) if level == "DEBUG" else DiscreetFormatter(layout))
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    logging.getLogger("alembic").setLevel("WARNING")
    app.logger.handlers = []
