"""A shortlist as its readers see it: facts beside the decisions, and drafts of reasons."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.core.db import session
from app.core.i18n import _
from app.sourcing.candidates.models import CandidateNote
from app.sourcing.candidates.queries import outside_firms_in
from app.sourcing.models import OutsideFirm, ProcurementFile
from app.sourcing.rotation.queries import proposals_of
from app.sourcing.rotation.wording import Wording
from app.sourcing.shortlists.choices import mark_of, verdict_of
from app.sourcing.shortlists.lines import ShortlistLine


@dataclass(frozen=True)
class OutsideRow:
    """A firm from outside the register, with its decision or a draft of one."""

    firm: OutsideFirm
    decision: ShortlistLine | None
    verdict: str
    reason: str
    mark: str


def outside_rows(file: ProcurementFile, shortlist: Sequence[ShortlistLine]) -> list[OutsideRow]:
    decisions = {each.outside_firm.id: each for each in shortlist if each.outside_firm}
    return [_outside_row(firm, decisions.get(firm.id)) for firm in outside_firms_in(file)]


def _outside_row(firm: OutsideFirm, decision: ShortlistLine | None) -> OutsideRow:
    reason = decision.reason if decision else draft_for(firm)
    return OutsideRow(firm, decision, verdict_of(decision), reason, mark_of(decision))


def draft_for(firm: OutsideFirm) -> str:
    """From facts; the buyer adds what made the difference."""
    town = _("Based in %(town)s.", town=firm.town) if firm.town else ""
    return " ".join(part for part in (_("From outside the register: %(reason)s", reason=firm.reason), town) if part)


def facts_by_firm(file: ProcurementFile) -> dict[int, str]:
    """What the newest proposal says of each firm, by its id; empty without a proposal."""
    proposals = proposals_of(file)
    if not proposals:
        return {}
    words = Wording(proposals[-1])
    return {firm["supplier_id"]: words.sentence(firm) for firm in proposals[-1].outcome["firms"]}


def excluded_firms(file: ProcurementFile) -> list[tuple[str, str]]:
    """The firms that were put out of the file, with the reason."""
    note = CandidateNote
    statement = select(note).where(note.file_id == file.id, note.excludes, note.taken_back_at.is_(None))
    statement = statement.options(joinedload(note.supplier), joinedload(note.outside_firm))
    return [(_name_in(found), found.text) for found in session.scalars(statement.order_by(note.id))]


def _name_in(note: CandidateNote) -> str:
    if note.supplier is not None:
        return note.supplier.display_name
    return note.outside_firm.name if note.outside_firm else ""
