"""A longlist as its readers see it: why a firm was found, what changed since, and a draft of the reason."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from app.core.i18n import _, dateformat, language, numberformat
from app.reference.queries import cpv_labels
from app.sourcing.candidates.models import CandidateNote
from app.sourcing.models import FileSearch, Longlist, LonglistEntry, ShortlistDecision
from app.sourcing.queries import Standing
from app.sourcing.shortlists.choices import mark_of, verdict_of
from search_index.fields import significant_digits


@dataclass(frozen=True)
class Row:
    """A firm on a longlist. `changed` says in words what is different from when it was frozen, `excluded` why it takes
    no part."""

    entry: LonglistEntry
    town: str
    verified: str
    trades: tuple[tuple[str, str], ...]  # codes and labels that the search or the file asks for
    grounds: str
    changed: str
    excluded: str
    decision: ShortlistDecision | None
    verdict: str
    reason: str
    mark: str


def rows_of(
    longlist: Longlist,
    entries: Sequence[LonglistEntry],
    standing: Mapping[int, Standing],
    decisions: Mapping[int, ShortlistDecision],
    exclusions: Mapping[int, CandidateNote] | None = None,
) -> list[Row]:
    wanted = wanted_codes(longlist)
    matching = {entry.id: matching_codes(entry.supplier_version.content, wanted) for entry in entries}
    labels = cpv_labels({code for codes in matching.values() for code in codes}, language())
    day, drafts, grounds = _day_in_words(), Drafts(len(entries)), Grounds(longlist.search)
    excluded = {firm: note.text for firm, note in (exclusions or {}).items()}
    rows = []
    for entry in entries:
        content, decision = entry.supplier_version.content, decisions.get(entry.supplier_id)
        verified = day(content["verified_at"])
        trades = tuple((code, labels[code]) for code in matching[entry.id] if code in labels)
        row = Row(
            entry=entry,
            town=content["town"] or "",
            verified=verified,
            trades=trades,
            grounds=grounds.of(entry),
            changed=_changed(entry, standing.get(entry.supplier_id)),
            excluded=excluded.get(entry.supplier_id, ""),
            decision=decision,
            verdict=verdict_of(decision),
            reason=decision.reason if decision else drafts.draft(entry, matching[entry.id], verified),
            mark=mark_of(decision),
        )
        rows.append(row)
    return rows


def wanted_codes(longlist: Longlist) -> Sequence[str]:
    """The CPV codes the search asked for, or else the one of the file."""
    return longlist.search.cpv_codes or [longlist.file.cpv_code]


def matching_codes(content: Mapping[str, Any], wanted: Iterable[str]) -> tuple[str, ...]:
    """Which of a firm's codes are a wanted code or lie below one."""
    stems = tuple(significant_digits(code) for code in wanted)
    return tuple(code for code in content["cpv_codes"] if code.startswith(stems))


class Drafts:
    """First drafts of a reason: facts, to which the buyer adds what made the difference.

    The sentences are translated once, not for each of hundreds of firms.
    """

    def __init__(self, total: int) -> None:
        self._total = total
        self._rank = _("Rank %(rank)s of %(total)s on the longlist.")
        self._trade = _("Does this work (CPV %(codes)s).")
        self._town = _("Based in %(town)s.")
        self._verified = _("Verified on %(date)s.")

    def draft(self, entry: LonglistEntry, codes: Sequence[str], verified: str) -> str:
        town = entry.supplier_version.content["town"]
        facts = [
            self._rank % {"rank": entry.rank, "total": self._total},
            self._trade % {"codes": ", ".join(codes)} if codes else "",
            self._town % {"town": town} if town else "",
            self._verified % {"date": verified} if verified else "",
        ]
        return " ".join(fact for fact in facts if fact)


def cpv_in_words(code: str) -> str:
    return f"{code} {cpv_labels([code], language()).get(code, '')}".strip()


class Grounds:
    """What the search looked for besides the trade, firm by firm."""

    def __init__(self, search: FileSearch) -> None:
        self._place = search.place
        self._words = ""
        if search.text and search.relaxed:
            self._words = _("The profile has some of the words “%(words)s”.", words=search.text)
        elif search.text:
            self._words = _("The profile has the words “%(words)s”.", words=search.text)
        self._none = _("Passes the filters of the search.")

    def of(self, entry: LonglistEntry) -> str:
        if entry.distance_km is None:
            return self._words or self._none
        km = numberformat(round(entry.distance_km, 1))
        return f"{self._words} {_('%(km)s km from postcode %(place)s.', km=km, place=self._place)}".strip()


def _changed(entry: LonglistEntry, standing: Standing | None) -> str:
    if standing is None or not standing.is_listed:
        return _("No longer listed")
    if standing.number > entry.supplier_version.number:
        return _("Profile changed since: now version %(number)s", number=standing.number)
    return ""


def _day_in_words() -> Any:
    """Writes each day once: many firms share one, and writing a date is the slowest part of a long list."""

    @cache
    def in_words(moment: str | None) -> str:
        return dateformat(datetime.fromisoformat(moment)) if moment else ""

    return in_words
