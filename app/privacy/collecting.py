"""Everything that the features hold of a person."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import current_app

from app.accounts.models import User
from app.audit.services import record
from app.core.i18n import Text
from app.core.privacy import Processing, personal_data, processings


@dataclass(frozen=True)
class Part:
    """What one feature holds, as plain values, and the entry of the register that says why."""

    key: str
    title: Text
    content: Any
    reason: Processing | None

    @property
    def is_empty(self) -> bool:
        return not holds_something(self.content)


def parts_of(user: User) -> list[Part]:
    reasons = {processing.key: processing for processing in processings(current_app)}
    return [
        Part(item.key, item.title, item.collect(user), reasons.get(item.entry or item.key))
        for item in personal_data(current_app)
    ]


def holds_something(content: Any) -> bool:
    """Whether there is anything in it: a feature may give empty lists under their names."""
    if isinstance(content, dict):
        return any(holds_something(value) for value in content.values())
    return bool(content)


def export_of(user: User, *, at: datetime) -> dict[str, Any]:
    """Ready for JSON (art. 20: structured, common, machine-readable)."""
    return {"made_at": at.isoformat(), **{part.key.replace(" ", "_"): part.content for part in parts_of(user)}}


def note_export(user: User, *, by: User, form: str) -> None:
    record("personal_data.exported", user, by=by, user_id=user.id, form=form)
