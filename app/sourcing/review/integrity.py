"""Whether a signed shortlist is still what was signed: a database that was edited by hand shows."""

from collections.abc import Sequence
from enum import StrEnum

from app.sourcing.models import ProcurementFile
from app.sourcing.review.content import digest_of
from app.sourcing.review.queries import digest_in_trail, signed_review
from app.sourcing.shortlists.lines import ShortlistLine


class Integrity(StrEnum):
    """`flask audit verify` says whether the digest in the trail, with which it is compared, is genuine."""

    INTACT = "intact"
    CHANGED = "changed"
    UNKNOWN = "unknown"  # nothing says what was signed


def integrity_of(file: ProcurementFile, decisions: Sequence[ShortlistLine] | None = None) -> Integrity | None:
    """None for a file that is not locked. `decisions`: those of the shortlist, when they were read already."""
    if not file.is_locked:
        return None
    review = signed_review(file)
    noted = digest_in_trail(review) if review else None
    if review is None or noted is None:
        return Integrity.UNKNOWN
    now = digest_of(file, at=review.offered_at, decisions=decisions)
    return Integrity.INTACT if now == review.digest == noted else Integrity.CHANGED
