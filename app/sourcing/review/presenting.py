"""Four eyes as the pages show them: what is missing, what waits, whether what was signed is still that."""

from dataclasses import dataclass
from typing import Any

from flask import url_for

from app.accounts.models import User
from app.core.clock import now
from app.core.guard import signed_in_user
from app.core.i18n import Text
from app.sourcing import policies
from app.sourcing.models import ProcurementFile
from app.sourcing.review import queries
from app.sourcing.review.integrity import Integrity, integrity_of
from app.sourcing.review.labels import BARS, SIGNERS
from app.sourcing.review.missing import missing_in
from app.sourcing.review.models import Addendum, ShortlistReview, Verdict
from app.sourcing.review.services import is_as_offered
from app.sourcing.review.signers import bars_to_signing, signer_asked
from app.sourcing.shortlists.findings import Findings


@dataclass(frozen=True)
class ToDo:
    """What is missing, and where it is done."""

    text: Text
    url: str


@dataclass(frozen=True)
class Offer:
    """What the page of the shortlist says about signing. `missing` is looked up as long as nothing waits."""

    waiting: ShortlistReview | None
    is_void: bool
    missing: list[ToDo]
    may_offer: bool
    reviews: list[ShortlistReview]
    integrity: Integrity | None
    signer: Text


def offer_of(file: ProcurementFile, findings: Findings, reader: User) -> Offer:
    reviews = queries.reviews_of(file)
    waiting = next((review for review in reviews if review.is_waiting), None)
    is_void = waiting is not None and not is_as_offered(waiting, at=now(), decisions=findings.decisions)
    is_looked_up = not file.is_locked and file.is_open and (waiting is None or is_void)
    return Offer(
        waiting=waiting,
        is_void=is_void,
        missing=_to_do(file, findings) if is_looked_up else [],
        may_offer=policies.may_offer(reader, file),
        reviews=reviews,
        integrity=integrity_of(file, findings.decisions),
        signer=SIGNERS[signer_asked(file)],
    )


def _to_do(file: ProcurementFile, findings: Findings) -> list[ToDo]:
    missing = missing_in(file, findings)
    return [ToDo(each.text, url_for(each.endpoint, file_id=file.id, **each.values)) for each in missing]


def reviews_to_judge(user: User) -> list[ShortlistReview]:
    """What waits for this person, oldest first."""
    return [review for review in queries.waiting_reviews_near(user) if policies.may_judge(user, review)]


def number_to_judge(user: User) -> int:
    return len(reviews_to_judge(user))


def bars_in_words(user: User, file: ProcurementFile) -> list[Text]:
    return [BARS[bar] for bar in bars_to_signing(user, file)]


def addenda_to_agree(file: ProcurementFile, reader: User) -> list[tuple[Addendum, bool]]:
    """Each addendum, and whether the reader may agree to it."""
    return [(each, policies.may_agree(reader, each)) for each in queries.addenda_of(file)]


def next_step(file: ProcurementFile) -> dict[str, Any] | None:
    """What the overview says about signing: sign, wait, repair or look at an addendum."""
    if not file.is_open:
        return None
    user, reviews = signed_in_user(), queries.reviews_of(file)
    if file.is_locked:
        open_ones = [each for each, may_agree in addenda_to_agree(file, user) if may_agree]
        return {"state": "addendum"} if open_ones else None
    newest = reviews[-1] if reviews else None
    if newest is None or newest.verdict not in (Verdict.WAITING, Verdict.RETURNED):
        return None
    state = "returned" if newest.verdict is Verdict.RETURNED else "waiting"
    may_judge = policies.may_judge(user, newest)
    return {"state": "sign" if may_judge else state, "review": newest}
