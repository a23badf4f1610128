"""The export as one ZIP: entries.json with the proof, entries.csv made from it, and how to check."""

import hashlib
import json
import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from app.audit.proof import UnreadableExport
from app.core.sheets import Cell, Sheet, write_csv

JSON, CSV, README = "entries.json", "entries.csv", "README.txt"
MOST_BYTES = 500_000_000


def write(document: Mapping[str, Any], readme: str) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(JSON, as_json(document))
        archive.writestr(CSV, as_csv(document))
        archive.writestr(README, readme)
    return file.getvalue()


def read(path: Path) -> dict[str, Any]:
    """The document in the file. Raises UnreadableExport, also when the spreadsheet does not say what the proof says."""
    try:
        with zipfile.ZipFile(path) as archive:
            document = json.loads(_part(archive, JSON))
            if _part(archive, CSV) != as_csv(document):
                raise UnreadableExport(f"{CSV} does not say what {JSON} says")
    except (OSError, ValueError, KeyError, TypeError, AttributeError, zipfile.BadZipFile) as error:
        raise UnreadableExport(f"it cannot be read ({type(error).__name__})") from error
    if not isinstance(document, dict):
        raise UnreadableExport(f"{JSON} holds something else")
    return document


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > MOST_BYTES:
        raise UnreadableExport(f"{name} is larger than any export")
    return archive.read(name)


def digest_of(document: Mapping[str, Any]) -> str:
    """SHA-256 of entries.json: noted in the trail when it is made."""
    return hashlib.sha256(as_json(document)).hexdigest()


def as_json(document: Mapping[str, Any]) -> bytes:
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def as_csv(document: Mapping[str, Any]) -> bytes:
    """From the document alone, so that a spreadsheet that was changed shows."""
    return write_csv(Sheet("", document["columns"], _rows(document["entries"])))


def _rows(entries: Iterable[Mapping[str, Any]]) -> Iterable[list[Cell]]:
    for each in entries:
        origin, values = each["origin"] or {}, each["values"]
        yield [
            *(each["number"], each["at"], each["action"], each["words"]["action"]),
            *(each["actor_id"], each["words"]["person"]),
            *(each["object_type"], each["object_id"], each["words"]["object"]),
            *(origin.get("network", ""), origin.get("device", "")),
            json.dumps(values["content"], ensure_ascii=False, sort_keys=True) if values else "",
            each["digest"],
        ]
