"""Every letter with invented values, so that somebody can read them all without waiting for one to be sent."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from flask import Flask

from app.mail.letters import Letter


@dataclass(frozen=True)
class Sample:
    """`key` is the letter's place in the code, `accounts.confirmation`; `make` writes it in the language in force."""

    key: str
    make: Callable[[], Letter]


def add_sample(app: Flask, letter: Callable[..., Letter], make: Callable[[], Letter]) -> None:
    """`make` calls `letter` with invented values; they are never stored."""
    samples_of(app).append(Sample(key_of(letter), make))


def key_of(letter: Callable[..., Any]) -> str:
    """`search.saved.digest` for `digest` in app/search/saved/letters.py."""
    folder = letter.__module__.removeprefix("app.").removesuffix(".letters")
    return f"{folder}.{letter.__name__}"


def samples_of(app: Flask) -> list[Sample]:
    return cast(list[Sample], app.extensions.setdefault("letter samples", []))
