"""Thousands of finished purchases of one municipality, by bulk inserts: enough to measure reports on."""

from datetime import timedelta
from decimal import Decimal
from random import Random
from typing import Any

from sqlalchemy import insert

from app.core.db import session
from app.core.model import id_of
from app.sourcing.advice.models import ProcedureChoice
from app.sourcing.kinds import Category, FileStatus
from app.sourcing.models import FileSearch, Longlist, LonglistEntry, ProcurementFile, ShortlistDecision
from app.sourcing.outcomes.models import Award, Outcome, OutcomeKind
from app.sourcing.policy.kinds import Procedure
from app.sourcing.requests.models import Answer, Invitation, RequestForQuotation
from app.suppliers.kinds import LegalForm, ProfileStatus
from app.suppliers.models import Supplier, SupplierVersion
from tests.factories.sourcing import DE_BILT, GARDENING, NOON, PAINTING, ZEIST, make_buyer

INVITED = 4  # firms for each purchase
FIRMS = 400


def make_many_purchases(files: int, year: int = 2026) -> None:
    """Each with a longlist, four invitations and an award, all in one year; the firms are spread unevenly."""
    random, owner = Random(7), id_of(make_buyer())
    firms, versions = _firms(random)
    dates = [NOON + timedelta(hours=random.randint(0, 4000)) for _each in range(files)]
    ids = range(1_000_000, 1_000_000 + files)
    _put(ProcurementFile, [_file(i, n, year, owner, dates[n], random) for n, i in enumerate(ids)])
    _put(FileSearch, [_search(i, owner) for i in ids])
    _put(Longlist, [{"id": i, "file_id": i, "search_id": i, "frozen_at": NOON, "frozen_by_id": owner} for i in ids])
    asked = {i: _some(random, firms) for i in ids}
    places = [(i, rank, firm) for i in ids for rank, firm in enumerate(asked[i], 1)]
    _put(LonglistEntry, [_entry(i, rank, firm, versions[firm]) for i, rank, firm in places])
    _put(ShortlistDecision, [_decision(i, rank, firm, owner, NOON) for i, rank, firm in places])
    _put(RequestForQuotation, [_request(i, owner) for i in ids])
    _put(Invitation, [_invitation(i, rank, random) for i, rank, _firm in places])
    _put(ProcedureChoice, [_choice(i, owner, random) for i in ids])
    _put(Outcome, [_outcome(i, owner, dates[n] + timedelta(days=random.randint(20, 90))) for n, i in enumerate(ids)])
    _put(Award, [_award(i, random) for i in ids])


def _put(model: type[Any], rows: list[dict[str, Any]]) -> None:
    session.execute(insert(model), rows)


def _some(random: Random, firms: list[int]) -> list[int]:
    chosen: set[int] = set()
    while len(chosen) < INVITED:
        chosen.add(firms[int(len(firms) * random.random() ** 2)])
    return sorted(chosen)


def _firms(random: Random) -> tuple[list[int], dict[int, int]]:
    ids = list(range(1_000_000, 1_000_000 + FIRMS))
    towns = random.choices([ZEIST, DE_BILT, "GM0363", None], [5, 3, 2, 1], k=FIRMS)
    common = {"legal_form": LegalForm.BV, "country": "NL", "status": ProfileStatus.LISTED, "languages": []}
    moments = {"created_at": NOON, "updated_at": NOON, "listed_at": NOON, "sbi_codes": [], "version": 1}
    rows = [
        {**common, **moments, "id": i, "name": f"Firm {i}", "match_name": f"firm {i}", "municipality_code": town}
        for i, town in zip(ids, towns, strict=True)
    ]
    _put(Supplier, [{**row, "staff": random.choice([None, 3, 30, 120, 900])} for row in rows])
    content = {"name": "Firm", "trade_name": None, "legal_form": "bv", "town": "Zeist"}
    kept = [{"id": i, "supplier_id": i, "number": 1, "content": content, "since": NOON, "digest": "-"} for i in ids]
    _put(SupplierVersion, kept)
    return ids, {i: i for i in ids}


def _file(i: int, number: int, year: int, owner: int, created_at: Any, random: Random) -> dict[str, Any]:
    return {
        "id": i,
        "municipality_code": ZEIST,
        "year": year,
        "serial": number + 1,
        "status": FileStatus.CLOSED,
        "subject": f"Purchase {number}",
        "category": random.choice(list(Category)),
        "cpv_code": random.choice([GARDENING, PAINTING]),
        "estimated_value": Decimal(60_000),
        "estimate_basis": "-",
        "owner_id": owner,
        "created_at": created_at,
        "version": 1,
    }


def _search(i: int, owner: int) -> dict[str, Any]:
    asked = {"question": {}, "words": "-", "page": 1, "relaxed": False, "index_position": 0}
    return {"id": i, "file_id": i, "at": NOON, "by_id": owner, "total": 2 + i % 9, **asked}


def _entry(i: int, rank: int, firm: int, version: int) -> dict[str, Any]:
    place = {"longlist_id": i, "rank": rank, "score": 1.0}
    return {"id": _id(i, rank), "supplier_id": firm, "supplier_version_id": version, **place}


def _id(i: int, rank: int) -> int:
    return (i - 1_000_000) * INVITED + rank + 1_000_000


def _decision(i: int, rank: int, firm: int, owner: int, at: Any) -> dict[str, Any]:
    verdict = {"invited": True, "reason": "-", "decided_at": at, "decided_by_id": owner, "version": 1}
    return {"id": _id(i, rank), "file_id": i, "supplier_id": firm, "entry_id": _id(i, rank), **verdict}


def _request(i: int, owner: int) -> dict[str, Any]:
    words = {"goal": "-", "requirements": "-", "award_rule": "-", "questions_to": "-", "version": 1}
    moments = {"deadline": NOON, "is_sealed": True, "created_at": NOON, "created_by_id": owner, "sent_at": NOON}
    return {"id": i, "file_id": i, **words, **moments}


def _invitation(i: int, rank: int, random: Random) -> dict[str, Any]:
    answer = random.choice([Answer.INTERESTED, Answer.INTERESTED, Answer.DECLINED, None])
    ids = {"id": _id(i, rank), "request_id": i, "decision_id": _id(i, rank), "key_digest": f"many-{i}-{rank}"}
    return {**ids, "sent_at": NOON, "answer": answer, "version": 1}


def _choice(i: int, owner: int, random: Random) -> dict[str, Any]:
    chosen = random.choice([Procedure.SINGLE_PRIVATE_QUOTATION, Procedure.MULTIPLE_PRIVATE_QUOTATION])
    rule = {"rule": "-", "rule_source": "-", "for_day": NOON.date(), "value": Decimal(60_000)}
    return {"file_id": i, "advised": chosen, "chosen": chosen, "chosen_at": NOON, "chosen_by_id": owner, **rule}


def _outcome(i: int, owner: int, announced_at: Any) -> dict[str, Any]:
    decided = {"kind": OutcomeKind.AWARDED, "rationale": "-", "decided_at": NOON, "decided_by_id": owner, "version": 1}
    return {"id": i, "file_id": i, "announced_at": announced_at, **decided}


def _award(i: int, random: Random) -> dict[str, Any]:
    decision = _id(i, random.randint(1, INVITED))
    amount = Decimal(random.randint(20_000, 200_000))
    return {"id": i, "outcome_id": i, "decision_id": decision, "invitation_id": decision, "amount": amount}
