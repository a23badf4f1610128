"""The file as a workbook: tabs for file, shortlist, each longlist, searches and audit trail."""

from collections.abc import Iterator, Sequence

from app.core.i18n import _
from app.core.sheets import Cell, Sheet, write_xlsx
from app.sourcing.export import facts
from app.sourcing.export.report import Report
from app.sourcing.labels import ACTS
from app.sourcing.models import LonglistEntry


def write_spreadsheet(report: Report) -> bytes:
    longlists = [
        Sheet(_("Longlist %(number)s", number=number), _entry_header(), _entries(report, entries))
        for number, (_longlist, entries) in enumerate(report.longlists, start=1)
    ]
    return write_xlsx([_file(report), _shortlist(report), *longlists, _searches(report), _trail(report)])


def _file(report: Report) -> Sheet:
    mark = facts.demo_mark(report)
    rows: list[tuple[Cell, Cell]] = [(mark, "")] if mark else []
    rows += [(_("Number"), report.file.number), *facts.file_facts(report)]
    rows.append((_("Estimated value as a number"), report.file.estimated_value))
    for number, (longlist, _entries) in enumerate(report.longlists, start=1):
        rows.append((_("Longlist %(number)s", number=number), ""))
        rows += facts.longlist_facts(longlist)
    return Sheet(_("Procurement file"), [_("What"), _("Value")], rows)


def _shortlist(report: Report) -> Sheet:
    header = [_("Firm"), _("Town"), _("Decision"), _("Reason"), _("Decided by"), _("Decided at"), _("Rank")]
    rows: list[list[Cell]] = [
        [
            decision.firm,
            decision.town,
            facts.verdict(decision),
            decision.reason,
            decision.decided_by.name,
            decision.decided_at,
            decision.entry.rank if decision.entry else None,
        ]
        for group in facts.invited_and_not(report)
        for decision in group
    ]
    return Sheet(_("Shortlist"), header, rows)


def _entry_header() -> list[str]:
    return [
        *(_("Rank"), _("Firm"), _("Town"), _("Country"), _("Register number"), _("CPV codes")),
        *(_("Distance in km"), _("Score"), _("Version of the profile"), _("Digest of the profile")),
        *(_("Decision"), _("Reason"), _("Demonstration")),
    ]


def _entries(report: Report, entries: Sequence[LonglistEntry]) -> Iterator[list[Cell]]:
    for entry in entries:
        content, decision = entry.supplier_version.content, report.decision_on(entry)
        yield [
            entry.rank,
            entry.firm,
            content["town"],
            content["country"],
            content["kvk_number"] or content["foreign_id"],
            " ".join(content["cpv_codes"]),
            None if entry.distance_km is None else round(entry.distance_km, 1),
            round(entry.score, 4),
            entry.supplier_version.number,
            entry.supplier_version.digest,
            facts.verdict(decision),
            decision.reason if decision else "",
            facts.demo_mark(report),
        ]


def _searches(report: Report) -> Sheet:
    header = [_("When"), _("Who"), _("Search in words"), _("Page"), _("Found"), _("Draw number"), _("Index")]
    rows: Iterator[list[Cell]] = (
        [
            search.at,
            search.by.name,
            search.words,
            search.page,
            search.total,
            search.seed,
            search.index_position,
        ]
        for search in report.searches
    )
    return Sheet(_("Searches"), header, rows)


def _trail(report: Report) -> Sheet:
    header = [_("No."), _("When"), _("Who"), _("What"), _("Digest")]
    rows: Iterator[list[Cell]] = (
        [
            entry.number,
            entry.at,
            report.name_of(entry.actor_id),
            str(ACTS.get(entry.action, entry.action)),
            entry.digest,
        ]
        for entry in report.trail
    )
    return Sheet(_("Audit trail"), header, rows)
