"""The file as a tagged PDF (PDF/UA-1). User text goes to typst as data, never as markup."""

import json
import unicodedata
from pathlib import Path
from typing import Any

import typst

from app.core.i18n import _, datetimeformat, language
from app.sourcing.export import facts
from app.sourcing.export.report import Report
from app.sourcing.labels import ACTS
from app.sourcing.models import LonglistEntry, ShortlistDecision

TEMPLATE = Path(__file__).with_name("procurement_file.typ")
KNOWN_BLOCKS = (range(0x500), range(0x1E00, 0x2000), range(0x2010, 0x2041), range(0x2070, 0x20C0))
MOST_ROWS = 1000  # of each kind: 5,000 rows would take half a gigabyte; the spreadsheet has them all


def write_pdf(report: Report) -> bytes:
    """Signs that its font lacks (emoji, Chinese) show as U+FFFD: PDF/UA refuses them. The spreadsheet has them."""
    content = _content(report)
    try:
        return _typeset(content)
    except typst.TypstError:
        return _typeset(_with_known_signs(content))


def _typeset(content: dict[str, Any]) -> bytes:
    """Only the fonts inside typst are used, so that the same file looks the same on every machine."""
    return typst.compile(
        TEMPLATE,
        format="pdf",
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,
        sys_inputs={"report": json.dumps(content)},
    )


def _with_known_signs(content: Any) -> Any:
    match content:
        case str():
            return "".join(sign if _is_known(sign) else "\ufffd" for sign in unicodedata.normalize("NFC", content))
        case dict():
            return {name: _with_known_signs(value) for name, value in content.items()}
        case list() | tuple():
            return [_with_known_signs(value) for value in content]
    return content


def _is_known(sign: str) -> bool:
    """Latin, Greek, Cyrillic and the usual punctuation: a little less than the font has."""
    if sign in "\t\n":
        return True
    return unicodedata.category(sign)[0] not in "CM" and any(ord(sign) in block for block in KNOWN_BLOCKS)


def _content(report: Report) -> dict[str, Any]:
    invited, not_invited = facts.invited_and_not(report)
    return {
        "language": language(),
        "title": facts.title(report),
        "subject": report.file.subject,
        "author": report.file.municipality.name,
        "demo": facts.demo_mark(report),
        "page_of": _("Page {page} of {pages}"),
        "file": _pairs(_("The need"), facts.file_facts(report)),
        "invited": _shortlist(_("To be invited"), invited),
        "not_invited": _shortlist(_("Not to be invited"), not_invited),
        "longlists": _longlists(report),
        "searches": _searches(report),
        "trail": _trail(report),
    }


def _pairs(heading: str, pairs: facts.Facts) -> dict[str, Any]:
    return {"heading": heading, "pairs": pairs}


def _table(heading: str, columns: list[str], rows: list[list[Any]], none: str) -> dict[str, Any]:
    left_out = len(rows) - MOST_ROWS
    note = _("%(number)s more rows are in the spreadsheet.", number=left_out) if left_out > 0 else ""
    return {"heading": heading, "columns": columns, "rows": rows[:MOST_ROWS], "none": none, "note": note}


def _shortlist(heading: str, decisions: list[ShortlistDecision]) -> dict[str, Any]:
    rows = [[_candidate(decision), decision.reason, facts.decided(decision)] for decision in decisions]
    return _table(heading, [_("Firm"), _("Reason"), _("Decided")], rows, _("No firms."))


def _longlists(report: Report) -> list[dict[str, Any]]:
    columns = [_("Rank"), _("Firm"), _("Profile"), _("Decision")]
    made = []
    for number, (longlist, entries) in enumerate(report.longlists, start=1):
        heading = _("Longlist %(number)s", number=number)
        rows = [_entry(report, entry) for entry in entries]
        facts_of_list = facts.longlist_facts(longlist)
        made.append({**_table(heading, columns, rows, _("No firms.")), "pairs": facts_of_list})
    return made


def _entry(report: Report, entry: LonglistEntry) -> list[Any]:
    kept = entry.supplier_version
    return [
        str(entry.rank),
        _firm(entry),
        {"text": _("Version %(number)s", number=kept.number), "digest": kept.digest},
        facts.verdict(report.decision_on(entry)),
    ]


def _candidate(decision: ShortlistDecision) -> dict[str, str]:
    return _firm(decision.entry) if decision.entry else {"text": decision.firm, "small": decision.town}


def _firm(entry: LonglistEntry) -> dict[str, str]:
    content = entry.supplier_version.content
    register = content["kvk_number"] or content["foreign_id"]
    small = [content["town"] or "", _("register number %(number)s", number=register) if register else ""]
    return {"text": entry.firm, "small": ", ".join(part for part in small if part)}


def _searches(report: Report) -> dict[str, Any]:
    columns = [_("When"), _("Who"), _("Search in words"), _("Found"), _("Draw number"), _("Index")]
    rows = [
        [
            datetimeformat(search.at, "short"),
            search.by.name,
            search.words,
            str(search.total),
            str(search.seed),
            str(search.index_position),
        ]
        for search in report.searches
    ]
    return _table(_("Searches in this file"), columns, rows, _("Nobody searched yet."))


def _trail(report: Report) -> dict[str, Any]:
    columns = [_("No."), _("When"), _("Who"), _("What"), _("Digest")]
    rows = [
        [
            str(entry.number),
            datetimeformat(entry.at, "short"),
            report.name_of(entry.actor_id),
            str(ACTS.get(entry.action, entry.action)),
            {"digest": entry.digest},
        ]
        for entry in report.trail
    ]
    return _table(_("Extract of the audit trail"), columns, rows, _("No acts."))
