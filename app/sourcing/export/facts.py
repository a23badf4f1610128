"""Figures and dates of an export as words: what PDF and spreadsheet say alike."""

from collections.abc import Iterable

from app.core.i18n import _, dateformat, datetimeformat, moneyformat
from app.sourcing.export.report import Report
from app.sourcing.labels import CATEGORIES, STATUSES
from app.sourcing.models import FileSearch, Longlist, ShortlistDecision

Facts = list[tuple[str, str]]


def demo_mark(report: Report) -> str:
    return _("DEMONSTRATION: invented data") if report.is_demo else ""


def title(report: Report) -> str:
    return _("Procurement file %(number)s", number=report.file.number)


def file_facts(report: Report) -> Facts:
    file = report.file
    return _filled(
        (_("Municipality"), file.municipality.name),
        (_("Subject"), file.subject),
        (_("Description"), file.description or ""),
        (_("Category"), str(CATEGORIES[file.category])),
        (_("CPV code"), f"{file.cpv_code} {report.cpv_label}".strip()),
        (_("Estimated value, excluding VAT"), moneyformat(file.estimated_value)),
        (_("Basis of the estimate"), file.estimate_basis),
        (_("Planned start"), dateformat(file.planned_start)),
        (_("Owner"), file.owner.name),
        (_("Opened"), datetimeformat(file.created_at)),
        (_("Status"), str(STATUSES[file.status])),
        (_("Exported"), _by(report.made_by.name, datetimeformat(report.made_at))),
    )


def longlist_facts(longlist: Longlist) -> Facts:
    return [
        (_("Frozen"), _by(longlist.frozen_by.name, datetimeformat(longlist.frozen_at))),
        *search_facts(longlist.search),
    ]


def search_facts(search: FileSearch) -> Facts:
    return [
        (_("Search in words"), search.words),
        (_("Firms found"), str(search.total)),
        (_("Draw number for equals"), str(search.seed)),
        (_("State of the index"), str(search.index_position)),
    ]


def verdict(decision: ShortlistDecision | None) -> str:
    if decision is None:
        return _("Not decided")
    return _("To be invited") if decision.invited else _("Not to be invited")


def decided(decision: ShortlistDecision | None) -> str:
    return _by(decision.decided_by.name, datetimeformat(decision.decided_at, "short")) if decision else ""


def _by(name: str, moment: str) -> str:
    return _("%(moment)s by %(name)s", moment=moment, name=name)


def _filled(*facts: tuple[str, str]) -> Facts:
    return [(term, value) for term, value in facts if value]


def invited_and_not(report: Report) -> tuple[list[ShortlistDecision], list[ShortlistDecision]]:
    decisions: Iterable[ShortlistDecision] = report.decisions.values()
    return [d for d in decisions if d.invited], [d for d in report.decisions.values() if not d.invited]
