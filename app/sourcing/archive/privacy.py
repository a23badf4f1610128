"""Exports go after a term, files after theirs; who asked for an export stays with its file."""

from datetime import datetime

from flask import Flask
from sqlalchemy import ColumnElement, func, select

from app.core.db import session
from app.core.i18n import lazy
from app.core.privacy import Retention, declare
from app.core.storage import storage
from app.sourcing.archive.destroying import count_ended, destroy_ended
from app.sourcing.archive.models import FileExport


def register(app: Flask) -> None:
    declare(
        app,
        Retention("file exports", lazy("Exports of procurement files"), "FILE_EXPORT_DAYS", count_old, remove_old),
    )
    declare(
        app,
        Retention(
            "ended files",
            lazy("Procurement files after the last day of their term, without a hold"),
            "ENDED_FILE_DAYS",
            count_ended,
            destroy_ended,
        ),
    )


def count_old(before: datetime) -> int:
    return session.scalar(select(func.count()).select_from(FileExport).where(_old(before))) or 0


def remove_old(before: datetime, limit: int) -> int:
    """The package goes; that it was made, by whom and with which SHA-256 stays with the file."""
    found = session.scalars(select(FileExport).where(_old(before)).order_by(FileExport.id).limit(limit)).all()
    for export in found:
        if export.stored_as is not None:
            storage().remove(export.stored_as)
            export.stored_as = None
    return len(found)


def _old(before: datetime) -> ColumnElement[bool]:
    return (FileExport.finished_at < before) & FileExport.stored_as.is_not(None)
