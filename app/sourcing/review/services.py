"""Four eyes: a shortlist is offered, and signed or returned by somebody who did not work on it. Nothing unlocks it."""

from collections.abc import Sequence
from datetime import datetime

from app.accounts.models import User
from app.audit.services import record
from app.core.db import session
from app.core.errors import DomainError
from app.core.i18n import lazy
from app.core.model import id_of
from app.outbox.services import publish
from app.sourcing.models import ProcurementFile
from app.sourcing.review.content import digest_of
from app.sourcing.review.messages import ShortlistJudged, ShortlistOffered
from app.sourcing.review.missing import missing_in
from app.sourcing.review.models import ShortlistReview, Verdict
from app.sourcing.review.queries import waiting_review
from app.sourcing.review.signers import bars_to_signing
from app.sourcing.roles.declaring import declare_no_interest
from app.sourcing.roles.queries import has_declared
from app.sourcing.shortlists.lines import ShortlistLine
from app.sourcing.shortlists.services import demand_reason, lock_out_others


class NotComplete(DomainError):
    """Something is missing; the page of the shortlist lists it."""

    def __init__(self) -> None:
        super().__init__(lazy("Something is missing, so the shortlist cannot be offered yet. See what on its page."))


class ChangedMeanwhile(DomainError):
    """What lies before the signer is not what was offered."""

    def __init__(self) -> None:
        super().__init__(
            lazy(
                "The shortlist was changed after it was offered, so this offer counts no more. Let it be offered anew."
            )
        )


def offer(file: ProcurementFile, *, by: User, at: datetime) -> ShortlistReview:
    """Lay the shortlist before a signer; an offer that waits is taken back. Raises NotComplete, Locked."""
    lock_out_others(file)
    if missing_in(file):
        raise NotComplete
    if (earlier := waiting_review(file)) is not None:
        take_back(earlier, by=by, at=at)
    review = ShortlistReview(file_id=id_of(file), digest=digest_of(file, at=at), offered_at=at, offered_by_id=id_of(by))
    session.add(review)
    session.flush()  # its id goes into the audit trail
    record("shortlist.offered", file, by=by, review_id=review.id, digest=review.digest)
    publish(ShortlistOffered(review.id))
    return review


def take_back(review: ShortlistReview, *, by: User, at: datetime) -> None:
    _demand_waiting(review)
    _judge(review, Verdict.TAKEN_BACK, by=by, at=at)
    record("shortlist.taken_back", review.file, by=by, review_id=review.id)


def send_back(review: ShortlistReview, comment: str, *, by: User, at: datetime) -> None:
    """Return it with a comment: it is offered again after it was repaired."""
    _demand_fit(review, by)
    demand_reason(comment)
    review.comment = comment.strip()
    _judge(review, Verdict.RETURNED, by=by, at=at)
    record("shortlist.returned", review.file, by=by, review_id=review.id, comment=review.comment)
    publish(ShortlistJudged(review.id))


def sign(review: ShortlistReview, *, by: User, at: datetime) -> None:
    """Sign what was offered, and lock it. With it the signer declares to have no interest in any of the firms.

    Raises ChangedMeanwhile when it is not what was offered, and DomainError when `by` may not sign.
    """
    file = review.file
    lock_out_others(file)
    _demand_fit(review, by)
    if not has_declared(by, file):
        declare_no_interest(file, by=by, at=at)
    if not is_as_offered(review, at=at) or missing_in(file):
        raise ChangedMeanwhile
    _judge(review, Verdict.SIGNED, by=by, at=at)
    file.locked_at = at
    record("shortlist.signed", file, by=by, review_id=review.id, digest=review.digest)
    publish(ShortlistJudged(review.id))


def is_as_offered(review: ShortlistReview, *, at: datetime, decisions: Sequence[ShortlistLine] | None = None) -> bool:
    """Whether the shortlist, with all that it rests on at this moment, is still what it was.

    `decisions`: those of the shortlist, when they were read already.
    """
    return digest_of(review.file, at=at, decisions=decisions) == review.digest


def _demand_fit(review: ShortlistReview, by: User) -> None:
    _demand_waiting(review)
    if bars_to_signing(by, review.file):
        raise DomainError(lazy("You may not sign this shortlist. Somebody else does."))


def _demand_waiting(review: ShortlistReview) -> None:
    if not review.is_waiting:
        raise DomainError(lazy("Somebody judged this shortlist already, or it was taken back."))


def _judge(review: ShortlistReview, verdict: Verdict, *, by: User, at: datetime) -> None:
    review.verdict, review.judged_at, review.judged_by_id = verdict, at, id_of(by)
