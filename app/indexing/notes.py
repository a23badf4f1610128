"""Small notes beside the index of this host, which processes leave for each other and for whoever looks after it.

Losing one does no harm, so reading and writing never fail.
"""

import json
import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.core.settings import settings

log = logging.getLogger(__name__)


def folder() -> Path:
    return settings().INSTANCE_PATH / "search"


def write(name: str, value: Any) -> None:
    """Replace the note at once: a reader sees the old one or the new one."""
    draft = folder() / f"{name}.{os.getpid()}.new"
    try:
        folder().mkdir(parents=True, exist_ok=True)
        draft.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
        draft.replace(folder() / name)
    except OSError:
        log.warning("the note %s could not be written", name, exc_info=True)


def read(name: str) -> Any:
    """None when there is no such note, or when it is unreadable."""
    try:
        return json.loads((folder() / name).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def read_all(pattern: str) -> Iterator[Any]:
    yield from (read(path.name) for path in sorted(folder().glob(pattern)))


def take_away(name: str) -> bool:
    """Whether the note was there."""
    try:
        (folder() / name).unlink()
    except OSError:
        return False
    return True


def take_away_older_than(pattern: str, moment: float) -> None:
    """`moment` in seconds since 1970."""
    for path in folder().glob(pattern):
        try:
            if path.stat().st_mtime < moment:
                path.unlink()
        except OSError:  # another process was first
            continue
