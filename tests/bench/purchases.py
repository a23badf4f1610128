"""Procurement files for the bench: two of which everything is there, and thousands around them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import insert, select

from app.accounts.models import User
from app.audit.services import record
from app.core.clock import now
from app.core.db import session
from app.reference.models import CpvCode
from app.sourcing.candidates.models import CandidateNote
from app.sourcing.kinds import Category, FileStatus
from app.sourcing.models import FileSearch, Longlist, LonglistEntry, ProcurementFile, ShortlistDecision
from app.sourcing.outcomes.models import Award, Outcome, OutcomeKind
from app.sourcing.requests.models import Answer, Invitation, RequestForQuotation
from app.sourcing.review.content import digest_of
from app.sourcing.review.models import ShortlistReview, Verdict
from app.sourcing.roles.kinds import FileRoleKind
from app.sourcing.rotation.services import propose, take_over
from app.suppliers.models import Supplier
from tests.factories import save
from tests.factories.procurement import make_choice, make_request, make_role_in
from tests.factories.sourcing import GARDENING, ZEIST, make_file, make_longlist

FIRST_ID = 1_000  # of the thousands, so that their rows can name each other
ON_LONGLIST, INVITED = 20, 5  # firms of each of them
KINDS = 100  # of work among them
DAYS = 900  # over which they were opened, up to today


@dataclass(frozen=True)
class Prepared:
    """A file with its longlist, offered for signature."""

    file: ProcurementFile
    longlist: Longlist
    review: ShortlistReview
    firms: int


def prepare(firms: Sequence[Supplier], buyer: User, signer: User) -> Prepared:
    """Every firm has a note and a decision that follows the proposal."""
    file = make_file(buyer, estimated_value=Decimal(60_000))
    make_choice(file)
    make_role_in(file, FileRoleKind.SIGNER, signer)
    longlist = make_longlist(file, *firms)
    note = {"file_id": file.id, "excludes": False, "text": "Asked by telephone.", "written_by_id": buyer.id}
    session.execute(insert(CandidateNote), [{**note, "supplier_id": each.id, "written_at": now()} for each in firms])
    take_over(propose(longlist, places=INVITED, by=buyer, at=now()), by=buyer, at=now())
    session.flush()
    moment = now()
    review = save(ShortlistReview(file=file, digest=digest_of(file, at=moment), offered_at=moment, offered_by=buyer))
    return Prepared(file, longlist, review, len(firms))


def sign_and_ask(review: ShortlistReview, signer: User) -> None:
    """Lock the shortlist and send the request, to which every invited firm answers."""
    file = review.file
    review.verdict, review.judged_by = Verdict.SIGNED, signer
    review.judged_at = file.locked_at = now()
    record("shortlist.signed", file, by=signer, review_id=review.id, digest=review.digest)
    request = make_request(file, deadline=now() + timedelta(days=14))
    for number, invitation in enumerate(request.invitations):
        invitation.answer = Answer.DECLINED if number == 0 else Answer.INTERESTED
        invitation.answered_at = invitation.delivered_at = invitation.first_visit_at = now()


def store_files(number: int, firms: Sequence[Supplier], owner: User) -> None:
    """Past the session: closed files of one municipality, each with a longlist, five invitations and an award."""
    ids, codes = [firm.id for firm in firms], _codes()
    versions = dict(session.execute(select(LonglistEntry.supplier_id, LonglistEntry.supplier_version_id)).all())
    files = [_Stored(each, now() - timedelta(days=each % DAYS), owner.id, codes) for each in range(number)]
    for model, rows in (
        (ProcurementFile, (each.file for each in files)),
        (FileSearch, (each.search for each in files)),
        (Longlist, (each.longlist for each in files)),
        (LonglistEntry, (row for each in files for row in each.entries(ids, versions))),
        (ShortlistDecision, (row for each in files for row in each.decisions(ids))),
        (RequestForQuotation, (each.request for each in files)),
        (Invitation, (row for each in files for row in each.invitations())),
        (Outcome, (each.outcome for each in files)),
        (Award, (each.award for each in files)),
    ):
        session.execute(insert(model), list(rows))


def _codes() -> list[str]:
    """Kinds of work, that of the two files among them."""
    found = session.scalars(select(CpvCode.code).order_by(CpvCode.code)).all()
    return [GARDENING, *found[:: len(found) // KINDS]]


@dataclass(frozen=True)
class _Stored:
    """The rows of one of the thousands, as their tables want them."""

    place: int
    at: datetime
    owner_id: int
    codes: Sequence[str]

    @property
    def id(self) -> int:
        return FIRST_ID + self.place

    @property
    def file(self) -> dict[str, Any]:
        need = {"subject": f"Purchase {self.place}", "category": Category.SERVICES, "estimate_basis": "Last year's."}
        when = {"year": self.at.year, "serial": self.id, "created_at": self.at, "locked_at": self.at}
        value = {"estimated_value": Decimal(5_000 + self.place * 37 % 200_000), "owner_id": self.owner_id}
        kind = {"cpv_code": self.codes[self.place % len(self.codes)], "status": FileStatus.CLOSED}
        return {"id": self.id, "version": 1, "municipality_code": ZEIST, **need, **when, **value, **kind}

    @property
    def search(self) -> dict[str, Any]:
        asked = {"question": {}, "words": "all firms", "page": 1, "total": ON_LONGLIST, "relaxed": False}
        return {"id": self.id, "file_id": self.id, "at": self.at, "by_id": self.owner_id, "index_position": 0, **asked}

    @property
    def longlist(self) -> dict[str, Any]:
        frozen = {"frozen_at": self.at, "frozen_by_id": self.owner_id}
        return {"id": self.id, "file_id": self.id, "search_id": self.id, **frozen}

    def _firm(self, ids: Sequence[int], rank: int) -> int:
        return ids[(self.place * 7 + rank) % len(ids)]

    def entries(self, ids: Sequence[int], versions: dict[int, int]) -> Iterator[dict[str, Any]]:
        for rank in range(ON_LONGLIST):
            firm = self._firm(ids, rank)
            kept = {"supplier_id": firm, "supplier_version_id": versions[firm], "score": 1.0}
            yield {"id": self.id * 100 + rank, "longlist_id": self.id, "rank": rank + 1, **kept}

    def decisions(self, ids: Sequence[int]) -> Iterator[dict[str, Any]]:
        decided = {"version": 1, "invited": True, "reason": "Its turn.", "decided_at": self.at}
        for rank in range(INVITED):
            number = self.id * 100 + rank
            about = {"id": number, "entry_id": number, "supplier_id": self._firm(ids, rank), "file_id": self.id}
            yield {**about, **decided, "decided_by_id": self.owner_id}

    @property
    def request(self) -> dict[str, Any]:
        text = {"goal": "Work.", "requirements": "Good.", "award_rule": "Price.", "questions_to": "a@example.org"}
        moments = {"deadline": self.at + timedelta(days=21), "created_at": self.at, "sent_at": self.at}
        return {"id": self.id, "version": 1, "file_id": self.id, "created_by_id": self.owner_id, **text, **moments}

    def invitations(self) -> Iterator[dict[str, Any]]:
        for rank in range(INVITED):
            number = self.id * 100 + rank
            about = {"id": number, "version": 1, "request_id": self.id, "decision_id": number, "sent_at": self.at}
            yield {**about, "key_digest": f"key {number}", "answer": Answer.INTERESTED, "answered_at": self.at}

    @property
    def outcome(self) -> dict[str, Any]:
        what = {"kind": OutcomeKind.AWARDED, "rationale": "The best.", "decided_by_id": self.owner_id}
        moments = {"decided_at": self.at, "agreed_at": self.at, "announced_at": self.at}
        return {"id": self.id, "version": 1, "file_id": self.id, **what, **moments}

    @property
    def award(self) -> dict[str, Any]:
        won = self.id * 100 + self.place % INVITED
        return {"outcome_id": self.id, "decision_id": won, "invitation_id": won, "amount": Decimal(40_000)}
