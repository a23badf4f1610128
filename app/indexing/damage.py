"""A process that cannot read the index tells the worker, which may hold the old files open and see nothing of it."""

from app.indexing import notes

NOTE = "unreadable.json"


def report() -> None:
    notes.write(NOTE, True)


def was_reported() -> bool:
    """Whether somebody did since this was last asked."""
    return notes.take_away(NOTE)
