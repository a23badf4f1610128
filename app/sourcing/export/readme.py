"""README.txt: what is in the package, and how to check it without the application."""

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
    return "\n".join(
        [
            _("Is the audit trail whole? JSON means here: UTF-8, keys sorted, no white space. Start with “previous” of"),
            _("line 1, and for each later line:"),
            "1. "
            + _("the body: “body” when the line has one, else the SHA-256 of the JSON of [number, at, action, actor_id,"),
            "   "
            + _("object_type, object_id, values_digest, origin_digest], with “at” in UTC and six digits of seconds;"),
            "2. " + _("the digest: the SHA-256 of the JSON of [the digest before, body]. “digest” must say the same;"),
            "3. "
            + _("when the line has values: values_digest is the HMAC-SHA-256 of their JSON, with their salt as key."),
            _("At the end you have the digest of “head”, to compare with a head that was kept outside the database."),
        ]
    )
