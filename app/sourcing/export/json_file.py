"""The file for machines: every fact and every row under its key."""

import json
from typing import Any

from app.core.i18n import _
from app.sourcing.export.document import FORM, VERSION, Document
from app.sourcing.export.words import raw
from app.sourcing.record import Section


def write_json(document: Document) -> bytes:
    content = {
        "schema": {"name": FORM, "version": VERSION},
        "reading_guide": reading_guide(),
        "language": document.language,
        "title": f"{document.title}: {document.subject}",
        "made_at": raw(document.made_at),
        "is_redacted": document.is_redacted,
        "is_demonstration": bool(document.demo_mark),
        "sections": {section.key: _section(section) for section in document.all_sections},
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def reading_guide() -> list[str]:
    return [
        _("“sections” holds a chapter for each part of the file, under a key that stays the same in every language."),
        _("“facts” are single statements. “tables” are lists of rows, and each row names its columns."),
        _("“labels” says in words what the keys mean: of a fact its key, of a table its key, of a column both."),
        _("Days and moments are ISO 8601; moments are in UTC. Amounts are in euros, without VAT, as text."),
        _("A choice from a closed list has a code, which stays the same, and a label in the language of the export."),
        _("null means that there was nothing. What was left out says so in its place, and stands in “export”."),
        _("Digests of profiles and of the audit trail are SHA-256; README.txt says how to check them."),
    ]


def _section(section: Section) -> dict[str, Any]:
    return {
        "title": str(section.title),
        "facts": {fact.key: raw(fact.value) for fact in section.facts},
        "tables": {
            table.key: [
                {column.key: raw(value) for column, value in zip(table.columns, row, strict=True)} for row in table.rows
            ]
            for table in section.tables
        },
        "labels": _labels(section),
    }


def _labels(section: Section) -> dict[str, str]:
    labels = {fact.key: str(fact.label) for fact in section.facts}
    for table in section.tables:
        labels[table.key] = str(table.title)
        labels |= {f"{table.key}.{column.key}": str(column.label) for column in table.columns}
    return labels
