"""The worker's part: look over and import what the desk has asked for, a piece at a time."""

import logging

from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from app.core.db import session, transaction
from app.core.i18n import lazy
from app.suppliers.importing import files, services
from app.suppliers.importing.limits import UnreadableFile
from app.suppliers.importing.lists import reference_lists
from app.suppliers.importing.models import ImportBatch, ImportStatus
from app.suppliers.importing.report import repair_file, repair_sheet
from app.suppliers.importing.running import import_rows, look_over
from app.suppliers.importing.sifting import Source

ROWS_IN_A_PIECE = 5_000  # so that a worker that is asked to stop does so within seconds

log = logging.getLogger(__name__)


def work_on_oldest() -> bool:
    """Do a piece of the oldest import that waits; False when there is none."""
    batch = session.scalar(
        select(ImportBatch)
        .where(ImportBatch.status.in_([ImportStatus.CHECKING, ImportStatus.IMPORTING]))
        .where(ImportBatch.stored_as.is_not(None))
        .order_by(ImportBatch.id)
        .limit(1)
    )
    if batch is None:
        return False
    try:
        _work_on(batch)
    except OperationalError:
        raise  # the database is busy or away: the same piece is done again
    except UnreadableFile as error:
        _fail(batch.id, str(error))
    except Exception:  # whatever is in a file, the others must go on
        log.exception("import %s failed", batch.id)
        _fail(batch.id, str(lazy("Something went wrong on our side. The rows that were imported are kept.")))
    return True


def _work_on(batch: ImportBatch) -> None:
    source = _source(batch)
    if batch.status is ImportStatus.CHECKING:
        _check(batch.id, source)
    elif import_rows(batch.id, source, most=ROWS_IN_A_PIECE):
        files.discard_upload(session.get_one(ImportBatch, batch.id))


def _check(batch_id: int, source: Source) -> None:
    batch = session.get_one(ImportBatch, batch_id)
    tally = look_over(source, batch.imports_as)
    files.discard_repair_file(batch)
    if tally.actions["refused"]:
        files.keep_repair_file(batch, repair_file(repair_sheet(source), files.repair_name(batch)))
    with transaction():
        services.keep_check(session.get_one(ImportBatch, batch_id), tally)


def _source(batch: ImportBatch) -> Source:
    return Source(files.upload_path(batch), batch.chosen_columns, reference_lists(), files.limits())


def _fail(batch_id: int, reason: str) -> None:
    with transaction():
        services.fail(session.get_one(ImportBatch, batch_id), reason)
