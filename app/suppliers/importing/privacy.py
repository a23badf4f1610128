"""What imports hold of people, and what goes."""

from datetime import datetime
from typing import Any

from flask import Flask
from sqlalchemy import ColumnElement, func, select

from app.accounts.models import User
from app.core.clock import now
from app.core.db import session
from app.core.i18n import Text, lazy
from app.core.privacy import Controller, PersonalData, Processing, Retention, declare
from app.suppliers.importing import files
from app.suppliers.importing.models import ImportBatch, ImportStatus
from app.suppliers.importing.services import fail
from config import Config

KEY = "imports"


def register(app: Flask) -> None:
    config: Config = app.extensions["config"]
    declare(
        app,
        Processing(
            key=KEY,
            purpose=lazy("Bring firms into the register from a list that an association or the trade register gave"),
            controller=Controller.REGION,
            basis=lazy("Art. 6 (1) (f), as stated with each import; who is in the list is told within a month"),
            people=lazy("Sole traders and contact persons in the list"),
            data=lazy("The columns of the list that the register knows; the other columns are not kept"),
            recipients=lazy("The desk"),
            kept=lazy(
                "The uploaded file until it is imported. What was refused %(days)s days", days=config.IMPORT_FILE_DAYS
            ),
        ),
    )
    declare(app, PersonalData(KEY, lazy("Lists that you imported"), collect, erase))
    declare(app, Retention(KEY, lazy("Files and refused rows of imports"), "IMPORT_FILE_DAYS", count_old, remove_old))


def collect(user: User) -> list[dict[str, Any]]:
    statement = select(ImportBatch).where(ImportBatch.created_by_id == user.id).order_by(ImportBatch.id)
    return [
        {"file_name": batch.file_name, "created_at": batch.created_at.isoformat(), "rows": batch.rows}
        for batch in session.scalars(statement)
    ]


def erase(user: User) -> list[Text]:
    """The list is about others. What its owner called the file can hold their own name."""
    for batch in session.scalars(select(ImportBatch).where(ImportBatch.created_by_id == user.id)):
        batch.file_name = f"#{batch.id}"
    return []


def _old(before: datetime) -> ColumnElement[bool]:
    """What is busy goes on: its rows would be lost."""
    busy = [status for status in ImportStatus if status.is_busy]
    return (ImportBatch.created_at < before) & ImportBatch.emptied_at.is_(None) & ImportBatch.status.not_in(busy)


def count_old(before: datetime) -> int:
    return session.scalar(select(func.count()).select_from(ImportBatch).where(_old(before))) or 0


def remove_old(before: datetime, limit: int) -> int:
    """The numbers of an import stay; its files, the name of the file and the refused cells go."""
    found = session.scalars(select(ImportBatch).where(_old(before)).order_by(ImportBatch.id).limit(limit)).all()
    for batch in found:
        _empty(batch)
    return len(found)


def _empty(batch: ImportBatch) -> None:
    if batch.stored_as is not None:
        files.discard_upload(batch)
        files.discard_repair_file(batch)
    if batch.finished_at is None:
        fail(batch, str(lazy("This import was never finished. Its file is gone after the term for such files.")))
    batch.file_name, batch.examples, batch.emptied_at = f"#{batch.id}", [], now()
