"""What consent is asked for. Each feature adds its own purposes."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Flask, current_app

from app.consents.models import Consent
from app.core.i18n import Text


@dataclass(frozen=True)
class Purpose:
    """`text` is what the person says yes to, as the form shows it. Whoever changes it raises `version`.

    `leads_to` is the address of the page after a yes, in place of our own; `ended` is called when one is withdrawn.
    """

    key: str
    title: Text
    text: Text
    version: int
    leads_to: Callable[[Consent], str] | None = None
    ended: Callable[[Consent], None] | None = None


def add_purpose(app: Flask, purpose: Purpose) -> None:
    app.extensions.setdefault("purposes", {})[purpose.key] = purpose


def purpose_with(key: str) -> Purpose | None:
    """None when its feature was taken away."""
    found: Purpose | None = current_app.extensions.get("purposes", {}).get(key)
    return found
