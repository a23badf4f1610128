"""What the product does with personal data, declared by the features that do it.

The register of processing, the page "my data", erasure and the retention jobs are made from these declarations.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, cast

from flask import Flask

from app.core.i18n import Text

if TYPE_CHECKING:
    from app.accounts.models import User


ACCOUNT = "account"  # the key of the person's own row: erased last, so that the others find theirs by its address


class Controller(StrEnum):
    """Who answers for it (AVG art. 4 (7))."""

    REGION = "region"
    MUNICIPALITY = "municipality"


@dataclass(frozen=True)
class Processing:
    """An entry of the register (AVG art. 30). `basis` names the letter of art. 6 (1) and why; `kept` how long."""

    key: str
    purpose: Text
    controller: Controller
    basis: Text
    people: Text
    data: Text
    recipients: Text
    kept: Text


@dataclass(frozen=True)
class PersonalData:
    """What a feature holds of a person; the entry of the register with the same `key`, or named by `entry`, says why.

    `collect` gives it as plain values for JSON, in English keys. `erase` removes or empties it, inside a transaction,
    and returns what has to stay, with the reason, in the reader's language; or nothing. It touches the database only,
    for it is also done and taken back, to say beforehand what stays. Raises DomainError when it cannot be done yet.
    """

    key: str
    title: Text
    collect: Callable[["User"], Any]
    erase: Callable[["User"], list[Text]]
    entry: str = ""


@dataclass(frozen=True)
class Retention:
    """A kind of data that goes after a term. `setting` names the Config field with the number of days.

    `count` says how many are older than a moment, `remove` deletes at most so many of them, inside a transaction, and
    says how many.
    """

    key: str
    title: Text
    setting: str
    count: Callable[[datetime], int]
    remove: Callable[[datetime, int], int]


def declare(app: Flask, item: Processing | PersonalData | Retention) -> None:
    app.extensions.setdefault("personal data", []).append(item)


def processings(app: Flask) -> list[Processing]:
    return [item for item in _declared(app) if isinstance(item, Processing)]


def personal_data(app: Flask) -> list[PersonalData]:
    return [item for item in _declared(app) if isinstance(item, PersonalData)]


def retentions(app: Flask) -> list[Retention]:
    return [item for item in _declared(app) if isinstance(item, Retention)]


def _declared(app: Flask) -> list[Processing | PersonalData | Retention]:
    return cast(list[Processing | PersonalData | Retention], app.extensions.get("personal data", []))
