"""What consent is asked for. Each feature adds its own purposes."""

from dataclasses import dataclass

from flask import Flask, current_app

from app.core.i18n import Text


@dataclass(frozen=True)
class Purpose:
    """`text` is what the person says yes to, as the form shows it. Whoever changes it raises `version`."""

    key: str
    title: Text
    text: Text
    version: int


def add_purpose(app: Flask, purpose: Purpose) -> None:
    app.extensions.setdefault("purposes", {})[purpose.key] = purpose


def purpose_with(key: str) -> Purpose | None:
    """None when its feature was taken away."""
    found: Purpose | None = current_app.extensions.get("purposes", {}).get(key)
    return found
