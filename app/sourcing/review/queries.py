"""Selects on reviews of a shortlist, read-only."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.accounts.models import Role, User
from app.accounts.policies import municipalities_of
from app.audit.models import AuditEntry
from app.core.db import session
from app.sourcing.kinds import FileStatus
from app.sourcing.models import ProcurementFile
from app.sourcing.review.models import Addendum, ShortlistReview, Verdict


def find_review(file_id: int, review_id: int) -> ShortlistReview | None:
    review = session.get(ShortlistReview, review_id)
    return review if review is not None and review.file_id == file_id else None


def find_addendum(file_id: int, addendum_id: int) -> Addendum | None:
    addendum = session.get(Addendum, addendum_id)
    return addendum if addendum is not None and addendum.file_id == file_id else None


def reviews_of(file: ProcurementFile) -> list[ShortlistReview]:
    """Oldest first."""
    people = joinedload(ShortlistReview.offered_by), joinedload(ShortlistReview.judged_by)
    statement = select(ShortlistReview).where(ShortlistReview.file_id == file.id).options(*people)
    return list(session.scalars(statement.order_by(ShortlistReview.id)))


def waiting_review(file: ProcurementFile) -> ShortlistReview | None:
    waiting = ShortlistReview.file_id == file.id, ShortlistReview.verdict == Verdict.WAITING
    return session.scalar(select(ShortlistReview).where(*waiting).order_by(ShortlistReview.id.desc()).limit(1))


def signed_review(file: ProcurementFile) -> ShortlistReview | None:
    signed = ShortlistReview.file_id == file.id, ShortlistReview.verdict == Verdict.SIGNED
    return session.scalar(select(ShortlistReview).where(*signed).order_by(ShortlistReview.id).limit(1))


def waiting_reviews_near(user: User) -> list[ShortlistReview]:
    """All that wait at the municipalities of the person, oldest first; who may sign is another question."""
    mine = municipalities_of(user, Role.BUYER, Role.CONTROLLER)
    statement = (
        select(ShortlistReview)
        .join(ShortlistReview.file)
        .where(
            ShortlistReview.verdict == Verdict.WAITING,
            ProcurementFile.municipality_code.in_(mine),
            ProcurementFile.status == FileStatus.OPEN,
        )
    )
    return list(session.scalars(statement.order_by(ShortlistReview.id)))


def addenda_of(file: ProcurementFile) -> list[Addendum]:
    """Oldest first."""
    people = joinedload(Addendum.made_by), joinedload(Addendum.agreed_by)
    statement = select(Addendum).where(Addendum.file_id == file.id).options(*people)
    return list(session.scalars(statement.order_by(Addendum.id)))


def digest_in_trail(review: ShortlistReview) -> str | None:
    """What was signed according to the audit trail, whose chain guards it; None when it does not know."""
    about = AuditEntry.object_type == ProcurementFile.__tablename__, AuditEntry.object_id == str(review.file_id)
    signed = select(AuditEntry).where(*about, AuditEntry.action == "shortlist.signed")
    for entry in session.scalars(signed.order_by(AuditEntry.number)):
        if entry.values and entry.values.content.get("review_id") == review.id:
            return str(entry.values.content["digest"])
    return None
