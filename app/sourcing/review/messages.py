"""What happened to a shortlist between its maker and its signer."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ShortlistOffered:
    review_id: int


@dataclass(frozen=True)
class ShortlistJudged:
    """Signed, or returned with a comment."""

    review_id: int


@dataclass(frozen=True)
class AddendumMade:
    addendum_id: int
