"""README.txt: what is in the package, and how to check it without the application."""

import textwrap

from app.core.i18n import _, dateformat
from app.sourcing.export.document import Document


def readme(document: Document) -> str:
    parts = [
        f"{document.title}: {document.subject}",
        *([document.demo_mark] if document.demo_mark else []),
        _("Exported on %(day)s.", day=dateformat(document.made_at)),
        *_left_out(document),
        _contents(document),
        _how_to_check(),
        _how_to_follow_the_chain(),
    ]
    return "\n\n".join(parts) + "\n"


def _left_out(document: Document) -> list[str]:
    if not document.is_redacted:
        return []
    lines = [
        f"- {each.what}: {each.ground}{'. ' + each.reason if each.reason else ''} ({each.values})"
        for each in document.left_out
    ]
    heading = _("Things were left out of this export. What, on which ground and how often:")
    return ["\n".join([heading, *lines]) if lines else _("Nothing had to be left out on the grounds that were chosen.")]


def _contents(document: Document) -> str:
    return "\n".join(
        [
            _("What is in this package:"),
            "- " + _("%(name)s.pdf: to read and to print", name=document.stem),
            "- " + _("%(name)s.json: for programs, with a guide for readers in it", name=document.stem),
            "- " + _("%(name)s.xlsx and %(name)s.ods: the lists as spreadsheets", name=document.stem),
            "- " + _("audit-trail.jsonl: every act on the file, one a line, with its place in the chain of all acts"),
            "- " + _("documents/: letters and quotations, as far as the file has them and they are opened"),
            "- " + _("manifest.sha256: the SHA-256 of each of these"),
        ]
    )


def _how_to_check() -> str:
    return "\n".join(
        [
            _("Was something changed? In this folder:"),
            "  sha256sum --check manifest.sha256",
            _("The SHA-256 of the package itself stands on the page of the file and in its audit trail."),
        ]
    )


def _how_to_follow_the_chain() -> str:
    """The same steps as docs/file-export.md and tests/app/sourcing/export/test_audit_lines.py."""
    steps = [
        _("Is the audit trail whole? Start with “previous” of line 1 of audit-trail.jsonl. For each later line:"),
        "1. "
        + _(
            "Take its “body”, or when it has none, the SHA-256 of the JSON of [number, at, action, actor_id, "
            "object_type, object_id, values_digest, origin_digest], with “at” in UTC and six digits of seconds."
        ),
        "2. "
        + _(
            "Take the SHA-256 of the JSON of [the digest before, body]: that is its digest, and “digest” says the same."
        ),
        "3. "
        + _(
            "When it has values: “values_digest” is the HMAC-SHA-256 of their content as JSON, with their salt as key."
        ),
        _("At the end you have the digest of “head”, to compare with a head that was kept outside the database."),
        _("JSON means here: UTF-8, keys sorted, no white space, no escapes for letters outside ASCII."),
    ]
    return "\n".join(textwrap.fill(step, 100, subsequent_indent="   ") for step in steps)
