"""Selects on reviews of a shortlist, read-only."""

from sqlalchemy import select

from app.core.db import session
from app.sourcing.models import ProcurementFile
from app.sourcing.review.models import Addendum, ShortlistReview


def find_review(file_id: int, review_id: int) -> ShortlistReview | None:
    review = session.get(ShortlistReview, review_id)
    return review if review is not None and review.file_id == file_id else None


def reviews_of(file: ProcurementFile) -> list[ShortlistReview]:
    """Oldest first."""
    statement = select(ShortlistReview).where(ShortlistReview.file_id == file.id)
    return list(session.scalars(statement.order_by(ShortlistReview.id)))


def addenda_of(file: ProcurementFile) -> list[Addendum]:
    """Oldest first."""
    statement = select(Addendum).where(Addendum.file_id == file.id)
    return list(session.scalars(statement.order_by(Addendum.id)))
