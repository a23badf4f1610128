"""What a signature stands under, as plain values, and its digest."""

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select

from app.core.db import session
from app.sourcing.advice.models import ProcedureChoice
from app.sourcing.advice.queries import choices_of
from app.sourcing.candidates.models import CandidateNote
from app.sourcing.candidates.queries import exclusions_of
from app.sourcing.models import FileSearch, Longlist, LonglistEntry, OutsideFirm, ProcurementFile
from app.sourcing.queries import longlists_of
from app.sourcing.rotation.models import SelectionProposal
from app.sourcing.rotation.queries import proposals_of
from app.sourcing.shortlists.lines import Listed, ShortlistLine, lines_of
from app.sourcing.shortlists.models import ShortlistJustification
from app.sourcing.shortlists.queries import justifications_in


def digest_of(file: ProcurementFile, *, at: datetime, decisions: Sequence[ShortlistLine] | None = None) -> str:
    """SHA-256 of the shortlist and of what it rests on.

    Choices, longlists and proposals that were added after `at` are left out: a purchase is advised on again after
    the signature when it crosses a change of amounts. Decisions are all in it, whenever they were made; `decisions` are
    those of the shortlist, when they were read already.
    """
    content = {
        "need": _need(file),
        "procedure": [_choice(choice) for choice in choices_of(file) if choice.chosen_at <= at],
        "longlists": [_longlist(longlist) for longlist in longlists_of(file) if longlist.frozen_at <= at],
        "proposals": [_proposal(proposal) for proposal in proposals_of(file) if proposal.made_at <= at],
        "decisions": [_decision(decision) for decision in decisions or lines_of(file)],
        "excluded": [_exclusion(note) for note in exclusions_of(file)],
        "justifications": [_justification(given) for _kind, given in sorted(justifications_in(file).items())],
    }
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _need(file: ProcurementFile) -> dict[str, Any]:
    return {
        "subject": file.subject,
        "description": file.description,
        "category": file.category,
        "cpv_code": file.cpv_code,
        "estimated_value": f"{file.estimated_value:.2f}",
        "estimate_basis": file.estimate_basis,
        "planned_start": file.planned_start.isoformat() if file.planned_start else None,
        "cross_border": [file.cross_border, file.cross_border_reason],
        "local_rule_article": file.local_rule_article,
        "lots": [[lot.number, lot.subject, f"{lot.estimated_value:.2f}"] for lot in file.lots],
    }


def _choice(choice: ProcedureChoice) -> dict[str, Any]:
    return {
        "advised": choice.advised,
        "chosen": choice.chosen,
        "firms": [choice.fewest_firms, choice.most_firms],
        "value": f"{choice.value:.2f}",
        "rule": [choice.rule, choice.rule_source],
        "deviation": choice.deviation_reason,
    }


def _longlist(longlist: Longlist) -> dict[str, Any]:
    entry = LonglistEntry
    rows = select(entry.rank, entry.supplier_id, entry.supplier_version_id).where(entry.longlist_id == longlist.id)
    return {
        "frozen_at": _moment(longlist.frozen_at),
        "search": _search(longlist.search),
        "firms": [list(row) for row in session.execute(rows.order_by(entry.rank))],
    }


def _search(search: FileSearch) -> dict[str, Any]:
    return {"question": search.question, "words": search.words, "total": search.total, "relaxed": search.relaxed}


def _proposal(proposal: SelectionProposal) -> dict[str, Any]:
    return {"method": proposal.method, "seed": proposal.seed, "places": proposal.places, "outcome": proposal.outcome}


def _decision(decision: ShortlistLine) -> dict[str, Any]:
    return {
        "firm": _listed(decision.listed) if decision.listed else _outside(decision.outside_firm),
        "invited": decision.invited,
        "reason": decision.reason,
        "override": decision.override_reason,
        "at": _moment(decision.decided_at),
        "by": decision.decided_by_id,
    }


def _listed(firm: Listed) -> dict[str, Any]:
    return {"supplier": firm.supplier_id, "profile": firm.profile.digest}


def _outside(firm: OutsideFirm | None) -> dict[str, Any]:
    if firm is None:
        return {}
    return {name: getattr(firm, name) for name in ("name", "country", "register_id", "town", "email", "reason")}


def _exclusion(note: CandidateNote) -> list[Any]:
    return [note.supplier_id, note.outside_firm_id, note.text, note.written_by_id]


def _justification(given: ShortlistJustification) -> list[Any]:
    return [given.kind, given.reason, given.given_by_id]


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()
